"""A second application by the same person begins with their own last data, to be checked again.

Never taken over: what is asked anew each time (reason, dates, conflicts, agreements) and the number of the ID.
"""

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ApplicationStatus, GuardianStatus

AGAIN = (
    "languages",
    "emergency_name",
    "emergency_relation",
    "emergency_phone",
    "accommodation",
    "ties",
    "id_kind",
    "affiliation",
    "has_one_guardian",
)


def fill(application: Application) -> None:
    """Into a draft that was just begun; nothing happens for somebody new."""
    earlier = application.rider.applications.exclude(pk=application.pk).exclude(status=ApplicationStatus.DRAFT)
    last = earlier.order_by("-created_at", "-id").first()
    if last is None:
        return
    for name in AGAIN:
        setattr(application, name, getattr(last, name))
    if last.station_id and application.program.stations.filter(pk=last.station_id, is_active=True).exists():
        application.station_id = last.station_id
    application.filled_from = last.reference
    application.save(update_fields=[*AGAIN, "station", "filled_from"])
    if facts.is_minor(application, facts.first_wish_on(application)):
        willing = [one for one in facts.standing_guardians(last) if one.status != GuardianStatus.DECLINED]
        Guardian.objects.bulk_create(_again(guardian, application) for guardian in willing)


def _again(guardian: Guardian, application: Application) -> Guardian:
    """The same person, not asked yet for this application."""
    return Guardian(
        application=application,
        name=guardian.name,
        relation=guardian.relation,
        email=guardian.email,
        phone=guardian.phone,
        language=guardian.language,
    )

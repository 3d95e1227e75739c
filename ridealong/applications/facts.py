"""What is known of a case, in the words its rules use."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from ridealong.applications import eligibility
from ridealong.applications.eligibility import Person, Reason
from ridealong.applications.models import Application, Clearance, Guardian
from ridealong.applications.status import ClearanceStatus, GuardianStatus
from ridealong.program.calendar import holidays_around
from ridealong.program.rules import PastRide, Rules, Wish


def rules_of(application: Application) -> Rules:
    """The rules the application is pinned to, as they stand for its kind of rider."""
    return application.rule_set.rules.for_category(application.category)


def is_minor(application: Application, on: date) -> bool:
    """Whether somebody else must sign with the rider on that date."""
    born_on = application.rider.born_on
    return born_on is not None and eligibility.age_on(born_on, on) < rules_of(application).min_age


def first_wish_on(application: Application) -> date:
    """The date the rules are asked for before a ride is scheduled: the first one wished, else today."""
    wished = [date.fromisoformat(wish["on"]) for wish in application.wishes if wish.get("on")]
    return min(wished, default=timezone.localdate())


def needs_guardian(application: Application) -> bool:
    """Whether a guardian must consent, for the earliest date wished."""
    born_on, rules = application.rider.born_on, rules_of(application)
    if born_on is None:
        return False
    return eligibility.age_on(born_on, first_wish_on(application)) < max(rules.min_age, rules.minors.guardian_under)


def zone_of(application: Application) -> ZoneInfo:
    """The clock that the wishes are told in."""
    station = application.station or application.program.stations.first()
    return station.zone if station else ZoneInfo(timezone.get_default_timezone_name())


def wishes(application: Application) -> list[Wish]:
    """The hours wished, in their order; times are aware, in the station's zone."""
    zone = zone_of(application)
    return [wish(entry, zone, str(application.station_id or "")) for entry in application.wishes]


def wish(entry: dict[str, str], zone: ZoneInfo, station: str = "") -> Wish:
    """One stored wish: {"on": "2026-12-11", "starts": "18:00", "hours": 4}."""
    starts_at = datetime.combine(date.fromisoformat(entry["on"]), time.fromisoformat(entry["starts"]), tzinfo=zone)
    ends_at = datetime.fromtimestamp(starts_at.timestamp() + float(entry["hours"]) * 3600, zone)
    return Wish(starts_at, ends_at, station)


def standing_guardians(application: Application) -> list[Guardian]:
    return list(application.guardians.exclude(status=GuardianStatus.REPLACED))


def guardians_consent(application: Application) -> bool:
    """Whether as many guardians consent as the program asks for."""
    asked = standing_guardians(application)
    consented = [guardian for guardian in asked if guardian.status == GuardianStatus.CONSENTED]
    return bool(consented) and (rules_of(application).minors.signers == "one" or len(consented) == len(asked))


def clearance(application: Application) -> Clearance | None:
    """The records check that counts: asked for or recorded, not lapsed."""
    return application.clearances.exclude(status=ClearanceStatus.LAPSED).first()


def needs_clearance(application: Application) -> bool:
    rule = rules_of(application).clearance
    return rule.required and (rule.minors_too or not is_minor(application, first_wish_on(application)))


def reasons(application: Application, *, past_rides: Sequence[PastRide] = ()) -> list[Reason]:
    """What stands against the most hopeful of the wishes, hard reasons first; empty when nothing does."""
    applied_at = application.submitted_at or timezone.now()
    zone, person = zone_of(application), person_of(application)
    wished: list[Wish | None] = [*wishes(application)] or [None]
    found: list[Sequence[Reason]] = [
        eligibility.evaluate(
            person,
            each,
            application.rule_set.rules,
            past_rides=past_rides,
            applied_on=applied_at.astimezone(zone).date(),
            applied_at=applied_at,
            holidays=holidays_around(applied_at.year),
        ).reasons
        for each in wished
    ]
    return list(min(found, key=_weight))


def _weight(against: Sequence[Reason]) -> tuple[int, int]:
    """Hard reasons weigh first."""
    return sum(reason.override is None for reason in against), len(against)


def person_of(application: Application) -> Person:
    """The rider as the rules see them."""
    rider, check = application.rider, clearance(application)
    ends = [guardian.latest_end for guardian in standing_guardians(application) if guardian.latest_end]
    return Person(
        born_on=rider.born_on,
        category=application.category,
        guardian_consents=guardians_consent(application),
        ties=frozenset(application.ties),
        attestation=application.attestation,
        has_relative_here=application.has_relative_here,
        has_open_case=application.has_open_case,
        is_banned=rider.bans.filter(until_on__gte=timezone.localdate()).exists(),
        clearance=check.outcome if check and check.outcome else None,
        latest_end=min(ends, default=None),
    )


def missing(application: Application) -> dict[str, str]:
    """What is not filled in yet, by section of the task list."""
    rider, rules = application.rider, rules_of(application)
    born_on = rider.born_on
    problems = {
        "you": "" if rider.legal_name.strip() and born_on else _("Your name and date of birth."),
        "contact": "" if rider.address and rider.phone else _("Your address and phone."),
        "emergency": ""
        if application.emergency_name and application.emergency_phone
        else _("Somebody we can call in an emergency."),
        "ride": "" if application.wishes and application.category and application.reason else _("Dates and reason."),
        "questions": "" if _is_answered(application, rules) else _("A few questions about you."),
        "guardian": _("Your parent or guardian.")
        if needs_guardian(application) and not standing_guardians(application)
        else "",
        "agreements": ""
        if application.accepted_rules_at and (application.agreed_to_check_at or not rules.clearance.required)
        else _("Your agreement to the rules and the records check."),
    }
    return {section: problem for section, problem in problems.items() if problem}


def _is_answered(application: Application, rules: Rules) -> bool:
    is_attested = bool(application.attestation) or not rules.disqualifiers
    return application.has_relative_here is not None and application.has_open_case is not None and is_attested


def age_on(application: Application, on: date) -> int | None:
    born_on = application.rider.born_on
    return eligibility.age_on(born_on, on) if born_on else None


def open_until(days: int) -> date:
    """A due date so many days from today."""
    return timezone.localdate() + timedelta(days=days)

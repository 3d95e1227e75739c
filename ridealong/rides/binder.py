"""Waivers for the binder: copies of what was signed, and forms to sign for what was not, with few questions to the
database however many there are.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import translation

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.status import GuardianStatus
from ridealong.core import history, phone
from ridealong.documents.content import Department, Text
from ridealong.documents.content import Guardian as OnPaper
from ridealong.documents.waiver_content import PrefilledWaiver, SignedWaiver
from ridealong.program.letterhead import on_paper
from ridealong.rides.models import Ride
from ridealong.rides.ride_papers import ride_of
from ridealong.waivers import waiver_papers
from ridealong.waivers.models import Signature, Waiver, WaiverText
from ridealong.waivers.status import LIVE, Audience, FileKind, WaiverStatus

AT_ONCE = 1000  # rides read together

Texts = dict[tuple[UUID, str, str], Text]


def waivers(keys: Sequence[UUID], by: User) -> Iterator[SignedWaiver | PrefilledWaiver]:
    """In the order of the rides. Without a waiver, or a text to sign, there is nothing to print."""
    department, texts = on_paper(), _texts()
    for start in range(0, len(keys), AT_ONCE):
        rides = list(_rides(keys[start : start + AT_ONCE]))
        history.record_views("waiver.copy_printed", rides, by=by)
        for place, ride in enumerate(rides):
            waiver = _waiver(ride)
            if waiver and waiver.status in {WaiverStatus.AWAITING, WaiverStatus.PARTLY_SIGNED}:
                yield from _to_sign(ride, waiver, department, texts)
            elif waiver:
                yield _copy(ride, waiver, department)
            rides[place] = None  # type: ignore[call-overload]  # what is drawn need not stay in memory


def _rides(keys: Sequence[UUID]) -> QuerySet[Ride]:
    """Texts and rules are shared by many: they come once each, not with every row."""
    signatures = Signature.objects.select_related("account", "guardian").prefetch_related("text")
    all_waivers = Waiver.objects.prefetch_related(Prefetch("signatures", signatures), "files")
    related = ("application__program", "application__station", "application__rider", "seat__shift__officer",
               "seat__shift__station", "seat__shift__unit")  # fmt: skip
    rides = Ride.objects.filter(pk__in=keys).select_related(*related).order_by("starts_at", "pk")
    return rides.prefetch_related(
        "application__rule_set", "application__guardians", Prefetch("application__waivers", all_waivers)
    )


def _waiver(ride: Ride) -> Waiver | None:
    """The ride's own, else the live one of its case."""
    found = list(ride.application.waivers.all())
    own = [waiver for waiver in found if waiver.pk == ride.waiver_id]
    return next(iter(own or [waiver for waiver in found if waiver.status in LIVE]), None)


def _copy(ride: Ride, waiver: Waiver, department: Department) -> SignedWaiver:
    application = ride.application
    sealed = [file.sealed_at for file in waiver.files.all() if file.kind == FileKind.WAIVER]
    language = application.rider.language
    with translation.override(language):
        return SignedWaiver(
            department=department,
            reference=application.reference,
            check=waiver_papers.check(waiver),
            rider=waiver_papers.rider_of(application, ride.on),
            signatures=tuple(waiver_papers.signature_of(signature) for signature in waiver.signatures.all()),
            sealed_at=sealed[0] if sealed else waiver.completed_at or waiver.opened_at,
            language=language,
            zone=ride.station.time_zone,
            ride=ride_of(ride),
            guardians=_guardians(ride),
            is_copy=True,
        )


def _to_sign(ride: Ride, waiver: Waiver, department: Department, texts: Texts) -> Iterator[PrefilledWaiver]:
    application, language = ride.application, ride.application.rider.language
    audience = Audience.MINOR if facts.is_minor(application, ride.on) else Audience.ADULT
    key = (application.program_id, str(audience))
    text = texts.get((*key, language)) or texts.get((*key, "en"))
    if text is not None:
        yield PrefilledWaiver(
            department=department,
            reference=application.reference,
            check=waiver_papers.check(waiver),
            text=text,
            rider=waiver_papers.rider_of(application, ride.on),
            language=text.language,
            zone=ride.station.time_zone,
            ride=ride_of(ride),
            guardians=_guardians(ride),
            extra=waiver_papers.beside_signatures(facts.rules_of(application)),
        )


def _guardians(ride: Ride) -> tuple[OnPaper, ...]:
    if not facts.is_minor(ride.application, ride.on):
        return ()
    return tuple(
        OnPaper(guardian.name, guardian.relation, phone.display(str(guardian.phone)))
        for guardian in ride.application.guardians.all()
        if guardian.status != GuardianStatus.REPLACED
    )


def _texts() -> Texts:
    """Those in force, by program, audience and language."""
    found = WaiverText.objects.in_force()
    return {(text.program_id, text.audience, text.language): waiver_papers.text_of(text) for text in found}

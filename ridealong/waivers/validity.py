"""Whether a waiver holds at a moment: its rows as facts, for the judge to say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.person import Person
from ridealong.rules.reason import Reason
from ridealong.rules.rows import WAIVER
from ridealong.rules.waiver.state import WaiverState
from ridealong.waivers.models import Signature, Waiver, WaiverText
from ridealong.waivers.status import Audience, SignerRole, WaiverStatus

UNSIGNED = {WaiverStatus.AWAITING, WaiverStatus.PARTLY_SIGNED}
AT_CHECK_IN = frozenset({"witness", "countersign"})  # what the officer signs when the rider is there
ACTS = {
    SignerRole.RIDER: "rider",
    SignerRole.WITNESS: "witness",
    SignerRole.COUNTERSIGNER: "countersign",
    SignerRole.NOTARY: "notary",
}


def reasons(application: Application, at: datetime, *, on: date, signing: frozenset[str] = AT_CHECK_IN) -> list[Reason]:
    """Why no waiver holds at `at` (aware) for a ride on `on`; empty when one does. `signing` are the acts that are
    done meanwhile, or at check-in."""
    person = Person(application.rider.born_on, application.category)
    asked = Facts(with_waiver(person, application, at, signing), applied_on=on)
    found = judge(asked, facts.rules_of(application), Moment.ARRIVE).reasons
    return [reason for reason in found if reason.row == WAIVER]


def with_waiver(person: Person, application: Application, at: datetime, signing: frozenset[str]) -> Person:
    """The rider together with the waiver that would be relied on at that moment."""
    waiver = application.waivers.live().prefetch_related("signatures__text").first()
    if waiver is None:
        return replace(person, waiver=WaiverState(), signed=signing)
    signatures = list(waiver.signatures.all())
    state = state_of(waiver, signatures, at)
    is_void = state.status == "void"
    return replace(person, waiver=state, signed=None if is_void else _acts(application, signatures) | signing)


def state_of(waiver: Waiver, signatures: Iterable[Signature], at: datetime) -> WaiverState:
    texts = {signature.text for signature in signatures if signature.text}
    rider = next((one for one in signatures if one.role == SignerRole.RIDER and one.text), None)
    begins, ends = waiver.valid_from_at, waiver.valid_until_at
    in_force = WaiverText.objects.in_force().filter(pk__in={text.pk for text in texts}).count() if texts else 0
    return WaiverState(
        status="unsigned" if waiver.status in UNSIGNED else "signed" if waiver.status == "signed" else "void",
        covers=begins is not None and ends is not None and begins <= at <= ends,
        has_newer_text=in_force != len(texts),
        is_for_minors=rider is not None and rider.text is not None and rider.text.audience == Audience.MINOR,
    )


def _acts(application: Application, signatures: Iterable[Signature]) -> frozenset[str]:
    """What has been signed, in the words of the rules: by each guardian who counts, unless one is enough."""
    guardians = {guardian.pk for guardian in facts.standing_guardians(application)}
    signed = {signature.guardian_id for signature in signatures} & guardians
    acts = {ACTS[role] for signature in signatures if (role := SignerRole(signature.role)) in ACTS}
    is_enough = facts.rules_of(application).minors.signers == "one" or signed == guardians
    acts |= {"guardian", "all_guardians"} if signed and is_enough else set()
    # Initials stand under every part before a signature is taken.
    return frozenset(acts | {"initials"})

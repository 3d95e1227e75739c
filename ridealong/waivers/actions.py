"""Everything that can be done to a waiver, and to an application where the waiver comes with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.guardians import consenting
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.intake import writing
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.rules.ride import PastRide
from ridealong.waivers import evidence, moments, notices
from ridealong.waivers.attesting import attest
from ridealong.waivers.models import SealedFile, Waiver
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.signature_acts import Act
from ridealong.waivers.signing import (
    open_for,
    take_paper,
)
from ridealong.waivers.status import SignerRole, WaiverStatus
from ridealong.waivers.waiver_papers import Window


def approve(
    application: Application,
    *,
    by: User,
    note: str = "",
    overridden: Iterable[str] = (),
    past_rides: Sequence[PastRide] = (),
    announce: bool = True,
) -> Application:
    """Takes the next step of the approval chain; with the last one the waiver opens for signing, unless the rider is
    told later. Raises CannotDecide, also where the waiver comes first and is not signed, and IllegalMove.
    """
    with transaction.atomic():
        _check_signed_before(application)
        application = chain.approve_step(
            application, by=by, note=note, overridden=overridden, past_rides=past_rides, announce=announce
        )
        _follow(application, by=by)
    return application


def decline(application: Application, *, by: User, code: str, **words: Any) -> Application:
    """The no of `chain.decline`; a waiver that was signed before is void. Raises as that does."""
    with transaction.atomic():
        application = chain.decline(application, by=by, code=code, **words)
        _follow(application, by=by)
    return application


def announce(application: Application, *, by: User, past_rides: Sequence[PastRide] = ()) -> Application:
    """Tells the rider what was decided, and does with the waiver what follows. Raises CannotDecide."""
    with transaction.atomic():
        application = chain.tell_decision(application, by=by, past_rides=past_rides)
        _follow(application, by=by)
    return application


def expire(application: Application, *, by: User) -> Application:
    """Nobody came back to it; its waiver is void. Raises IllegalMove."""
    with transaction.atomic():
        application = writing.expire(application, by=by)
        void_of_closed(application, by=by)
    return application


def void_of_closed(application: Application, *, by: User) -> None:
    """The live waiver of a case that came to nothing. Its files and signatures stay."""
    if waiver := application.waivers.live().first():
        void(waiver, by=by, reason="case_closed")


def _follow(application: Application, *, by: User) -> None:
    """What a decision that was told means for the waiver."""
    if application.status == ApplicationStatus.APPROVED:
        waiver = open_for(application, by=by)
        if waiver.status != WaiverStatus.SIGNED and not moments.on_the_day(application):
            notices.ready(waiver)
    elif application.status == ApplicationStatus.DECLINED:
        void_of_closed(application, by=by)


def _check_signed_before(application: Application) -> None:
    is_signed = application.waivers.filter(status=WaiverStatus.SIGNED).exists()
    if moments.with_application(application) and not is_signed:
        raise CannotDecide(_("The waiver comes with the application, and is not signed yet."))


def refuse_guardian(guardian: Guardian, *, by: User) -> Guardian:
    """The guardian says no; a waiver they signed before does not hold any more. Raises CannotConsent, IllegalMove."""
    with transaction.atomic():
        consenting.attach_account(guardian, by)
        consenting.refuse_consent(guardian, by=by)
        if waiver := guardian.application.waivers.live().filter(signatures__guardian=guardian).first():
            void(waiver, by=by, reason="guardian_declined")
    return guardian


def refuse(waiver: Waiver, *, by: User) -> Waiver:
    """The rider will not sign. Raises CannotSign and IllegalMove."""
    if waiver.application.rider.account_id != by.pk:
        raise CannotSign(_("Only the rider can refuse here."))
    return move(waiver, "refuse", by=by)


def supersede(waiver: Waiver, *, by: User) -> Waiver:
    """The ride moved or the text changed: a new waiver opens, and everybody is asked to sign again."""
    with transaction.atomic():
        move(waiver, "supersede", by=by)
        application = waiver.application
        if application.status == ApplicationStatus.APPROVED:
            again = open_for(application, by=by)
            notices.ready(again)
            for guardian in facts.standing_guardians(application) if facts.needs_guardian(application) else ():
                notices.again(again, guardian)
    return waiver


def void(waiver: Waiver, *, by: User, reason: str) -> Waiver:
    """Makes a waiver worthless; its files and signatures stay. `reason` is a code. Raises IllegalMove."""
    return move(waiver, "void", by=by, reason=reason)


def witness(waiver: Waiver, *, by: User, act: Act) -> SealedFile:
    """A member of staff saw the rider and the signature. Raises CannotSign and IllegalMove."""
    return attest(waiver, SignerRole.WITNESS, by=by, act=act)


def countersign(waiver: Waiver, *, by: User, act: Act) -> SealedFile:
    """The department signs too. Raises CannotSign and IllegalMove."""
    return attest(waiver, SignerRole.COUNTERSIGNER, by=by, act=act)


def notarize(waiver: Waiver, *, by: User, act: Act, commission: str) -> SealedFile:
    """A notary certifies: one of the staff, or one whose stamp is on the paper that `by` holds. Raises CannotSign and
    IllegalMove."""
    return attest(waiver, SignerRole.NOTARY, by=by, act=act, capacity=commission)


def record_paper(
    waiver: Waiver, *, by: User, has_seen_signatures: bool, witness_name: str = "", window: Window | None = None
) -> Waiver:
    """Everybody signed by hand on the printed waiver, before this member of staff, who keeps the paper. With a name
    typed, the same person is its witness, in an attestation of its own. Raises CannotSign and IllegalMove."""
    take_paper(waiver, by=by, has_seen_signatures=has_seen_signatures, window=window)
    if witness_name.strip():
        witness(waiver, by=by, act=Act(witness_name, "staff_account"))
    return waiver


def read_file(file: SealedFile, *, by: User) -> bytes:
    """The sealed bytes, and a note of who took them. Raises FileChanged."""
    pdf = evidence.content(file)
    history.record("waiver.file_read", file, by=by, kind=file.kind)
    return pdf

"""Signing: the exact text, the person, the moment. Rendered and sealed first, checked again inside the transaction."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.guardians import consenting
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, ApplicationStatus, GuardianStatus
from ridealong.core import history
from ridealong.core.reference import short_code
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.waivers import evidence, moments, notices, waiver_papers
from ridealong.waivers.models import SealedFile, Signature, Waiver, WaiverText
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.signature_acts import Act, Kept, as_signature, check_name
from ridealong.waivers.signers import guardians_missing, names_missing
from ridealong.waivers.status import Audience, FileKind, Method, SignerRole
from ridealong.waivers.waiver_papers import Window


def text_for(application: Application, audience: str, language: str) -> WaiverText:
    """The published text, in the language or else in English. Raises CannotSign before one is published."""
    try:
        return WaiverText.objects.for_signer(application.program, audience, language)
    except WaiverText.DoesNotExist as error:
        raise CannotSign(_("There is no waiver text to sign yet. Please call the desk.")) from error


def text_for_rider(application: Application, on: date | None = None, language: str = "") -> WaiverText:
    """What the rider reads and signs for a ride on that date, or for the first date wished while there is none: the
    minors' text where a guardian signs too."""
    audience = Audience.MINOR if facts.needs_guardian(application, on) else Audience.ADULT
    return text_for(application, audience, language or application.rider.language)


def open_for(application: Application, *, by: User) -> Waiver:
    """The waiver that waits for signatures; the one there is, if there is one."""
    with transaction.atomic():
        Application.objects.select_for_update(no_key=True).get(pk=application.pk)
        if waiver := application.waivers.live().first():
            return waiver
        waiver = Waiver.objects.create(application=application, short_code=short_code(10))
        history.record("waiver.opened", waiver, by=by)
    return waiver


def sign(waiver: Waiver, *, by: User, act: Act, text: WaiverText, window: Window | None = None) -> Waiver:
    """The rider signs. `window` is the scheduled ride, where there is one: its date says whether the rider is of age,
    and a waiver for one ride holds until its end. The last signature seals the file.

    Raises CannotSign and IllegalMove.
    """
    application = waiver.application
    if application.rider.account_id != by.pk:
        raise CannotSign(_("Only the rider can sign here."))
    if text.audience == Audience.GUARDIAN:
        raise CannotSign(_("This is the text for a parent or guardian."))
    moments.check_channel(application, "online")
    moments.check(application, window[0] if window else None)
    check_name(act, application.rider.legal_name)
    signature = as_signature(waiver, SignerRole.RIDER, Method.ON_SCREEN, act, text, account=by)
    return _add(waiver, signature, by=by, window=window)


def sign_here(
    waiver: Waiver,
    *,
    by: User,
    act: Act,
    text: WaiverText,
    guardian: Guardian | None = None,
    window: Window | None = None,
    latest_end: time | None = None,
) -> Waiver:
    """The rider, or that guardian, signs on the department's own device before `by`, who saw their ID.

    Raises CannotSign, CannotConsent and IllegalMove.
    """
    application = waiver.application
    moments.check_channel(application, "device")
    _check_open(application)
    check_no_family(application, by)
    if (text.audience == Audience.GUARDIAN) != (guardian is not None):
        raise CannotSign(_("This is the text for somebody else."))
    if guardian is None:
        moments.check_decided(application)
    check_name(act, guardian.name if guardian else application.rider.legal_name)
    role = SignerRole.GUARDIAN if guardian else SignerRole.RIDER
    signature = as_signature(waiver, role, Method.ON_DEVICE, act, text, guardian=guardian, taken_by=by)
    return _add(waiver, signature, by=by, window=window, latest_end=latest_end)


def consent_and_sign(
    guardian: Guardian, *, by: User, act: Act, text: WaiverText, latest_end: time | None = None
) -> Guardian:
    """The guardian's one visit: consents, and signs the guardian's text. A sealed receipt is theirs at once.

    Raises CannotSign, CannotConsent and IllegalMove.
    """
    guardian.refresh_from_db(fields=["status", "account", "name"])
    if guardian.status in {GuardianStatus.DECLINED, GuardianStatus.REPLACED}:
        raise IllegalMove(guardian, "consent")
    if text.audience != Audience.GUARDIAN:
        raise CannotSign(_("This is the text for the rider."))
    _check_open(guardian.application)
    moments.check_channel(guardian.application, "online")
    consenting.attach_account(guardian, by)
    check_name(act, guardian.name)
    waiver = open_for(guardian.application, by=by)
    signature = as_signature(waiver, SignerRole.GUARDIAN, Method.ON_SCREEN, act, text, guardian=guardian, account=by)
    _add(waiver, signature, by=by, latest_end=latest_end)
    return guardian


def take_paper(
    waiver: Waiver,
    *,
    by: User,
    has_seen_signatures: bool,
    window: Window | None = None,
    kept: Kept | None = None,
    then: Callable[[], object] = lambda: None,
) -> Waiver:
    """Everybody signed by hand on the printed waiver: the half of `record_paper` that makes the waiver file. `kept` is
    the scan, and `then` happens in the same transaction.

    Raises CannotSign and IllegalMove.
    """
    if not has_seen_signatures:
        raise CannotSign(_("Look at the paper: every line must be signed."))
    if not allows(waiver, "complete"):
        raise IllegalMove(waiver, "complete")
    application, on = waiver.application, waiver_papers.day_of(waiver.application, window)
    _check_open(application)
    moments.check_channel(application, "paper")
    check_no_family(application, by)
    signed = list(waiver.signatures.select_related("text", "account", "guardian"))
    new = [
        as_signature(
            waiver,
            SignerRole.GUARDIAN,
            Method.ON_PAPER,
            Act(guardian.name, "id_shown"),
            text_for(application, Audience.GUARDIAN, guardian.language),
            guardian=guardian,
            taken_by=by,
        )
        for guardian in guardians_missing(waiver, signed, on)
    ]
    if not any(signature.role == SignerRole.RIDER for signature in signed):
        act, rider_text = Act(application.rider.legal_name, "id_shown"), text_for_rider(application, on)
        new.append(as_signature(waiver, SignerRole.RIDER, Method.ON_PAPER, act, rider_text, taken_by=by))
    done = [*signed, *new]
    return _complete(waiver, done, new, by=by, window=window, event="signed_on_paper", kept=kept, then=then)


def _add(
    waiver: Waiver, signature: Signature, *, by: User, window: Window | None = None, latest_end: time | None = None
) -> Waiver:
    """Adds one signature; renders before the transaction opens, then looks again at who has signed."""
    signed = list(waiver.signatures.select_related("text", "account", "guardian"))
    if any((other.role, other.guardian_id) == (signature.role, signature.guardian_id) for other in signed):
        raise CannotSign(_("You have signed already. Your copy is on your page."))
    if not allows(waiver, "complete"):
        raise IllegalMove(waiver, "complete")
    waiting = names_missing(waiver, [*signed, signature], waiver_papers.day_of(waiver.application, window))
    if not waiting:
        return _complete(waiver, [*signed, signature], [signature], by=by, window=window, latest_end=latest_end)
    sealed_at = timezone.now()
    paper = waiver_papers.receipt(waiver, signature, waiting, sealed_at, signature.language)
    pdf = waiver_papers.sealed(paper, reason=_("Receipt of a signature"))
    digest = evidence.put_away(pdf)
    with transaction.atomic():
        _check_again(waiver, signed, [signature])
        _consent(signature, by, latest_end)
        signature.save(force_insert=True)
        evidence.chain(waiver, FileKind.RECEIPT, digest=digest, size=len(pdf), signature=signature)
        move(waiver, "sign_part", by=by, role=signature.role)
        notices.received(signature)
    return waiver


def _complete(
    waiver: Waiver,
    signatures: list[Signature],
    new: list[Signature],
    *,
    by: User,
    window: Window | None,
    latest_end: time | None = None,
    event: str = "",
    kept: Kept | None = None,
    then: Callable[[], object] = lambda: None,
) -> Waiver:
    """The last signature is there: the waiver file is sealed, once and for good."""
    sealed_at = timezone.now()
    events = [(kept.at, kept.told, f"SHA-256 {kept.digest}")] if kept else []
    paper = waiver_papers.signed(waiver, signatures, sealed_at, window, events)
    pdf = waiver_papers.sealed(paper, reason=_("Signed waiver"))
    digest = evidence.put_away(pdf)
    changes = {
        "completed_at": sealed_at,
        "valid_from_at": sealed_at,
        "valid_until_at": _valid_until(waiver.application, sealed_at, window),
    }
    with transaction.atomic():
        _check_again(waiver, [signature for signature in signatures if signature not in new], new)
        for signature in new:
            _consent(signature, by, latest_end)
            signature.save(force_insert=True)
        if kept:
            evidence.chain(waiver, kept.kind, digest=kept.digest, size=kept.size)
        evidence.chain(waiver, FileKind.WAIVER, digest=digest, size=len(pdf))
        then()
        move(waiver, "complete", by=by, event=event, changes=changes, sha256=digest)
        notices.signed(waiver)
    return waiver


def _consent(signature: Signature, by: User, latest_end: time | None) -> None:
    """The guardian's consent goes with the signature. One who consented before only signs again."""
    guardian = signature.guardian
    if guardian is None:
        return
    if guardian.status == GuardianStatus.CONSENTED:
        if latest_end != guardian.latest_end and signature.method != Method.ON_PAPER:
            guardian.latest_end = latest_end
            guardian.save(update_fields=["latest_end"])
    elif signature.method == Method.ON_PAPER:
        consenting.consent_before_staff(guardian, by=by, latest_end=guardian.latest_end)
    elif signature.method == Method.ON_DEVICE:
        consenting.consent_before_staff(guardian, by=by, latest_end=latest_end)
    else:
        consenting.consent(guardian, by=by, latest_end=latest_end)


def _check_again(waiver: Waiver, signed: list[Signature], new: list[Signature]) -> None:
    """Inside the transaction: the case is open, nobody signed meanwhile, and the texts are still the published ones.

    Locks the case before the waiver, as every verb does that touches both.
    """
    _check_open(locked(waiver.application))
    Waiver.objects.select_for_update(no_key=True).get(pk=waiver.pk)
    if {signature.pk for signature in signed} != set(waiver.signatures.values_list("pk", flat=True)):
        raise CannotSign(_("Somebody else signed at the same moment. Please try again."))
    texts = {signature.text_id for signature in new if signature.text_id}
    if WaiverText.objects.in_force().filter(pk__in=texts).count() != len(texts):
        raise CannotSign(_("The text has just changed. Please read the new one and sign it."))


def check_no_family(application: Application, by: User) -> None:
    """Raises CannotSign for the rider's or a guardian's own account."""
    if by.pk in facts.own_people(application):
        raise CannotSign(_("Somebody else takes the signatures of your own family."))


def _check_open(application: Application) -> None:
    if application.status not in OPEN or application.status == ApplicationStatus.DRAFT:
        raise CannotSign(_("This application is not open. There is nothing to sign."))


def _valid_until(application: Application, now: datetime, window: Window | None) -> datetime:
    """With scope "days" so many days; else the ride's window, or as long as the approval while there is no ride."""
    validity = facts.rules_of(application).validity
    if validity.waiver_scope == "days":
        return now + timedelta(days=validity.waiver_days)
    if window is not None:
        return window[1]
    last_on = application.approved_until_on or facts.open_until(validity.approval_days)  # signed before approval
    return datetime.combine(last_on, time.max, tzinfo=facts.zone_of(application))


def file_of(waiver: Waiver) -> SealedFile | None:
    """The sealed waiver, once everybody has signed."""
    return waiver.files.filter(kind=FileKind.WAIVER).first()

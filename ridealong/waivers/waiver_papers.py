"""Fills documents from rows: letterhead, texts, signatures as they stand."""

import logging
from base64 import b64decode
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ridealong import documents
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.core import phone
from ridealong.documents import content, seal, waiver_content
from ridealong.program.letterhead import on_paper as letterhead
from ridealong.program.models import Program
from ridealong.rules.document import Rules
from ridealong.waivers import keys
from ridealong.waivers.models import Signature, Waiver, WaiverText
from ridealong.waivers.status import ATTESTING, Audience, Method

logger = logging.getLogger(__name__)
Window = tuple[datetime, datetime]  # from when to when a ride lasts, aware


def check(waiver: Waiver) -> content.Check:
    return content.Check(waiver.short_code, f"{settings.RIDEALONG_URL}/waiver/{waiver.short_code}/")


def text_of(text: WaiverText) -> content.Text:
    return content.Text(text.title, text.body, text.version, text.language, digest(text.body))


def digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def rider_of(application: Application, on: date | None = None) -> content.Rider:
    """With the age on the day of the ride, or on the first day wished while there is none."""
    rider = application.rider
    contact = (application.emergency_name, application.emergency_relation, phone.display(application.emergency_phone))
    return content.Rider(
        name=rider.name,
        born_on=rider.born_on,
        age=facts.age_on(application, on or facts.first_wish_on(application)),
        phone=phone.display(str(rider.phone)),
        emergency_contact=", ".join(part for part in contact if part),
    )


def guardians_of(application: Application, on: date | None = None) -> tuple[content.Guardian, ...]:
    if not facts.needs_guardian(application, on):
        return ()
    return tuple(
        content.Guardian(guardian.name, guardian.relation, phone.display(str(guardian.phone)))
        for guardian in facts.standing_guardians(application)
    )


def signature_of(signature: Signature) -> content.Signature:
    """A row as the paper tells it. Works for a signature that is not saved yet."""
    text = None
    if signature.text_body:
        version = signature.text.version if signature.text else 0
        text = content.Text(
            signature.text_title, signature.text_body, version, signature.language, signature.text_sha256
        )
    return content.Signature(
        role=signature.role,
        name=signature.typed_name,
        signed_at=signature.signed_at,
        identified_by=_identified(signature),
        text=text,
        relation=signature.guardian.relation if signature.guardian else "",
        agreed_to_electronic_at=signature.agreed_to_electronic_at,
        initials=signature.initials,
        drawing_png=b64decode(signature.drawing) if signature.drawing else None,
        network_address=signature.network_address,
        browser=signature.browser,
    )


def _identified(signature: Signature) -> str:
    before = str(signature.taken_by) if signature.taken_by else ""
    if signature.method == Method.ON_PAPER:
        told = _("Signed by hand on paper at the station; photo ID shown; the paper is kept there")
        return f"{told}; {_('recorded by %(name)s') % {'name': before}}" if before else told
    if signature.method == Method.ON_DEVICE:
        return _("Signed on the department's device before %(name)s; photo ID shown") % {"name": before}
    if signature.identified_by == "stamp":
        return _("The notary's stamp was seen on the paper by %(name)s") % {"name": signature.account}
    if signature.identified_by == "email_code" and signature.account:
        return _("Code sent to %(address)s") % {"address": masked(signature.account.email)}
    if signature.identified_by == "staff_account":
        return _("Signed in as staff with password and second factor")
    return _("Photo ID shown")


def masked(address: str) -> str:
    """ "maya@example.org" as "m…@example.org"."""
    name, at, host = address.partition("@")
    return f"{name[:1]}…{at}{host}"


def ride_of(application: Application, window: Window | None) -> content.Ride | None:
    if window is None:
        return None
    return content.Ride(*window, station=application.station.name if application.station else "")


def day_of(application: Application, window: Window | None) -> date | None:
    """The date of the ride at its station, by which a rider is a minor or not."""
    return window[0].astimezone(facts.zone_of(application)).date() if window else None


def signed(
    waiver: Waiver,
    signatures: list[Signature],
    sealed_at: datetime,
    window: Window | None = None,
    events: Sequence[tuple[datetime, str, str]] = (),
) -> waiver_content.SignedWaiver:
    """`events` stand on the audit page: when, what, detail."""
    application = waiver.application
    language = application.rider.language
    on = day_of(application, window)
    with translation.override(language):
        return waiver_content.SignedWaiver(
            department=letterhead(),
            reference=application.reference,
            check=check(waiver),
            rider=rider_of(application, on),
            signatures=tuple(signature_of(signature) for signature in signatures),
            sealed_at=sealed_at,
            language=language,
            zone=facts.zone_of(application).key,
            ride=ride_of(application, window),
            guardians=guardians_of(application, on),
            events=tuple(content.Event(*event) for event in events),
        )


def receipt(
    waiver: Waiver, signature: Signature, waiting_for: list[str], sealed_at: datetime, language: str
) -> waiver_content.Receipt:
    application = waiver.application
    with translation.override(language):
        return waiver_content.Receipt(
            department=letterhead(),
            reference=application.reference,
            check=check(waiver),
            rider=rider_of(application),
            signature=signature_of(signature),
            waiting_for=tuple(waiting_for),
            sealed_at=sealed_at,
            language=language,
            zone=facts.zone_of(application).key,
        )


def attestation(
    waiver: Waiver, signature: Signature, waiver_sha256: str, sealed_at: datetime
) -> waiver_content.Attestation:
    application = waiver.application
    language = application.rider.language
    others = waiver.signatures.exclude(role__in=ATTESTING).select_related("text", "account", "guardian")
    with translation.override(language):
        return waiver_content.Attestation(
            department=letterhead(),
            reference=application.reference,
            check=check(waiver),
            rider=rider_of(application),
            signature=signature_of(signature),
            credentials=signature.capacity,
            waiver_sha256=waiver_sha256,
            waiver_signatures=tuple(signature_of(other) for other in others),
            sealed_at=sealed_at,
            language=language,
            zone=facts.zone_of(application).key,
        )


def sealed(paper: documents.AnyPaper, *, reason: str) -> bytes:
    """Renders and seals. Slow: call it before a transaction opens. Without an answer from the time-stamping service the
    seal is dated by our own clock alone: nobody's signature waits for somebody else's machine."""
    key, certificate = keys.pair()
    pdf = documents.render(paper)
    if stamper := keys.stamper():
        try:
            return seal.seal(pdf, key_pem=key, certificate_pem=certificate, reason=reason, stamper=stamper)
        except seal.NotStamped as error:
            logger.error("A seal went without a time stamp: %s", error)
    return seal.seal(pdf, key_pem=key, certificate_pem=certificate, reason=reason)


def blank_pdf(program: Program, audience: str, language: str) -> bytes:
    """The empty waiver for pen and paper. Raises WaiverText.DoesNotExist before a text is published."""
    text = WaiverText.objects.for_signer(program, audience, language)
    paper = waiver_content.BlankWaiver(
        department=letterhead(),
        text=text_of(text),
        language=text.language,
        is_minor=audience == Audience.MINOR,
        for_guardian=audience == Audience.GUARDIAN,
        extra=_extra_of(program),
    )
    return documents.render(paper)


def prefilled_pdf(waiver: Waiver) -> bytes:
    """The waiver with what is known of the rider, to be signed by hand before an officer."""
    application = waiver.application
    is_minor = facts.needs_guardian(application)
    audience = Audience.MINOR if is_minor else Audience.ADULT
    text = WaiverText.objects.for_signer(application.program, audience, application.rider.language)
    paper = waiver_content.PrefilledWaiver(
        department=letterhead(),
        reference=application.reference,
        check=check(waiver),
        text=text_of(text),
        rider=rider_of(application),
        language=text.language,
        zone=facts.zone_of(application).key,
        guardians=guardians_of(application),
        extra=beside_signatures(facts.rules_of(application)),
    )
    return documents.render(paper)


def _extra_of(program: Program) -> frozenset[str]:
    in_force = program.rule_sets.in_force().order_by("valid_from_at", "number").last()
    return beside_signatures(in_force.rules) if in_force else frozenset()


def beside_signatures(rules: Rules) -> frozenset[str]:
    """What the rules ask for on the paper beside signatures and a witness."""
    rule = rules.waiver
    wanted = {"countersigner": rule.countersign, "notary": rule.notary, "initials": rule.initials_per_page}
    return frozenset(name for name, is_wanted in wanted.items() if is_wanted)

"""What somebody did to sign, and the row it becomes."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.guardians.guardian import Guardian
from ridealong.waivers import drawings, names, waiver_papers
from ridealong.waivers.models import Signature, Waiver, WaiverText
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.status import FileKind, Method, SignerRole


@dataclass(frozen=True)
class Act:
    """What somebody did: the name they typed, and how they were known. `drawing` is a PNG, base64 or a data URL."""

    typed_name: str
    identified_by: str
    drawing: str = ""
    initials: str = ""
    agrees_to_electronic: bool = False
    network_address: str = ""
    browser: str = ""


@dataclass(frozen=True)
class Kept:
    """A sealed file that joins the waiver when it is complete: stored already, told on the audit page."""

    kind: FileKind
    digest: str
    size: int
    at: datetime
    told: str


def as_signature(
    waiver: Waiver,
    role: SignerRole,
    method: Method,
    act: Act,
    text: WaiverText,
    *,
    guardian: Guardian | None = None,
    account: User | None = None,
    taken_by: User | None = None,
) -> Signature:
    """Not saved yet. Raises CannotSign."""
    is_on_screen = method != Method.ON_PAPER
    if is_on_screen and not act.agrees_to_electronic:
        raise CannotSign(_("Agree to sign electronically, or print the waiver and sign it at the station."))
    if WaiverText.objects.in_force().filter(pk=text.pk, program=waiver.application.program_id).first() is None:
        raise CannotSign(_("The text has just changed. Please read the new one and sign it."))
    now = timezone.now()
    return Signature(
        waiver=waiver,
        role=role,
        guardian=guardian,
        account=account,
        taken_by=taken_by,
        method=method,
        typed_name=" ".join(act.typed_name.split())[:200],
        initials=_initials(waiver, role, act) if is_on_screen else "",
        drawing=clean_drawing(act.drawing),
        text=text,
        text_title=text.title,
        text_body=text.body,
        text_sha256=waiver_papers.digest(text.body),
        language=text.language,
        agreed_to_electronic_at=now if is_on_screen else None,
        identified_by=act.identified_by,
        network_address=act.network_address,
        browser=act.browser[:300],
        signed_at=now,
    )


def check_name(act: Act, expected: str) -> None:
    """Raises CannotSign for another name than `expected`."""
    if not act.typed_name.strip():
        raise CannotSign(_("Type your name to sign."))
    if not names.same(act.typed_name, expected):
        raise CannotSign(_("Type the name as it stands on the application: %(name)s") % {"name": expected})


def clean_drawing(drawing: str) -> str:
    """As `drawings.clean`, for whoever takes a signature. Raises CannotSign."""
    try:
        return drawings.clean(drawing)
    except drawings.Unreadable as error:
        raise CannotSign(str(error)) from error


def _initials(waiver: Waiver, role: SignerRole, act: Act) -> str:
    """Of the rider, under every part, where the rules ask for them."""
    if role != SignerRole.RIDER or not facts.rules_of(waiver.application).waiver.initials_per_page:
        return ""
    if not names.are_initials(act.initials, act.typed_name):
        raise CannotSign(_("Put your initials, such as “%(letters)s”, under every part of the text.")
                         % {"letters": names.initials(act.typed_name)})  # fmt: skip
    return act.initials.strip().upper()[:10]

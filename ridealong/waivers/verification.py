"""Is this file ours, and untouched? The seal, the stored hash and the chain must all agree."""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.documents import seal
from ridealong.documents.seal import SealVerdict
from ridealong.waivers import keys
from ridealong.waivers.models import SealedFile, Signature
from ridealong.waivers.status import ATTESTING, FileKind, WaiverStatus


@dataclass(frozen=True)
class Verdict:
    """`words` say who signed what and when, or what is wrong."""

    is_genuine: bool
    words: tuple[str, ...]


def verify(pdf: bytes) -> Verdict:
    """Looks at bytes that somebody has; stores nothing."""
    checked = _checked(pdf)
    if not checked.is_intact:
        return Verdict(False, (_("The seal is broken or is not ours: %(problem)s") % {"problem": checked.problem},))
    if not checked.covers_whole_file:
        return Verdict(False, (_("Something was added to the file after it was sealed."),))
    file = SealedFile.objects.select_related("waiver__application").filter(sha256=sha256(pdf).hexdigest()).first()
    if file is None:
        return Verdict(False, (_("The seal holds, but this department has no such file."),))
    if not chain_holds(file):
        return Verdict(False, (_("The department's own record of this file was changed."),))
    return Verdict(True, (*_told(file), *_stamped(checked, file)))


def _checked(pdf: bytes) -> SealVerdict:
    """Against the certificate that seals now, else against the earlier ones."""
    now, *earlier = keys.certificates()
    found = seal.verify(pdf, certificate_pem=now)
    others = (seal.verify(pdf, certificate_pem=former) for former in (earlier if not found.is_intact else ()))
    return next((other for other in others if other.is_intact), found)


def chain_holds(file: SealedFile) -> bool:
    """Whether this link of the chain, and the one before it, are as they were written."""
    before = SealedFile.objects.filter(number=file.number - 1).first()
    previous = before.chained if before else ""
    return file.previous == previous and file.chained == sha256(f"{previous}{file.sha256}".encode()).hexdigest()


def _told(file: SealedFile) -> list[str]:
    kind, reference = file.get_kind_display(), file.waiver.application.reference
    lines = [_("%(kind)s of case %(reference)s, sealed.") % {"kind": kind, "reference": reference}]
    return [*lines, *(_line(signature) for signature in _signatures(file)), *_since(file)]


def _stamped(checked: SealVerdict, file: SealedFile) -> list[str]:
    if checked.stamped_at is None:
        return []
    station = file.waiver.application.station
    at = times.moment(checked.stamped_at, station.zone if station else "UTC")
    return [_("Time-stamped by %(service)s: %(at)s.") % {"service": checked.stamped_by, "at": at}]


def _since(file: SealedFile) -> list[str]:
    """What the file cannot know: what became of the waiver after it was sealed."""
    if file.waiver.status == WaiverStatus.SUPERSEDED:
        return [_("It was replaced by a newer waiver since.")]
    if file.waiver.status == WaiverStatus.VOID:
        return [_("It was made void since.")]
    return []


def _signatures(file: SealedFile) -> list[Signature]:
    if file.kind != FileKind.WAIVER:
        return [file.signature] if file.signature else []
    return list(file.waiver.signatures.exclude(role__in=ATTESTING))


def _line(signature: Signature) -> str:
    station = signature.waiver.application.station
    zone = station.zone if station else "UTC"
    return _("%(name)s (%(role)s) signed on %(when)s.") % {
        "name": signature.typed_name,
        "role": signature.get_role_display(),
        "when": times.moment(signature.signed_at, zone),
    }

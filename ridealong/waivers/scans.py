"""Paper waivers that come back as a scan: matched by their code, compared by a person, and made the waiver.

Until somebody has compared them, the pages lie encrypted under the key of their row; then they are part of a sealed
file, or deleted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.handed_in.uploads import UploadRefused
from ridealong.core import encryption, history, orphans
from ridealong.core.workflow import allows, move
from ridealong.documents import waiver_content
from ridealong.program.letterhead import on_paper as letterhead
from ridealong.waivers import evidence, moments, scan_matching, scan_pages, waiver_papers
from ridealong.waivers.models import Waiver
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.scan import ROOT, RefusedFor, Scan, ScanStatus
from ridealong.waivers.signature_acts import Kept
from ridealong.waivers.signers import missing_signers
from ridealong.waivers.signing import check_no_family, take_paper, text_for_rider
from ridealong.waivers.status import ATTESTING, FileKind, Method, SignerRole, WaiverStatus
from ridealong.waivers.waiver_papers import Window

OURS = re.compile(r"([0-9a-f]{32})-\d+")


@dataclass(frozen=True)
class Point:
    """One thing to compare on the paper."""

    code: str
    label: str


def hand_in(files: Sequence[bytes], *, by: User, typed: str = "") -> Scan:
    """Reads the pages and finds the waiver they are of: by the QR code, or by the code or case number that was typed.

    Raises UploadRefused for files that cannot be used, and CannotSign where no waiver fits.
    """
    pages = scan_pages.of(files)
    read = scan_pages.codes(pages)
    waiver = scan_matching.found(read, typed)
    if not (allows(waiver, "complete") or wants_its_paper(waiver)):
        raise CannotSign(_("This waiver is signed already, or was replaced. Look at its case."))
    moments.check_channel(waiver.application, "paper")
    check_no_family(waiver.application, by)
    digest = sha256(b"".join(pages)).hexdigest()
    scan = Scan(waiver=waiver, sha256=digest, page_count=len(pages), was_read=bool(read), uploaded_by=by)
    for number, page in enumerate(pages, 1):
        default_storage.save(scan.path(number), ContentFile(encryption.seal_file(page, scan.context(number))))
    try:
        with transaction.atomic():
            scan.save(force_insert=True)
            history.record("scan.handed_in", scan, by=by, pages=len(pages))
    except IntegrityError as error:
        _forget_pages(scan)
        raise UploadRefused(_("This scan is here already, or another one of this waiver waits.")) from error
    return scan


def waiting() -> "models.QuerySet[Scan]":
    """Those nobody has compared yet, the oldest first."""
    related = ("waiver__application__rider", "uploaded_by")
    return Scan.objects.filter(status=ScanStatus.WAITING).select_related(*related).order_by("uploaded_at")


def page(scan: Scan, number: int) -> bytes:
    """One page as JPEG. Raises FileNotFoundError and SealBroken."""
    with default_storage.open(scan.path(number)) as stored:
        return encryption.unseal_file(stored.read(), scan.context(number))


def points(scan: Scan, window: Window | None = None) -> list[Point]:
    """What must be seen on the paper, in its own order."""
    application = scan.waiver.application
    text = text_for_rider(application, waiver_papers.day_of(application, window))
    rule = facts.rules_of(application).waiver
    found = [Point("pages", _("Every page is there, of “%(title)s”, text %(version)s")
                   % {"title": text.title, "version": text.version})]  # fmt: skip
    for number, name in enumerate(_names(scan.waiver, window)):
        found.append(Point(f"signer_{number}", _("Signed by %(name)s, with the date") % {"name": name}))
    if rule.initials_per_page:
        found.append(Point("initials", _("Initials on every page")))
    found.append(Point("officer", _("Signed by the officer who saw it, with the date")))
    if rule.countersign:
        found.append(Point("countersigner", _("Signed for the department, too")))
    if rule.notary:
        found.append(Point("notary", _("Filled in, signed and stamped by a notary")))
    found.append(Point("unchanged", _("Nothing was crossed out or written in")))
    return found


def take(scan: Scan, *, by: User, seen: set[str], window: Window | None = None) -> Scan:
    """Everything was compared: the paper becomes the waiver, and its pages a sealed file beside it. Where an officer
    recorded the paper before, only its pages join the waiver.

    Raises CannotSign for what was not seen, and IllegalMove.
    """
    asked = points(scan, window)
    if unseen := [point.label for point in asked if point.code not in seen]:
        raise CannotSign(_("Not seen yet: %(points)s.") % {"points": "; ".join(unseen)})
    checked_at = timezone.now()
    pdf = waiver_papers.sealed(_paper(scan, asked, by, checked_at), reason=_("Paper signed by hand"))
    digest = evidence.put_away(pdf)
    kept = Kept(FileKind.SCAN, digest, len(pdf), checked_at, _("Scan of the paper kept"))

    def taken() -> None:
        move(scan, "take", by=by, changes={"checked_at": checked_at, "checked_by": by})
        transaction.on_commit(lambda: _forget_pages(scan))

    if wants_its_paper(scan.waiver):
        _join(scan, kept, taken)
    else:
        take_paper(scan.waiver, by=by, has_seen_signatures=True, window=window, kept=kept, then=taken)
    return scan


def needs_witness(scan: Scan) -> bool:
    """Whether nobody has attested the paper yet."""
    return not scan.waiver.signatures.filter(role=SignerRole.WITNESS).exists()


def refuse(scan: Scan, *, by: User, reason: str) -> Scan:
    """The paper cannot be the waiver; its pages are deleted. Raises IllegalMove."""
    with transaction.atomic():
        changes = {"checked_at": timezone.now(), "checked_by": by, "refused_for": RefusedFor(reason)}
        move(scan, "refuse", by=by, changes=changes, reason=reason)
        transaction.on_commit(lambda: _forget_pages(scan))
    return scan


def sweep_orphans() -> int:
    """Removes stored pages that nobody waits for; returns how many."""
    return orphans.sweep(ROOT, _waited_for)


def _waited_for(names: set[str]) -> set[str]:
    keys = {name: match[1] if (match := OURS.fullmatch(name)) else "" for name in names}
    known = Scan.objects.filter(pk__in={key for key in keys.values() if key}, status=ScanStatus.WAITING)
    waiting_for = {"", *(pk.hex for pk in known.values_list("pk", flat=True))}
    return {name for name, key in keys.items() if key in waiting_for}


def wants_its_paper(waiver: Waiver) -> bool:
    """Recorded as signed by hand, and no scan of it is kept. Reads files and signatures, where they are not loaded."""
    has_scan = any(file.kind == FileKind.SCAN for file in waiver.files.all())
    return waiver.status == WaiverStatus.SIGNED and not has_scan and bool(_by_hand(waiver))


def _by_hand(waiver: Waiver) -> list[str]:
    """Names of those who signed with a pen."""
    signed = (one for one in waiver.signatures.all() if one.method == Method.ON_PAPER and one.role not in ATTESTING)
    return [signature.typed_name for signature in signed]


def _join(scan: Scan, kept: Kept, taken: Callable[[], object]) -> None:
    with transaction.atomic():
        Waiver.objects.select_for_update(no_key=True).get(pk=scan.waiver_id)
        if not wants_its_paper(scan.waiver):
            raise CannotSign(_("This waiver is signed already, or was replaced. Look at its case."))
        taken()
        evidence.chain(scan.waiver, kept.kind, digest=kept.digest, size=kept.size)


def _names(waiver: Waiver, window: Window | None) -> list[str]:
    """Whose signature must stand on the paper."""
    if waiver.status == WaiverStatus.SIGNED:
        return _by_hand(waiver)
    rider = waiver.application.rider.legal_name
    return [guardian.name if guardian else rider for guardian in missing_signers(waiver, window)]


def _paper(scan: Scan, asked: list[Point], by: User, checked_at: datetime) -> waiver_content.ScannedPaper:
    application = scan.waiver.application
    language = application.rider.language
    with translation.override(language):
        return waiver_content.ScannedPaper(
            department=letterhead(),
            reference=application.reference,
            check=waiver_papers.check(scan.waiver),
            rider=waiver_papers.rider_of(application),
            pages=tuple(_pages(scan)),
            seen=tuple(point.label for point in asked),
            checked_by=str(by),
            checked_at=checked_at,
            handed_in_at=scan.uploaded_at,
            language=language,
            zone=facts.zone_of(application).key,
        )


def _pages(scan: Scan) -> Iterator[bytes]:
    for number in range(1, scan.page_count + 1):
        yield page(scan, number)


def _forget_pages(scan: Scan) -> None:
    for number in range(1, scan.page_count + 1):
        default_storage.delete(scan.path(number))

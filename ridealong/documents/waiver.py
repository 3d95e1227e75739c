"""The waiver on paper: empty, filled in for pen and paper, and as everybody signed it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from ridealong.documents import blocks, phrases
from ridealong.documents.content import Ride, Rider, Signature, Text
from ridealong.documents.typesetter import fillable, flow, typeset
from ridealong.documents.typesetter.fillable import Entry
from ridealong.documents.typesetter.fonts import SEMI
from ridealong.documents.typesetter.ink import RIGHT
from ridealong.documents.typesetter.page import Head, Paper
from ridealong.documents.waiver_content import BlankWaiver, PrefilledWaiver, SignedWaiver


def blank(content: BlankWaiver) -> Paper:
    paper = Paper(content.department, content.text.title, content.language)
    paper.start(
        Head(content.text.title, _("To be signed by hand, in front of an officer")),
        phrases.foot("", content.text, blocks.INITIALS if "initials" in content.extra else ""),
    )
    fillable.rows(paper, _guardian_fields() if content.for_guardian else _rider_fields())
    guardians = content.guardian_lines if content.is_minor or content.for_guardian else 0
    flow.body(paper, content.text.body, keep=blocks.height_to_sign(2 + guardians))
    flow.gap(paper, 10)
    if not content.for_guardian:
        blocks.lines_to_sign(paper, _("Rider’s signature"))
    for _number in range(guardians):
        blocks.lines_to_sign(paper, _("Parent’s or guardian’s signature"))
    blocks.lines_to_sign(paper, _("Officer who saw the signing"))
    _also(paper, content.extra)
    return paper


def _also(paper: Paper, extra: frozenset[str]) -> None:
    if "countersigner" in extra:
        blocks.lines_to_sign(paper, _("For the department, who signs too"))
    if "notary" in extra:
        blocks.notary(paper)


def _rider_fields() -> list[list[Entry]]:
    return [
        [
            Entry("rider", _("Rider, legal name"), 0.5, is_required=True),
            Entry("born_on", _("Born"), 0.3, hint=_("month, day, year"), most=30),
            Entry("age", _("Age on the day"), 0.2, most=3),
        ],
        [
            Entry("emergency", _("Emergency contact"), 0.5, hint=_("name and phone")),
            Entry("phone", _("Rider’s phone"), 0.5, most=40),
        ],
        [
            Entry("on", _("Day of the ride"), 0.5, most=60),
            Entry("officer", _("Officer"), 0.3, most=60),
            Entry("unit", _("Unit"), 0.2, most=20),
        ],
    ]


def _guardian_fields() -> list[list[Entry]]:
    return [
        [
            Entry("guardian", _("Parent or guardian"), 0.5, hint=_("as on your ID"), is_required=True),
            Entry("relation", _("What you are to the rider"), 0.5, most=80),
        ],
        [
            Entry("guardian_phone", _("Phone"), 0.5, hint=_("on the day of the ride"), most=40),
            Entry("latest_end", _("The ride must end by"), 0.5, hint=_("if you wish so"), most=40),
        ],
        [
            Entry("rider", _("Rider, legal name"), 0.5, is_required=True),
            Entry("born_on", _("Born"), 0.3, hint=_("month, day, year"), most=30),
            Entry("on", _("Day of the ride"), 0.2, most=60),
        ],
    ]


def prefilled(content: PrefilledWaiver) -> Paper:
    paper = Paper(content.department, _about(content.text.title, content.reference, content.rider), content.language)
    paper.start(
        Head(content.text.title, scope(content.ride, content.zone, content.reference)),
        phrases.foot(content.reference, content.text, blocks.INITIALS if "initials" in content.extra else ""),
    )
    _to_bring(paper, content)
    flow.body(paper, content.text.body, keep=blocks.height_to_sign(2 + len(content.guardians)))
    flow.gap(paper, 10)
    blocks.lines_to_sign(paper, _("Rider’s signature"), content.rider.name)
    for guardian in content.guardians:
        blocks.lines_to_sign(paper, _("Parent’s or guardian’s signature"), guardian.name)
    blocks.lines_to_sign(paper, _("Officer who saw the signing"))
    _also(paper, content.extra)
    return paper


def _to_bring(paper: Paper, content: PrefilledWaiver) -> None:
    """The rider's facts with the QR code beside them."""
    top, side = paper.y, blocks.SMALL_QR
    blocks.rider_grid(paper, content.rider, content.ride, content.guardians, right=RIGHT - side - 22)
    blocks.qr(paper, content.check, RIGHT - side, top - side, side)
    paper.y = min(paper.y - 8, top - side - 20)
    bring = _("Bring this page to the station with a photo ID.") + " "
    scan = _("Scan the code, or open %(address)s, to sign without paper or to hand this page in.")
    told = scan % {"address": blocks.address(content.check)}
    flow.paragraph(paper, (typeset.Span(bring, SEMI), typeset.Span(told)), flow.SMALL, after=4, most=3)


def signed(content: SignedWaiver) -> Paper:
    texts = list(dict.fromkeys(signature.text for signature in content.signatures if signature.text))
    title = texts[0].title if texts else _("Waiver")
    paper = Paper(content.department, _about(title, content.reference, content.rider), content.language)
    for text in texts:
        _text_pages(paper, content, text)
    if not texts:
        _text_pages(paper, content, None)
    _audit(paper, content)
    paper.seal_field = "" if content.is_copy else _("The department’s seal")
    return paper


def _text_pages(paper: Paper, content: SignedWaiver, text: Text | None) -> None:
    title = text.title if text else _("Waiver")
    signers = [signature for signature in content.signatures if signature.text == text]
    initials = next((signature.initials for signature in signers if signature.initials), "")
    paper.start(
        Head(title, scope(content.ride, content.zone, content.reference)),
        phrases.foot(content.reference, text, initials),
    )
    blocks.rider_grid(paper, content.rider, content.ride, content.guardians)
    if text:
        flow.gap(paper, 6)
        flow.body(paper, text.body, keep=16 + blocks.signatures_height(signers))
    flow.gap(paper, 16)
    blocks.signatures(paper, signers, content.zone)


def _audit(paper: Paper, content: SignedWaiver) -> None:
    signatures = content.signatures
    text = next((signature.text for signature in signatures if signature.text), None)
    part = _("Audit page, part of the sealed file")
    if content.is_copy:
        part = _("Copy for the binder; only the sealed file proves the signatures")
    paper.start(Head(_("How this was signed"), part), phrases.foot(content.reference, text))
    blocks.check_beside(
        paper,
        content.check,
        _(
            "Scan the code or open %(address)s and give the file or the code. "
            "The answer is who signed which text, and when; nothing else about the rider."
        )
        % {"address": blocks.address(content.check)},
        _("Anyone can check this file."),
    )
    flow.gap(paper, 16)
    steps = sorted([*_acts(signatures), *((event.at, event.what, event.detail) for event in content.events)])
    sealed = (content.sealed_at, _("Sealed"), _("This file is kept as these bytes and never made again"))
    blocks.way(paper, [(phrases.exact_short(at, content.zone), what, detail) for at, what, detail in [*steps, sealed]])
    flow.gap(paper, 6)
    flow.grid(paper, list(_facts(signatures, content.zone)), most=4)


def _acts(signatures: tuple[Signature, ...]) -> Iterator[tuple[datetime, str, str]]:
    for signature in signatures:
        device = ", ".join(part for part in (signature.network_address, signature.browser) if part)
        if signature.agreed_to_electronic_at:
            agreed = _("%(name)s agreed to sign electronically, paper was offered") % {"name": signature.name}
            yield signature.agreed_to_electronic_at, agreed, device
        drawn = _("Name typed, signature drawn") if signature.drawing_png else _("Name typed, no drawing")
        if signature.initials:
            drawn += ". " + _("Initials under every part: %(letters)s") % {"letters": signature.initials}
        if not signature.agreed_to_electronic_at:
            drawn = device
        what = _("Signed by %(name)s, %(role)s") % {"name": signature.name, "role": blocks.role_name(signature).lower()}
        yield signature.signed_at, what, ". ".join(part for part in (signature.identified_by, drawn) if part)


def _facts(signatures: tuple[Signature, ...], zone: str) -> Iterator[list[flow.Field]]:
    texts = dict.fromkeys(signature.text for signature in signatures if signature.text)
    yield [(_("Times"), _("%(zone)s, from the server’s clock") % {"zone": zone.replace("_", " ")}, 1)]
    for text in texts:
        label = _("Fingerprint of “%(title)s”, %(version)s (SHA-256)") % {
            "title": text.title,
            "version": phrases.version(text),
        }
        yield [(label, phrases.fingerprint(text.sha256), 1)]
    yield [(_("Signed under"), _("UETA as enacted by the state; 15 U.S.C. 7001 (E-SIGN)"), 1)]


def scope(ride: Ride | None, zone: str, reference: str) -> str:
    """One ride, where it is known; otherwise the case says what the waiver covers."""
    if ride is None:
        return _("Case %(reference)s") % {"reference": reference}
    return _("For one ride: %(when)s") % {"when": phrases.span(ride, zone)}


def _about(title: str, reference: str, rider: Rider) -> str:
    return ", ".join(part for part in (title, reference, rider.name) if part)

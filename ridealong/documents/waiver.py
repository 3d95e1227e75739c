"""The waiver on paper: empty, pre-filled, signed with its audit page, an earlier signer's receipt, a witness's page."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.documents import content, markup
from ridealong.documents.sheet import LEAD, SMALL, Head, Sheet, build

ROLES = {
    "rider": lambda: _("Rider"),
    "guardian": lambda: _("Parent or guardian"),
    "witness": lambda: _("Witness"),
    "countersigner": lambda: _("Counter-signer"),
    "notary": lambda: _("Notary"),
}


def blank(paper: content.BlankWaiver) -> bytes:
    with translation.override(paper.language):
        foot = _foot("", paper.text)
        head = _head(
            paper.department, paper.text.title, _("To read in peace, or to sign by hand"), foot, paper.language
        )

        def write(sheet: Sheet) -> None:
            sheet.fields([[(_("Rider, legal name"), "", 0.5), (_("Date of birth"), "", 0.25), (_("Phone"), "", 0.25)]])
            _text(sheet, paper.text)
            lines = [(_("Rider signs here"), "", _("Name in print, date"), None)]
            if paper.is_minor:
                lines += [
                    (_("Parent or guardian signs here"), "", _("Name in print, date"), None)
                ] * paper.guardian_lines
            sheet.signature([*lines, (_("Officer witnesses"), "", _("Name, badge number, date"), None)])

        return build(head, write)


def prefilled(paper: content.PrefilledWaiver) -> bytes:
    with translation.override(paper.language):
        sub = _window(paper.ride, paper.zone) or _("To be signed by hand before an officer")
        head = _head(paper.department, paper.text.title, sub, _foot(paper.reference, paper.text), paper.language)

        def write(sheet: Sheet) -> None:
            words = _("Bring this to the station with your photo ID and sign it there. The code finds your case.")
            sheet.code(paper.check.url, paper.check.code, words)
            _people(sheet, paper.rider, paper.ride, paper.reference, paper.guardians)
            _text(sheet, paper.text)
            lines = [(_("%(name)s signs here") % {"name": paper.rider.name}, "", _("Date"), None)]
            for guardian in paper.guardians:
                lines.append((_("%(name)s signs here") % {"name": guardian.name}, "", _("Date"), None))
            sheet.signature([*lines, (_("Officer witnesses"), "", _("Name, badge number, date"), None)])

        return build(head, write)


def signed(paper: content.SignedWaiver) -> bytes:
    """Texts, signatures, and the audit page, in one file that is sealed next."""
    with translation.override(paper.language):
        texts = _texts(paper.signatures)
        title = texts[0].title if texts else _("Signed waiver")
        sub = _window(paper.ride, paper.zone) or _("Signed waiver")
        foot = _foot(paper.reference, texts[0] if texts else None)
        head = _head(paper.department, title, sub, foot, paper.language)

        def write(sheet: Sheet) -> None:
            _people(sheet, paper.rider, paper.ride, paper.reference, paper.guardians)
            for number, text in enumerate(texts):
                if number:
                    sheet.new_page()
                    sheet.paragraph([("bold", text.title)], LEAD)
                _text(sheet, text)
                _signatures(sheet, [s for s in paper.signatures if s.text == text], paper.zone)
            sheet.new_page()
            _audit(sheet, paper)

        return build(head, write, has_seal_field=True)


def receipt(paper: content.Receipt) -> bytes:
    with translation.override(paper.language):
        foot = _foot(paper.reference, paper.signature.text)
        head = _head(
            paper.department, _("Receipt of your signature"), _window(paper.ride, paper.zone), foot, paper.language
        )

        def write(sheet: Sheet) -> None:
            sheet.paragraph(
                _(
                    "This is your copy. It shows the text as you signed it. The waiver is complete when everybody has signed."
                ),
                LEAD,
            )
            if paper.waiting_for:
                names = ", ".join(paper.waiting_for)
                sheet.paragraph(_("Still to sign: %(names)s.") % {"names": names})
            _people(sheet, paper.rider, paper.ride, paper.reference, ())
            if text := paper.signature.text:
                sheet.paragraph([("bold", text.title)], LEAD)
                _text(sheet, text)
            _signatures(sheet, [paper.signature], paper.zone)
            sheet.heading(_("How this was signed"))
            sheet.route([*_acts(paper.signature, paper.zone), _sealed(paper.sealed_at, paper.zone)])

        return build(head, write, has_seal_field=True)


def attestation(paper: content.Attestation) -> bytes:
    with translation.override(paper.language):
        role = ROLES[paper.signature.role]()
        head = _head(paper.department, _("Attestation"), role, _foot(paper.reference, None), paper.language)

        def write(sheet: Sheet) -> None:
            sheet.code(
                paper.check.url,
                paper.check.code,
                _(
                    "I saw the rider named here, compared the photo ID, and was present. I attest the waiver file named below."
                ),
            )
            _people(sheet, paper.rider, paper.ride, paper.reference, ())
            sheet.fields([[(_("The waiver file, SHA-256"), _grouped(paper.waiver_sha256), 1)]])
            who = ", ".join(part for part in (paper.title, paper.badge_number) if part)
            when = times.moment(paper.signature.signed_at, paper.zone)
            sheet.signature(
                [(role, paper.signature.name, ", ".join(p for p in (who, when) if p), paper.signature.drawing_png)]
            )
            sheet.heading(_("What the waiver file holds"))
            steps = [_act(signature, paper.zone) for signature in paper.waiver_signatures]
            sheet.route([*steps, _act(paper.signature, paper.zone), _sealed(paper.sealed_at, paper.zone)])

        return build(head, write, has_seal_field=True)


def _head(department: content.Department, title: str, sub: str, foot: str, language: str) -> Head:
    return Head(title, sub, department.name, department.badge_png, foot, language)


def _foot(reference: str, text: content.Text | None) -> str:
    parts = [reference]
    if text:
        parts.append(_("Text %(version)s") % {"version": text.version})
        if text.sha256:
            parts.append(
                _("fingerprint %(hash)s") % {"hash": f"{text.sha256[:4]} {text.sha256[4:8]} … {text.sha256[-4:]}"}
            )
    return "   ".join(part for part in parts if part)


def _window(ride: content.Ride | None, zone: str) -> str:
    if ride is None:
        return ""
    return _("For one ride: %(span)s") % {"span": times.span(ride.starts_at, ride.ends_at, zone)}


def _people(
    sheet: Sheet,
    rider: content.Rider,
    ride: content.Ride | None,
    reference: str,
    guardians: Iterable[content.Guardian],
) -> None:
    age = str(rider.age) if rider.age is not None else ""
    rows = [
        [
            (_("Rider, legal name"), rider.name, 0.5),
            (_("Born"), _date(rider.born_on), 0.3),
            (_("Age on the day"), age, 0.2),
        ],
        [
            (_("Emergency contact"), rider.emergency_contact, 0.5),
            (_("Phone"), rider.phone, 0.3),
            (_("Case"), reference, 0.2),
        ],
    ]
    if ride:
        officer = ", ".join(part for part in (ride.officer, ride.badge_number, ride.unit) if part)
        rows.append([(_("Station"), ride.station, 0.5), (_("Officer"), officer, 0.5)])
    for guardian in guardians:
        rows.append(
            [
                (_("Parent or guardian"), guardian.name, 0.5),
                (_("Relation"), guardian.relation, 0.25),
                (_("Phone"), guardian.phone, 0.25),
            ]
        )
    sheet.fields(rows)


def _text(sheet: Sheet, text: content.Text) -> None:
    for block in markup.blocks(text.body):
        if block.is_heading:
            sheet.heading(block.words)
        else:
            sheet.paragraph(list(block.parts))


def _texts(signatures: Iterable[content.Signature]) -> list[content.Text]:
    """The rider's text first, each once."""
    ordered = sorted(signatures, key=lambda signature: signature.role != "rider")
    return list(dict.fromkeys(signature.text for signature in ordered if signature.text))


def _signatures(sheet: Sheet, signatures: Iterable[content.Signature], zone: str) -> None:
    sheet.signature(
        [
            (
                _("%(role)s, signed") % {"role": ROLES[signature.role]()},
                signature.name,
                times.moment(signature.signed_at, zone),
                signature.drawing_png,
            )
            for signature in signatures
        ]
    )


def _audit(sheet: Sheet, paper: content.SignedWaiver) -> None:
    sheet.paragraph([("bold", _("How this was signed"))], LEAD)
    sheet.code(
        paper.check.url,
        paper.check.code,
        _(
            "This page is part of the sealed file. Anyone can ask with the code whether the waiver is real; the department can check the file itself. A change of any byte is found."
        ),
    )
    steps = [(times.moment(event.at, paper.zone, style="short"), event.what, event.detail) for event in paper.events]
    for signature in sorted(paper.signatures, key=lambda signature: signature.signed_at):
        steps += _acts(signature, paper.zone)
    sheet.route([*steps, _sealed(paper.sealed_at, paper.zone)])
    rows = [
        [
            (
                _("Text %(version)s, %(title)s: SHA-256") % {"version": text.version, "title": text.title},
                _grouped(text.sha256),
                1.0,
            )
        ]
        for text in _texts(paper.signatures)
    ]
    sheet.fields([*rows, [(_("Clock"), _("The server’s, shown in %(zone)s") % {"zone": paper.zone}, 1.0)]])
    sheet.paragraph(
        _(
            "Signed electronically under the state’s Uniform Electronic Transactions Act and 15 U.S.C. 7001 (E-SIGN), where not by hand."
        ),
        SMALL,
    )


def _acts(signature: content.Signature, zone: str) -> list[tuple[str, str, str]]:
    steps = []
    if signature.agreed_to_electronic_at:
        when = times.moment(signature.agreed_to_electronic_at, zone, style="short")
        detail = ", ".join(part for part in (signature.network_address, signature.browser) if part)
        words = _("%(name)s agrees to sign electronically; paper was offered") % {"name": signature.name}
        steps.append((when, words, detail))
    return [*steps, _act(signature, zone)]


def _act(signature: content.Signature, zone: str) -> tuple[str, str, str]:
    when = times.moment(signature.signed_at, zone, style="short")
    what = _("%(role)s: signed by %(name)s") % {"role": ROLES[signature.role](), "name": signature.name}
    drawn = _("name typed and drawn") if signature.drawing_png else _("name typed")
    how = signature.identified_by if not signature.agreed_to_electronic_at else f"{signature.identified_by}; {drawn}"
    return when, what, how


def _sealed(at: datetime, zone: str) -> tuple[str, str, str]:
    return (
        times.moment(at, zone, style="short"),
        _("Sealed"),
        _("This file is kept as these bytes and never made again."),
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def _date(on: date | None) -> str:
    return times.date_alone(on) if on else ""

"""Parts that several papers show: the rider and the ride, a signature, a line to sign on, the way to check."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ridealong.core.qr import rows as squares
from ridealong.documents import phrases
from ridealong.documents.content import Check, Guardian, Ride, Rider, Signature
from ridealong.documents.typesetter import flow, typeset
from ridealong.documents.typesetter.flow import Field
from ridealong.documents.typesetter.fonts import BOLD, SEMI
from ridealong.documents.typesetter.ink import AMBER, INK, LEFT, MEASURE, QUIET, RIGHT
from ridealong.documents.typesetter.page import Paper

QR = 96
SMALL_QR = 76  # where a page has other work to do
GUTTER = 18
HALF = (MEASURE - GUTTER) / 2
SIGNATURE_HEIGHT = 64
LINES_HEIGHT = 62  # of a row to sign by hand
INITIALS = "_" * 10  # where a pen puts them


def role_name(signature: Signature) -> str:
    names = {
        "rider": pgettext("signer", "Rider"),
        "guardian": pgettext("signer", "Parent or guardian"),
        "witness": pgettext("signer", "Witness"),
        "countersigner": pgettext("signer", "Counter-signer"),
        "notary": pgettext("signer", "Notary"),
    }
    return names.get(signature.role, signature.role)


def rider_grid(
    paper: Paper,
    rider: Rider,
    ride: Ride | None,
    guardians: Sequence[Guardian],
    *,
    with_contact: bool = True,
    right: float = RIGHT,
) -> None:
    born = phrases.birthday(rider.born_on) if rider.born_on else ""
    age = str(rider.age) if rider.age is not None else ""
    rows: list[list[Field]] = [
        [(_("Rider, legal name"), rider.name, 0.5), (_("Born"), born, 0.3), (_("Age on the day"), age, 0.2)]
    ]
    if with_contact and (rider.phone or rider.emergency_contact):
        rows.append([(_("Emergency contact"), rider.emergency_contact, 0.5), (_("Rider’s phone"), rider.phone, 0.5)])
    if ride is not None and (ride.officer or ride.station):
        rows.append(ride_row(ride))
    for guardian in guardians:
        named = f"{guardian.name} ({guardian.relation})" if guardian.relation else guardian.name
        rows.append([(_("Parent or guardian"), named, 0.5), (_("Phone"), guardian.phone, 0.5)])
    flow.grid(paper, rows, right=right)


def ride_row(ride: Ride) -> list[Field]:
    officer = ", ".join(part for part in (ride.officer, ride.badge_number) if part)
    return [(_("Station"), ride.station, 0.5), (_("Officer"), officer, 0.3), (_("Unit"), ride.unit, 0.2)]


def signatures_height(found: Sequence[Signature]) -> float:
    """Of the first pair: what a text should keep with itself."""
    return SIGNATURE_HEIGHT + (44 if any(each.drawing_png for each in found[:2]) else 0)


def signatures(paper: Paper, found: Sequence[Signature], zone: str) -> None:
    """Two beside each other; each pair stays on one page."""
    for start in range(0, len(found), 2):
        pair = found[start : start + 2]
        height = signatures_height(pair)
        paper.need(height)
        for number, signature in enumerate(pair):
            _signature(paper, signature, zone, LEFT + number * (HALF + GUTTER), paper.y, height)
        paper.y -= height


def _signature(paper: Paper, signature: Signature, zone: str, x: float, top: float, height: float) -> None:
    """Who, the typed name on its line, the time below; a drawing stands above the name."""
    node = paper.parent.add("P")
    base = top - height + SIGNATURE_HEIGHT - 36
    who = f"{role_name(signature)}, {signature.relation}" if signature.relation else role_name(signature)
    paper.text(node, x, top - 10, typeset.one_line(_("%(who)s signs") % {"who": who}, 8, HALF), QUIET)
    if signature.drawing_png:
        alt = _("Signature drawn by %(name)s") % {"name": signature.name}
        paper.picture(signature.drawing_png, x, base + 18, HALF, 42, alt)
    paper.text(node, x, base, typeset.one_line(signature.name, 16, HALF, SEMI))
    paper.rule(base - 7, left=x, right=x + HALF, colour=INK, weight=1.6)
    paper.text(node, x, base - 19, typeset.one_line(phrases.exact(signature.signed_at, zone), 8, HALF), QUIET)


def height_to_sign(rows: int) -> float:
    """What a text keeps with itself, so that no line to sign stands alone on the last page."""
    return 10 + min(rows, 4) * LINES_HEIGHT


def lines_to_sign(paper: Paper, who: str, name: str = "") -> None:
    """For pen and paper: a line for the signature, one for the date, one for initials."""
    paper.need(58)
    base = paper.y - 34
    _blanks(paper, (who, 0.56), (_("Date"), 0.22), (_("Initials"), 0.14), rise=34)
    if name:
        node = paper.parent.add("P")
        paper.text(node, LEFT, base - 23, typeset.one_line(name, 8, MEASURE * 0.56, SEMI))
    paper.y = base + 34 - LINES_HEIGHT


def notary(paper: Paper) -> None:
    """What a notary fills in: where, when, by whom; the signature, the commission, and room for the stamp."""
    paper.need(210)
    flow.gap(paper, 12)
    flow.paragraph(paper, (typeset.Span(_("Notary"), BOLD),), after=4)
    _blanks(paper, (_("State of"), 0.48), (_("County of"), 0.48))
    _blanks(paper, (_("Signed and sworn to (or affirmed) before me on"), 0.48), (_("by"), 0.48))
    _blanks(paper, (_("Notary’s signature"), 0.48), (_("Commission number, and its last day"), 0.48))
    node = paper.parent.add("P")
    paper.text(node, LEFT, paper.y - 12, typeset.one_line(_("Stamp or seal"), 8, MEASURE), QUIET)
    paper.y -= 90


def _blanks(paper: Paper, *parts: tuple[str, float], rise: float = 26) -> None:
    """Lines beside each other, each with its label below and its share of the measure; `rise` is room for the pen."""
    x, base = LEFT, paper.y - rise
    for label, share in parts:
        width = MEASURE * share
        node = paper.parent.add("P")
        paper.rule(base, left=x, right=x + width, colour=INK, weight=1.2)
        paper.text(node, x, base - 12, typeset.one_line(label, 8, width), QUIET)
        x += width + MEASURE * 0.04
    paper.y -= rise + 20


def check_beside(paper: Paper, check: Check, sentence: str, strong: str, *, side: float = QR) -> None:
    """The QR code at the right with its code in words, and at the left what it is for."""
    paper.need(side + 18)
    top = paper.y
    text = (typeset.Span(strong + " ", SEMI), typeset.Span(sentence))
    flow.paragraph(paper, text, width=MEASURE - side - 34, most=int((side + 18) / flow.BODY.leading))
    qr(paper, check, RIGHT - side, top - side, side)
    paper.y = min(paper.y, top - side - 16)


def qr(paper: Paper, check: Check, x: float, y: float, side: float = QR) -> None:
    spoken = phrases.code(check.code)
    told = _("QR code that leads to the check of code %(code)s") % {"code": spoken}
    paper.squares(squares(check.url), x, y, side, told)
    node = paper.parent.add("P")
    line = typeset.one_line(_("Code %(code)s") % {"code": spoken}, 8, side + 60, SEMI)
    paper.text(node, x + side, y - 13, line, from_right=True)


def address(check: Check) -> str:
    """The check's address as people type it."""
    return check.url.removeprefix("https://").removeprefix("http://").rstrip("/")


def way(paper: Paper, steps: Sequence[tuple[str, str, str]], *, ends_now: bool = True) -> None:
    """Events along a solid line; each is when, what and a detail. An amber dot at the end means: this is now."""
    points = paper.parent.add("L")
    for number, (when, what, detail) in enumerate(steps):
        whats = typeset.lines(typeset.plain(what, SEMI), 10, RIGHT - LEFT - 160, most=2)
        details = typeset.lines(typeset.plain(detail), 8.6, RIGHT - LEFT - 160, most=3) if detail else []
        height = max(34, 14 + len(whats) * 13 + len(details) * 11.5)
        paper.need(height)
        y, is_last = paper.y - 8, number == len(steps) - 1
        if not is_last:
            paper.upright(LEFT + 5, y, max(y - height, 60))
        paper.dot(LEFT + 5, y, AMBER if is_last and ends_now else INK)
        item = points.add("LI").add("LBody")
        paper.text(item, LEFT + 22, y - 3, typeset.one_line(when, 8.6, 134), QUIET)
        base = y - 3
        for line in whats:
            paper.text(item, LEFT + 160, base, line)
            base -= 13
        for line in details:
            paper.text(item, LEFT + 160, base, line, QUIET)
            base -= 11.5
        paper.y -= height


def figures(paper: Paper, facts: Sequence[tuple[str, str]]) -> None:
    """Big figures over their labels, four to a row."""
    for start in range(0, len(facts), 4):
        paper.need(50)
        for number, (label, value) in enumerate(facts[start : start + 4]):
            x, width = LEFT + number * MEASURE / 4, MEASURE / 4 - 10
            node = paper.parent.add("P")
            paper.text(node, x, paper.y - 12, typeset.one_line(label, 8, width), QUIET)
            paper.text(node, x, paper.y - 34, typeset.one_line(value, 20, width, BOLD))
        paper.y -= 50

"""Papers that are signed for the department: the decision, and the certificate of hours."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.core import times
from ridealong.documents import blocks, phrases
from ridealong.documents.content import Certificate, Correspondence, Hours, Letter
from ridealong.documents.typesetter import flow, table, typeset
from ridealong.documents.typesetter.flow import BODY, SMALL, STRONG, Style
from ridealong.documents.typesetter.fonts import BOLD, SEMI
from ridealong.documents.typesetter.ink import INK, LEFT, MEASURE, QUIET
from ridealong.documents.typesetter.page import Head, Paper

TEXT = Style(10.6, 16.5)
LINES = {"heading": (Style(13, 18, BOLD), 10.0), "fact": (Style(10.6, 16.5, SEMI), 0.0), "small": (SMALL, 8.0)}
GRAND = Style(30, 38, BOLD)


def letter(content: Letter) -> Paper:
    title = _("Your application to ride along")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    paper.start(Head(title, content.department.address), content.reference)
    _to(paper, content.rider.name, content.address, content.on)
    flow.paragraph(paper, _("Dear %(name)s,") % {"name": content.rider.name}, TEXT, after=8, most=3)
    for sentence in _approved(content) if content.verdict == "approved" else _declined(content):
        flow.paragraph(paper, sentence, TEXT, after=8)
    if content.department.phone:
        call = _("If you have questions, call %(phone)s and give case %(reference)s.")
        known = {"phone": content.department.phone, "reference": content.reference}
        flow.paragraph(paper, call % known, TEXT, after=8)
    flow.paragraph(paper, _("Sincerely,"), TEXT)
    _sign(paper, content.signed_by, content.title)
    return paper


def correspondence(content: Correspondence) -> Paper:
    """What would have been a mail. Facts stand together, points of a list one below the other."""
    paper = Paper(content.department, f"{content.title}, {content.reference}", content.language)
    paper.start(Head(content.title, content.department.address), content.reference)
    _to(paper, content.name, content.address, content.on)
    for kind, lines in groupby(content.lines, key=itemgetter(0)):
        said = [line for _kind, line in lines]
        if kind == "item":
            flow.bullets(paper, said, style=TEXT)
            flow.gap(paper, 8)
            continue
        for line in said:
            style, after = LINES.get(kind, (TEXT, 8))
            flow.paragraph(paper, line, style, after=after)
        flow.gap(paper, 8 if kind == "fact" else 0)
    flow.paragraph(paper, content.department.name, STRONG)
    return paper


def _to(paper: Paper, name: str, address: Iterable[str], on: date) -> None:
    flow.gap(paper, 14)
    for line in (name, *address):
        flow.paragraph(paper, line, TEXT, most=2)
    flow.gap(paper, 22)
    flow.paragraph(paper, phrases.day(on), TEXT, after=22)


def _approved(content: Letter) -> list[str]:
    said = [_("Your application is approved. We look forward to having you with us.")]
    if content.valid_until_on:
        said.append(_("The approval is valid until %(day)s.") % {"day": phrases.day(content.valid_until_on)})
    return [*said, *([content.next_step] if content.next_step else [])]


def _declined(content: Letter) -> list[str]:
    said = [_("Thank you for your interest in riding with us. We cannot approve your application.")]
    if content.reason:
        said.append(content.reason)
    if content.may_reapply_on:
        said.append(_("You may apply again from %(day)s.") % {"day": phrases.day(content.may_reapply_on)})
    return [*said, *([content.next_step] if content.next_step else [])]


def certificate(content: Certificate) -> Paper:
    title = _("Certificate of ride-along hours")
    paper = Paper(content.department, f"{title}, {content.rider.name}", content.language)
    paper.start(Head(title, _("Issued %(day)s") % {"day": phrases.day(content.issued_on)}))
    flow.gap(paper, 28)
    flow.paragraph(paper, _("This certifies that"), TEXT)
    flow.paragraph(paper, content.rider.name, GRAND, after=6, most=3)
    minutes = sum(hours.minutes for hours in content.hours)
    rode = ngettext(
        "rode along with the %(department)s on %(count)s shift, %(time)s on the road.",
        "rode along with the %(department)s on %(count)s shifts, %(time)s on the road.",
        len(content.hours),
    ) % {"department": content.department.name, "count": len(content.hours), "time": duration(minutes)}
    flow.paragraph(paper, rode, Style(15, 20, SEMI), after=22)
    table.table(
        paper,
        (_("Day"), _("From and to"), _("Where"), _("On the road")),
        (0.34, 0.22, 0.24, 0.2),
        [_hours(hours, content.zone) for hours in content.hours],
    )
    flow.gap(paper, 26)
    paper.need(blocks.QR + 110)
    _sign(paper, content.signed_by, content.title)
    flow.gap(paper, 26)
    blocks.check_beside(
        paper,
        content.check,
        _("Scan the code or open %(address)s.") % {"address": blocks.address(content.check)},
        _("Anyone can check this certificate."),
    )
    return paper


def _hours(hours: Hours, zone: str) -> list[table.Cell]:
    start, end = times.clock(hours.started_at, zone), times.clock(hours.ended_at, zone)
    on = phrases.day(phrases.local(hours.started_at, zone).date())
    return [[(on, STRONG)], [(f"{start} – {end}", BODY)], [(hours.note, BODY)], [(duration(hours.minutes), STRONG)]]


def duration(minutes: int) -> str:
    """ "4 h 5 min", with spaces that do not break."""
    hours, rest = divmod(minutes, 60)
    told = _("%(hours)s h %(minutes)s min")
    if not hours:
        told = _("%(minutes)s min")
    elif not rest:
        told = _("%(hours)s h")
    return (told % {"hours": hours, "minutes": rest}).replace(" ", typeset.NO_BREAK)


def _sign(paper: Paper, name: str, title: str) -> None:
    """Room for a hand-written name over the typed one."""
    paper.need(78)
    node = paper.parent.add("P")
    paper.rule(paper.y - 46, right=LEFT + MEASURE * 0.46, colour=INK, weight=1.6)
    paper.text(node, LEFT, paper.y - 60, typeset.one_line(name, 10.2, MEASURE * 0.46, SEMI))
    paper.text(node, LEFT, paper.y - 72, typeset.one_line(title, SMALL.size, MEASURE * 0.46), QUIET)
    paper.y -= 78

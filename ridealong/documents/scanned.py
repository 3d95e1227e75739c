"""A paper that was signed by hand, as pictures of its pages behind a page that says who compared what."""

from django.utils.translation import gettext as _

from ridealong.documents import blocks, phrases
from ridealong.documents.typesetter import flow
from ridealong.documents.typesetter.ink import LEFT, MEASURE
from ridealong.documents.typesetter.page import LOWEST, Head, Paper
from ridealong.documents.waiver_content import ScannedPaper


def scanned(content: ScannedPaper) -> Paper:
    title = _("Paper signed by hand")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    case = _("Case %(reference)s") % {"reference": content.reference}
    paper.start(Head(title, case), phrases.foot(content.reference, None))
    blocks.rider_grid(paper, content.rider, None, (), with_contact=False)
    flow.gap(paper, 16)
    blocks.check_beside(paper, content.check, _zone(content), _("These are pictures of the paper itself."))
    flow.heading(paper, _("What was compared"), flow.SECTION, before=10, keep=40)
    flow.body(paper, "\n".join(f"- {' '.join(line.split())}" for line in content.seen))
    flow.gap(paper, 10)
    steps = [
        (content.handed_in_at, _("Handed in"), _("Pages: %(number)s") % {"number": len(content.pages)}),
        (content.checked_at, _("Compared by %(name)s") % {"name": content.checked_by}, ""),
    ]
    told = [(phrases.exact_short(at, content.zone), what, detail) for at, what, detail in steps]
    blocks.way(paper, [*told, (phrases.exact_short(content.checked_at, content.zone), _("Sealed"), "")])
    paper.seal_field = _("The department’s seal")
    for number, page in enumerate(content.pages, start=1):
        part = _("Page %(number)s of %(all)s of the paper") % {"number": number, "all": len(content.pages)}
        paper.turn()
        paper.photograph(page, LEFT, LOWEST, MEASURE, paper.y - LOWEST, part)
    return paper


def _zone(content: ScannedPaper) -> str:
    return _("Times are those of %(zone)s, from the server’s clock.") % {"zone": content.zone.replace("_", " ")}

"""The officer's report after a ride."""

from django.utils.translation import gettext as _

from ridealong.documents import blocks, phrases
from ridealong.documents.content import RideReport
from ridealong.documents.typesetter import flow
from ridealong.documents.typesetter.page import Head, Paper


def report(content: RideReport) -> Paper:
    title = _("Ride report")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    reported = _("Reported %(when)s") % {"when": phrases.exact(content.reported_at, content.zone)}
    paper.start(Head(title, phrases.span(content.ride, content.zone)), f"{content.reference}   {reported}")
    blocks.rider_grid(paper, content.rider, content.ride, (), with_contact=False)
    flow.gap(paper, 14)
    blocks.figures(paper, content.facts)
    if content.summary:
        flow.heading(paper, _("Summary"), flow.SECTION, before=8)
        for part in content.summary.split("\n"):
            flow.paragraph(paper, part, after=4)
    if content.moments:
        flow.heading(paper, _("Moments worth telling"), flow.SECTION, before=14)
        flow.gap(paper, 2)
        flow.bullets(paper, content.moments)
    if content.log:
        flow.heading(paper, _("How the ride went"), flow.SECTION, before=14)
        flow.gap(paper, 8)
        log = [(phrases.exact_short(event.at, content.zone), event.what, event.detail) for event in content.log]
        blocks.way(paper, log, ends_now=False)
    return paper

"""Papers for the day of the ride: the station's roll call, and the card a rider keeps in the pocket."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.core import times
from ridealong.documents import blocks, phrases
from ridealong.documents.content import DayRide, DaySheet, RulesCard
from ridealong.documents.typesetter import flow, table
from ridealong.documents.typesetter.flow import BODY, SMALL, STRONG, Style
from ridealong.documents.typesetter.fonts import BOLD, SEMI
from ridealong.documents.typesetter.ink import STOP
from ridealong.documents.typesetter.page import Head, Paper
from ridealong.documents.typesetter.typeset import NO_BREAK

HOUR = Style(11.5, 15, BOLD)
NAME = Style(11.5, 15, SEMI)
DOUBT = Style(9, 12, SEMI, STOP)
BIG = Style(15, 20, BOLD)

PHONE = re.compile(r"(?<=\(\d{3}\)) (?=\d)")  # a number stays on one line


def sheet(content: DaySheet) -> Paper:
    title = _("Rides of the day")
    on = phrases.day(content.on)
    paper = Paper(content.department, f"{title}, {content.station}, {on}", content.language)
    printed = _("Printed %(when)s. Names people: shred it after the last ride.") % {
        "when": phrases.exact_short(content.printed_at, content.zone)
    }
    paper.start(Head(title, f"{content.station}, {on}"), printed)
    counted = ngettext("%(count)s ride", "%(count)s rides", len(content.rides)) % {"count": len(content.rides)}
    waiting = sum(bool(ride.doubts) for ride in content.rides)
    flow.heading(paper, counted, flow.SECTION, before=0)
    if not content.rides:
        flow.paragraph(paper, _("No rides are planned for this day."))
    else:
        clear = _("Everybody is clear to ride.")
        some = ngettext(
            "%(count)s rider may not go yet; the sheet says why.",
            "%(count)s riders may not go yet; the sheet says why.",
            waiting,
        ) % {"count": waiting}
        flow.paragraph(paper, some if waiting else clear, after=10)
        headers = (_("Here"), _("When and with whom"), _("Rider"), _("In an emergency"), _("Clear to ride?"))
        rows = [_row(ride, content.zone) for ride in content.rides]
        table.table(paper, headers, (0.07, 0.22, 0.24, 0.25, 0.22), rows, has_boxes=True)
    return paper


def _row(ride: DayRide, zone: str) -> list[table.Cell]:
    when = [
        (times.hours(ride.ride.starts_at, ride.ride.ends_at, zone), HOUR),
        (ride.ride.officer, BODY),
        (", ".join(part for part in (ride.ride.badge_number, ride.ride.unit) if part), SMALL),
    ]
    age = _("age %(age)s") % {"age": ride.rider.age} if ride.rider.age is not None else ""
    who = [(ride.rider.name, NAME), (age, BODY), (ride.rider.phone, BODY), (ride.reference, SMALL)]
    reach = [(ride.rider.emergency_contact, BODY)]
    for guardian in ride.guardians:
        reach.append((", ".join(part for part in (guardian.name, guardian.relation) if part), STRONG))
        reach.append((guardian.phone, BODY))
    state = [(ride.status, STRONG)] + [(doubt, DOUBT) for doubt in ride.doubts] + [(ride.note, SMALL)]
    return [
        [(PHONE.sub(NO_BREAK, text), style) for text, style in cell if text] for cell in ([], when, who, reach, state)
    ]


def card(content: RulesCard) -> Paper:
    title = _("Your ride")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    paper.start(Head(title, _("Keep this in your pocket")), content.reference)
    when = phrases.span(content.ride, content.zone)
    flow.paragraph(paper, when[:1].upper() + when[1:], BIG, after=2)
    flow.paragraph(paper, _arrive(content), flow.LEAD, after=8)
    rider = [(_("Rider"), content.rider.name, 0.5), (_("Case"), content.reference, 0.5)]
    flow.grid(paper, [rider, blocks.ride_row(content.ride)])
    for heading, sentences in (
        (_("What to wear"), content.wear),
        (_("What to bring"), content.bring),
        (_("In the car"), content.conduct),
    ):
        if sentences:
            flow.heading(paper, heading, flow.SECTION, before=16)
            flow.gap(paper, 2)
            flow.bullets(paper, sentences, style=Style(10.6, 15.5))
    if content.department.phone:
        flow.heading(paper, _("If something comes up"), flow.SECTION, before=16)
        call = _("Call %(phone)s, or cancel from your page. Somebody else may be glad of the seat.")
        flow.paragraph(paper, call % {"phone": content.department.phone}, Style(10.6, 15.5))
    return paper


def _arrive(content: RulesCard) -> str:
    minutes = content.arrive_early_minutes
    if not content.ride.station:
        return ngettext("Be there %(count)s minute early.", "Be there %(count)s minutes early.", minutes) % {
            "count": minutes
        }
    return ngettext(
        "Be at %(station)s %(count)s minute early.", "Be at %(station)s %(count)s minutes early.", minutes
    ) % {"station": content.ride.station, "count": minutes}

"""The department's other papers: day sheet, rules card, certificate of hours, letter, ride report."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.core import times
from ridealong.documents import content
from ridealong.documents.sheet import BODY, LEAD, SMALL, Head, Sheet, build


def day_sheet(paper: content.DaySheet) -> bytes:
    with translation.override(paper.language):
        printed = _("Printed %(when)s") % {"when": times.moment(paper.printed_at, paper.zone)}
        title = _("Riders, %(day)s") % {"day": times.day(paper.on)}
        head = Head(title, paper.station, paper.department.name, paper.department.badge_png, printed, paper.language)

        def write(sheet: Sheet) -> None:
            if not paper.rides:
                sheet.paragraph(_("Nobody rides along on this day."), LEAD)
            for line in paper.rides:
                _day_ride(sheet, line, paper.zone)

        return build(head, write)


def _day_ride(sheet: Sheet, line: content.DayRide, zone: str) -> None:
    sheet.need(120)
    hours = times.hours(line.ride.starts_at, line.ride.ends_at, zone)
    sheet.heading(f"{hours}   {line.ride.officer}")
    unit = ", ".join(part for part in (line.ride.badge_number, line.ride.unit) if part)
    age = str(line.rider.age) if line.rider.age is not None else ""
    guardians = "; ".join(f"{guardian.name}, {guardian.phone}" for guardian in line.guardians)
    rows = [
        [
            (_("Rider"), line.rider.name, 0.4),
            (_("Age"), age, 0.1),
            (_("Phone"), line.rider.phone, 0.25),
            (_("Case"), line.reference, 0.25),
        ],
        [
            (_("Emergency contact"), line.rider.emergency_contact, 0.5),
            (_("Unit"), unit, 0.25),
            (_("Status"), line.status, 0.25),
        ],
    ]
    if guardians:
        rows.append([(_("Parent or guardian"), guardians, 1.0)])
    sheet.fields(rows)
    for doubt in line.doubts:
        sheet.paragraph([("strong", _("Not yet: ")), ("regular", doubt)])
    if line.note:
        sheet.paragraph(line.note, SMALL)


def rules_card(paper: content.RulesCard) -> bytes:
    with translation.override(paper.language):
        sub = times.span(paper.ride.starts_at, paper.ride.ends_at, paper.zone)
        head = Head(
            _("Your ride"), sub, paper.department.name, paper.department.badge_png, paper.reference, paper.language
        )

        def write(sheet: Sheet) -> None:
            officer = ", ".join(part for part in (paper.ride.officer, paper.ride.badge_number) if part)
            sheet.fields(
                [
                    [
                        (_("Rider"), paper.rider.name, 0.4),
                        (_("Station"), paper.ride.station, 0.3),
                        (_("Officer"), officer, 0.3),
                    ]
                ]
            )
            sheet.paragraph(
                _("Be there %(n)s minutes early, with your photo ID.") % {"n": paper.arrive_early_minutes}, LEAD
            )
            for title, lines in ((_("Wear"), paper.wear), (_("Bring"), paper.bring), (_("In the car"), paper.conduct)):
                if lines:
                    sheet.heading(title)
                    sheet.bullets(lines)
            sheet.paragraph(_("Riders never enter a home with an officer (Wilson v. Layne, 1999)."), SMALL)

        return build(head, write)


def certificate(paper: content.Certificate) -> bytes:
    with translation.override(paper.language):
        issued = _("Issued %(on)s") % {"on": times.date_alone(paper.issued_on)}
        head = Head(
            _("Certificate of hours"),
            issued,
            paper.department.name,
            paper.department.badge_png,
            paper.check.code,
            paper.language,
        )
        minutes = sum(entry.minutes for entry in paper.hours)

        def write(sheet: Sheet) -> None:
            sheet.code(
                paper.check.url,
                paper.check.code,
                _("The department confirms that the person named here rode along with its officers on duty."),
            )
            sheet.fields(
                [
                    [(_("Name"), paper.rider.name, 1.0)],
                    [(_("Hours in all"), _length(minutes), 0.5), (_("Rides"), str(len(paper.hours)), 0.5)],
                ]
            )
            for entry in paper.hours:
                span = times.span(entry.started_at, entry.ended_at, paper.zone)
                sheet.paragraph([("strong", f"{span}  "), ("regular", f"{_length(entry.minutes)}  {entry.note}")])
            sheet.signature([(paper.title, paper.signed_by, times.date_alone(paper.issued_on), None)])

        return build(head, write)


def letter(paper: content.Letter) -> bytes:
    with translation.override(paper.language):
        is_yes = paper.verdict == "approved"
        title = _("You are approved") if is_yes else _("About your application")
        sub = times.date_alone(paper.on)
        head = Head(title, sub, paper.department.name, paper.department.badge_png, paper.reference, paper.language)

        def write(sheet: Sheet) -> None:
            for line in (paper.rider.name, *paper.address):
                sheet.paragraph(line, BODY)
            sheet.y += 18
            first = _("We are glad to take you along.") if is_yes else _("We cannot take you along this time.")
            sheet.paragraph(first, LEAD)
            for line in (paper.reason, paper.next_step):
                if line:
                    sheet.paragraph(line)
            if paper.valid_until_on:
                sheet.paragraph(_("The approval holds until %(on)s.") % {"on": times.date_alone(paper.valid_until_on)})
            if paper.may_reapply_on:
                sheet.paragraph(
                    _("You may apply again from %(on)s on.") % {"on": times.date_alone(paper.may_reapply_on)}
                )
            if paper.department.phone:
                sheet.paragraph(_("Questions? Call the desk at %(phone)s.") % {"phone": paper.department.phone})
            sheet.signature([(paper.title, paper.signed_by, sub, None)])

        return build(head, write)


def ride_report(paper: content.RideReport) -> bytes:
    with translation.override(paper.language):
        sub = times.span(paper.ride.starts_at, paper.ride.ends_at, paper.zone)
        head = Head(
            _("Ride report"), sub, paper.department.name, paper.department.badge_png, paper.reference, paper.language
        )

        def write(sheet: Sheet) -> None:
            officer = ", ".join(part for part in (paper.ride.officer, paper.ride.badge_number, paper.ride.unit) if part)
            sheet.fields(
                [
                    [
                        (_("Rider"), paper.rider.name, 0.4),
                        (_("Officer"), officer, 0.35),
                        (_("Station"), paper.ride.station, 0.25),
                    ]
                ]
            )
            facts = list(paper.facts)
            for number in range(0, len(facts), 3):
                sheet.fields([[(label, value, 1 / 3) for label, value in facts[number : number + 3]]])
            if paper.summary:
                sheet.heading(_("In the officer’s words"))
                sheet.paragraph(paper.summary)
            if paper.moments:
                sheet.heading(_("Moments"))
                sheet.bullets(paper.moments)
            sheet.heading(_("The ride"))
            sheet.route(
                [(times.moment(event.at, paper.zone, style="short"), event.what, event.detail) for event in paper.log]
            )
            sheet.paragraph(_("Reported %(when)s") % {"when": times.moment(paper.reported_at, paper.zone)}, SMALL)

        return build(head, write)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return f"{words} {_('%(n)s minutes') % {'n': rest}}" if rest else words

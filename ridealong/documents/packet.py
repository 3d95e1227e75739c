"""The packet of a shift: who rides, whether their waivers hold, whom to call, and what they were told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.core import times
from ridealong.documents import blocks, phrases
from ridealong.documents.paperwork import PacketRide, RidePacket, WaiverProof
from ridealong.documents.typesetter import flow, table
from ridealong.documents.typesetter.flow import BODY, SMALL, STRONG, Style
from ridealong.documents.typesetter.fonts import BOLD, SEMI
from ridealong.documents.typesetter.ink import STOP
from ridealong.documents.typesetter.page import Head, Paper

NAME = Style(11.5, 15, SEMI)
DOUBT = Style(9, 12, SEMI, STOP)
RIDER = Style(15, 20, BOLD)


def packet(content: RidePacket) -> Paper:
    title = _("Ride packet")
    when = phrases.span(content.shift, content.zone)
    paper = Paper(content.department, f"{title}, {content.officer}, {when}", content.language)
    shred = _("Made %(when)s. Names people: shred it after the shift.") % {
        "when": phrases.exact_short(content.made_at, content.zone)
    }
    paper.start(Head(title, when), shred)
    who = ", ".join(part for part in (content.officer, content.badge_number) if part)
    flow.grid(
        paper,
        [[(_("Officer"), who, 0.4), (_("Station"), content.station, 0.36), (_("Unit"), content.shift.unit, 0.24)]],
    )
    _roster(paper, content)
    _conduct(paper, content)
    for ride in content.rides:
        _rider(paper, content, ride)
    paper.seal_field = _("The department’s seal")
    return paper


def _roster(paper: Paper, content: RidePacket) -> None:
    counted = ngettext("%(count)s rider", "%(count)s riders", len(content.rides)) % {"count": len(content.rides)}
    flow.heading(paper, counted if content.rides else _("Nobody rides on this shift."), flow.SECTION, before=16)
    flow.gap(paper, 4)
    if content.rides:
        headers = (_("Here"), _("When"), _("Rider"), _("Waiver"), _("Clear to ride?"))
        rows = [_row(ride, content.zone) for ride in content.rides]
        table.table(paper, headers, (0.07, 0.2, 0.28, 0.2, 0.25), rows, has_boxes=True)


def _row(ride: PacketRide, zone: str) -> list[table.Cell]:
    start, end = (times.clock(at, zone) for at in (ride.ride.starts_at, ride.ride.ends_at))
    when = [(f"{start} – {end}", STRONG), (ride.check_in_code and phrases.code(ride.check_in_code), SMALL)]
    age = _("age %(age)s") % {"age": ride.rider.age} if ride.rider.age is not None else ""
    who = [(ride.rider.name, NAME), (", ".join(part for part in (age, ride.reference) if part), SMALL)]
    proof = ride.proof
    waiver = [(proof.state, BODY), (phrases.code(proof.code), SMALL)] if proof else [(_("None"), BODY)]
    doubts = [(doubt, DOUBT) for doubt in ride.doubts] or [(_("Yes"), STRONG)]
    state = [*doubts, (ride.status, SMALL)]
    return [[part for part in cell if part[0]] for cell in ([], when, who, waiver, state)]


def _conduct(paper: Paper, content: RidePacket) -> None:
    if content.conduct:
        flow.heading(paper, _("What every rider was told"), flow.SECTION, before=18)
        flow.gap(paper, 2)
        flow.bullets(paper, content.conduct)
    flow.gap(paper, 14)
    blocks.check_beside(
        paper,
        content.check,
        _("Scan the code or open %(address)s: the desk sees the shift as it stands now.")
        % {"address": blocks.address(content.check)},
        _("This packet says what held when it was made."),
        side=blocks.SMALL_QR,
    )


def _rider(paper: Paper, content: RidePacket, ride: PacketRide) -> None:
    """A page for each rider, so that it can be handed on alone."""
    paper.start(Head(ride.rider.name, phrases.span(ride.ride, content.zone)), paper.page.foot)
    for doubt in ride.doubts:
        flow.paragraph(paper, doubt, Style(11, 16, SEMI, STOP))
    blocks.rider_grid(paper, ride.rider, ride.ride, ride.guardians)
    flow.heading(paper, _("In an emergency"), flow.SECTION, before=16)
    flow.paragraph(paper, ride.rider.emergency_contact or _("Nobody is named."), Style(13, 18, SEMI))
    for guardian in ride.guardians:
        line = ", ".join(part for part in (guardian.name, guardian.relation, guardian.phone) if part)
        flow.paragraph(paper, line, Style(13, 18, SEMI))
    if ride.needs or ride.languages:
        flow.heading(paper, _("What helps this rider"), flow.SECTION, before=16)
        flow.paragraph(paper, ride.needs)
        if ride.languages:
            flow.paragraph(paper, _("Speaks %(languages)s.") % {"languages": ride.languages})
    flow.heading(paper, _("Proof of the waiver"), flow.SECTION, before=16)
    flow.gap(paper, 6)
    _proof(paper, ride.proof, content.zone)
    flow.heading(paper, _("For the officer’s pen"), flow.SECTION, before=16)
    flow.gap(paper, 6)
    for label in (_("Arrived"), _("Dropped off and picked up"), _("Back at the station"), _("Anything to tell")):
        flow.grid(paper, [[(label, "", 1)]])


def _proof(paper: Paper, proof: WaiverProof | None, zone: str) -> None:
    if proof is None:
        flow.paragraph(paper, _("There is no waiver: this rider may not go."), Style(11, 16, SEMI, STOP))
        return
    signed = phrases.exact_short(proof.signed_at, zone) if proof.signed_at else _("not yet")
    until = phrases.exact_short(proof.valid_until_at, zone) if proof.valid_until_at else ""
    rows: list[list[flow.Field]] = [
        [(_("State"), proof.state, 0.5), (_("Code"), phrases.code(proof.code), 0.25), (_("Text"), proof.text, 0.25)],
        [(_("Signed"), signed, 0.5), (_("Valid until"), until, 0.5)],
    ]
    if proof.sha256:
        rows.append([(_("Fingerprint of the sealed file (SHA-256)"), phrases.fingerprint(proof.sha256), 1)])
    flow.grid(paper, rows)

"""What happened in Alder Falls in the last weeks: every state of application, waiver and ride, at least once."""

from datetime import date, datetime, timedelta

from ridealong.applications.deciding import chain, reviewing
from ridealong.applications.intake import asking_back, by_desk, writing
from ridealong.applications.riders import by_text
from ridealong.applications.status import Channel
from ridealong.demo import clock, publicity
from ridealong.demo.journey import Case
from ridealong.demo.town import ZONE, Town, roster
from ridealong.rides import calling_off, road
from ridealong.rules.hours import windows
from ridealong.rules.ride import Wish
from ridealong.shifts.models import Seat

FREE = {"law": {-12, -1, 0, 1}, "hill": {-9, 1, 2}, "price": {-17, -16}, "rose": {-1, 0, 1, -5}, "dorsey": {-3, 3}}


def play(town: Town) -> None:
    """Thirty cases' worth of a month, told from its oldest to its newest."""
    with clock.at(town.at(-45, "09:00")):
        roster(town, -24, 40, free=FREE)
    maya, rosa = _past(town)
    _ahead(town)
    _at_the_desk(town)
    _ended(town)
    _today(town)
    publicity.play(town, maya, rosa)


def _past(town: Town) -> tuple[Case, Case]:
    """Rides that are over."""
    maya = Case(town, "maya").send(-38, -12).approved(-30).signed(-29)
    maya.scheduled(-28, _seat(town, "law", -12), town.at(-12, "18:00")).confirmed(-27).arrived().started().completed()
    maya.reported(
        conduct=5,
        calls=11,
        summary="Good rider, asked good questions, kept her seat belt and her opinions on.",
        light_moment="A goose held the intersection for eleven minutes. No arrest was made. It knows what it did.",
    ).told(5, "I thought I knew this town at night. I knew half of it.")
    rosa = Case(town, "rosa").send(-36, -9).approved(-29).signed(-28)
    rosa.scheduled(-27, _seat(town, "hill", -9), town.at(-9, "08:00")).confirmed(-26).arrived().started().completed()
    rosa.reported(
        conduct=5,
        calls=6,
        summary="Quiet day shift. Two loose dogs, one of them ours.",
        light_moment="The dog we were chasing got into the back seat by himself and waited for us.",
    ).told(5, "Half of your calls are my calls.")
    ella = Case(town, "ella").send(-41, -17).approved(-33).signed(-32)
    ella.scheduled(-31, _seat(town, "price", -17), town.at(-17, "17:00")).confirmed(-30).arrived().started()
    ella.ended_early("Called to a scene that is not for riders; brought back to the station.")
    ella.reported(conduct=4, calls=3, summary="Understood at once.").told(4, "Short but honest. I would go again.")
    return maya, rosa


def _ahead(town: Town) -> None:
    """Rides to come, and approved riders without one."""
    lukasz = Case(town, "lukasz").send(-18, 3).approved(-9)
    lukasz.scheduled(-6, _seat(town, "dorsey", 3), town.at(3, "18:00"))
    omar = Case(town, "omar").send(-21, 2).approved(-12).signed(-11)
    omar.scheduled(-10, _seat(town, "hill", 2), town.at(2, "08:00")).confirmed(-9)
    theo = Case(town, "theo").begin(-16)
    with clock.at(town.at(-16, "20:05")):
        by_text.agree(theo.application, by=theo.account, agrees=True)
    theo.send(-16, 6).approved(-5).signed(-4)
    aisha = Case(town, "aisha").begin(-14)
    aisha.fill_in(-14, 9).named_guardian(-14, "Ngozi Bello", "mother", "ngozi@example.org")
    with clock.at(town.at(-14, "20:14")):
        aisha.application = writing.submit(aisha.application, by=aisha.account)
    aisha.guardian_signs(-13).read(-12).checked(-10)


def _at_the_desk(town: Town) -> None:
    """What Joan sees when she opens the desk."""
    kwame = Case(town, "kwame").send(-8, 3).read(-6).checked(-5)
    kwame.approved_by("joan", -5)
    linh = Case(town, "linh").send(-6, 12).read(-4)
    with clock.at(town.at(-2, "13:30")):
        asking_back.ask(
            linh.application,
            by=town.staff["joan"],
            question="Please tell us your whole address, with the number of the apartment.",
        )
    desmond = Case(town, "desmond").begin(-3)
    desmond.fill_in(-3, 16).named_guardian(-3, "Rosa O’Brien", "mother", "rosa.obrien@example.org")
    with clock.at(town.at(-3, "20:14")):
        writing.submit(desmond.application, by=desmond.account)
    Case(town, "wang").send(-2, 14)
    Case(town, "tomas").send(-1, 15)
    Case(town, "plato").send(-5, 11).read(-3)
    grace = Case(town, "grace").send(-20, 1).read(-18).checked(-17)
    with clock.at(town.at(-16, "10:20")):
        reviewing.waitlist(grace.application, by=town.staff["joan"])
    Case(town, "noah").begin(-1)
    _on_paper(town)


def _on_paper(town: Town) -> None:
    """A form from the counter, half filled in; its rider has no e-mail address and gets letters."""
    joan = town.staff["joan"]
    with clock.at(town.at(-1, "10:15")):
        case = by_desk.begin(
            town.program, None, by=joan, channel=Channel.PAPER, person={"legal_name": "Earl Whitfield"}
        )
        person = {"legal_name": "Earl Whitfield", "born_on": date(1951, 3, 9), "address": "4 Ferry Lane, Alder Falls"}
        answers = {"station": town.stations["mill"], "reason": "I drove the number 7 bus here for thirty years."}
        by_desk.write(case, by=joan, person=person, answers=answers)
        by_desk.take_in(case, by=joan, received_on=town.today - timedelta(days=1), is_incomplete=True)


def _ended(town: Town) -> None:
    """Every way out of the program that is not a ride."""
    hannah = Case(town, "hannah").send(-25, -4).read(-24).checked(-22)
    with clock.at(town.at(-21, "15:00")):
        chain.decline(
            hannah.application,
            by=town.staff["lindqvist"],
            code="capacity",
            public_reason="All seats before the holidays are taken.",
        )
    sam = Case(town, "sam").send(-19, 1)
    with clock.at(town.at(-15, "12:00")):
        calling_off.withdraw(sam.application, by=sam.account)
    yuki = Case(town, "yuki").begin(-30)
    with clock.at(town.at(-1, "03:00")):
        writing.expire(yuki.application, by=town.staff["joan"])
    ben = Case(town, "ben").send(-28, -5).approved(-16).signed(-15)
    ben.scheduled(-14, _seat(town, "rose", -5, hours=10), town.at(-5, "18:00")).confirmed(-13)
    with clock.at(town.at(-5, "18:40")):
        road.miss(ben.ride, by=ben.host)
    ivan = Case(town, "ivan").send(-27, -3).approved(-15).signed(-14)
    ivan.scheduled(-13, _seat(town, "dorsey", -3), town.at(-3, "18:00")).confirmed(-12)
    with clock.at(town.at(-3, "17:50")):
        road.turn_away(ivan.ride, by=ivan.host, reason="no_id")


def _today(town: Town) -> None:
    """A rider who is due next, and one who is out, if the program's hours allow it at this hour."""
    due = next_start(town, town.now)
    priya = Case(town, "priya").send(-20, 0).approved(-11).signed(-10)
    priya.scheduled(-9, town.shift("law", due - timedelta(hours=1)), due).confirmed(-8)
    fatima = Case(town, "fatima").send(-22, 0).approved(-13).signed(-12)
    out = town.now.astimezone(ZONE).replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    if not is_allowed(town, out):
        out = next_start(town, due + timedelta(hours=12))
    fatima.scheduled(-11, town.shift("rose", out - timedelta(hours=1)), out).confirmed(-10)
    if out < town.now:
        fatima.arrived().started()


def next_start(town: Town, after: datetime) -> datetime:
    """The first half hour, at least three quarters of an hour away, from which four hours are allowed."""
    start = (after + timedelta(minutes=45)).astimezone(ZONE).replace(second=0, microsecond=0)
    start += timedelta(minutes=-start.minute % 30)
    while not is_allowed(town, start):
        start += timedelta(minutes=30)
    return start


def is_allowed(town: Town, start: datetime) -> bool:
    wish = Wish(start, start + timedelta(hours=4))
    return windows.fits(wish, town.program.rule_set.rules.hours.windows)


def _seat(town: Town, host: str, days: int, hours: float = 10) -> Seat:
    is_day = host in {"hill"}
    with clock.at(town.at(-44, "09:00")):
        return town.shift(host, town.at(days, "07:00" if is_day else "16:00"), hours)

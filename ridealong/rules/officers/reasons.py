"""Reasons of the seat: caps, staffing, the officer beside it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import BEFORE_A_DATE, Moment
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.ride import Host, Place, Wish

WHEN_BOOKED = frozenset({Moment.BOOK})


def _cap(sentence: object) -> Kind:
    return Kind("cap", sentence, rows.SEAT, WHEN_BOOKED, remedy=_("Choose another date or other hours."))  # type: ignore[arg-type]


CAPS = {
    "car": _cap(_("This car takes %(cap)s at once.")),
    "shift": _cap(_("A shift takes at most %(cap)s.")),
    "sector": _cap(_("A sector takes %(cap)s at once.")),
    "station": _cap(_("This station takes %(cap)s at once.")),
    "station_day": _cap(_("This station takes at most %(cap)s a day.")),
    "officer_week": _cap(_("An officer takes at most %(cap)s a week.")),
    "officer_month": _cap(_("An officer takes at most %(cap)s a month.")),
    "day": _cap(_("A day takes at most %(cap)s.")),
    "week": _cap(_("A week takes at most %(cap)s.")),
    "month": _cap(_("A month takes at most %(cap)s.")),
    "year": _cap(_("A year takes at most %(cap)s.")),
}
NOT_HOSTING = Kind("officer_not_hosting", _("This officer does not take riders."), rows.SEAT, WHEN_BOOKED, field="seat")
ON_DUTY = Kind(
    "on_duty",
    _("A ride needs at least %(least)s officers on duty."),
    rows.SEAT,
    WHEN_BOOKED,
    remedy=_("Choose other hours."),
)
SEAT_CLOSED = Kind("seat_closed", _("This seat is closed."), rows.SEAT, WHEN_BOOKED, field="seat")
KEPT_APART = Kind(
    "seat_unavailable",
    _("This seat cannot be had for this rider. Choose another one."),
    rows.SEAT,
    WHEN_BOOKED,
    field="seat",
)
OUTSIDE_SHIFT = Kind("outside_shift", _("The ride must lie within the officer's shift."), rows.SEAT, WHEN_BOOKED)
OPEN_CASE = Kind(
    "open_case",
    _("While a case is open, the coordinator decides."),
    rows.CONFLICTS,
    BEFORE_A_DATE,
    exception="coordinator",
    field="conflict",
)
RELATIVE = Kind(
    "relative",
    _("One does not ride with a relative or partner."),
    rows.CONFLICTS,
    WHEN_BOOKED,
    remedy=_("Ride with another officer."),
    field="officer",
)
RELATIVE_HERE = Kind(
    "relative",
    _("A relative or partner of the rider works here. Make sure that it is not this officer."),
    rows.CONFLICTS,
    WHEN_BOOKED,
    exception="coordinator",
    field="seat",
)
RELATIVE_STATION = Kind(
    "relative_station",
    _("One does not ride where a relative or partner works."),
    rows.CONFLICTS,
    WHEN_BOOKED,
    remedy=_("Ride at another station."),
    field="station",
)
REQUEST = Kind(
    "officer_request",
    _("The department chooses the officer."),
    rows.SEAT,
    frozenset({Moment.APPLY}),
    remedy=_("Leave the wish for an officer out."),
    field="officer",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    yield from _about_conflicts(facts, rules)
    if facts.person.asks_for_officer and not may_ask_for_officer(facts.person.category, rules):
        yield REQUEST.stands()
    if facts.wish:
        yield from _about_numbers(facts, rules)
        yield from _about_host(facts.wish.host, rules) if facts.wish.host else ()
        yield from _about_place(facts.wish, facts.wish.place) if facts.wish.place else ()


def may_ask_for_officer(category: str, rules: Rules) -> bool:
    """Whether such a rider may name an officer they would like to ride with."""
    pool = rules.officers
    return pool.may_ask_for_officer == "wish" or (
        pool.may_ask_for_officer == "by_category" and category in pool.ask_categories
    )


def _about_conflicts(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person, wish, pool = facts.person, facts.wish, rules.officers
    if person.has_open_case:
        yield OPEN_CASE.stands()
    if wish and pool.no_relatives and wish.officer:
        if wish.officer in person.relatives:
            yield RELATIVE.stands()
        elif person.has_relative_here:
            yield RELATIVE_HERE.stands()
    if wish and pool.no_relatives_at_station and wish.station in person.relatives_stations:
        yield RELATIVE_STATION.stands()


def _about_numbers(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """`taken`: how many other rides a cap would count, by its name."""
    for name, kind in CAPS.items() if facts.taken is not None else ():
        cap: int | None = getattr(rules.caps, name)
        if cap is not None and (facts.taken or {}).get(name, 0) >= cap:
            yield kind.stands(cap=cap)
    least = rules.officers.min_on_duty
    if least is not None and facts.on_duty is not None and facts.on_duty < least:
        yield ON_DUTY.stands(least=least)


def _about_host(host: Host, rules: Rules) -> Iterator[Reason]:
    """Whether this officer takes riders at all."""
    pool = rules.officers
    if (
        host.is_active is False
        or (pool.volunteers_only and host.volunteers is False)
        or (pool.no_probationary and host.is_probationary)
        or (pool.no_flagged and host.is_flagged)
    ):
        yield NOT_HOSTING.stands()


def _about_place(wish: Wish, place: Place) -> Iterator[Reason]:
    """Whether the seat can be had for those hours."""
    if not place.is_open:
        yield SEAT_CLOSED.stands()
    if place.is_kept_apart:
        yield KEPT_APART.stands()
    if wish.shift and not (wish.shift[0] <= wish.starts_at and wish.ends_at <= wish.shift[1]):
        yield OUTSIDE_SHIFT.stands()

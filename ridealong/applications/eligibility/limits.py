"""Reasons of numbers: how often, how long ahead, how many at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.program import frequency, notice
from ridealong.program.rules import Caps, Frequency, Host, OfficerPool, PastRide, Rules, Wish

FULL = {
    "officer": _("You have ridden as often as the program allows with this officer."),
    "station": _("You have ridden as often as the program allows at this station."),
    "category": _("You have ridden as often as the program allows for this kind of ride."),
    "any": _("You have ridden as often as the program allows in this time."),
}
ELSEWHERE = {"officer": _("Ride with another officer."), "station": _("Ride at another station.")}
AHEAD = {
    "days": _("We need %(amount)s days to read, check and schedule."),
    "business_days": _("We need %(amount)s business days to read, check and schedule."),
    "hours": _("We need %(amount)s hours to read, check and schedule."),
}
CAPS = {
    "car": _("This car takes %(cap)s at once."),
    "shift": _("A shift takes at most %(cap)s."),
    "sector": _("A sector takes %(cap)s at once."),
    "station": _("This station takes %(cap)s at once."),
    "station_day": _("This station takes at most %(cap)s a day."),
    "officer_week": _("An officer takes at most %(cap)s a week."),
    "officer_month": _("An officer takes at most %(cap)s a month."),
    "day": _("A day takes at most %(cap)s."),
    "week": _("A week takes at most %(cap)s."),
    "month": _("A month takes at most %(cap)s."),
    "year": _("A year takes at most %(cap)s."),
}


def about_frequency(wish: Wish, category: str, rules: Rules, past: Sequence[PastRide]) -> Iterator[Reason]:
    ride = PastRide(wish.on, wish.officer, wish.station, category)
    for limit in rules.frequency:
        is_asked = limit.per == "any" or getattr(ride, limit.per)
        if is_asked and not frequency.has_room(past, ride, limit):
            yield _too_often(ride, limit, past)


def _too_often(ride: PastRide, limit: Frequency, past: Sequence[PastRide]) -> Reason:
    return Reason(
        "frequency" if limit.per == "any" else f"frequency_{limit.per}",
        FULL[limit.per],
        override=limit.override_role,
        passes_on=frequency.next_room(past, ride, limit),
        remedy=ELSEWHERE.get(limit.per, ""),
    )


def about_notice(
    wish: Wish, rules: Rules, applied_on: date | None, applied_at: datetime | None, holidays: frozenset[date]
) -> Iterator[Reason]:
    if applied_on is None:
        return
    rule, last = rules.notice, notice.last_date(applied_on, rules.notice)
    applied_at = applied_at if wish.knows_start else None
    if not notice.is_kept(applied_on, applied_at, wish.starts_at, rule, holidays):
        yield Reason(
            "notice",
            AHEAD[rule.unit],
            {"amount": rule.amount},
            override=rule.override_role,
            passes_on=_first_in_time(wish, rules, applied_on, applied_at, holidays),
            remedy=_("Choose a later date."),
        )
    if last is not None and wish.on > last:
        yield Reason(
            "too_far_ahead",
            _("One applies at most %(days)s days ahead."),
            {"days": rule.most_days},
            override=rule.override_role,
            remedy=_("Choose an earlier date, or apply later."),
        )


def _first_in_time(
    wish: Wish, rules: Rules, applied_on: date, applied_at: datetime | None, holidays: frozenset[date]
) -> date:
    local = applied_at.astimezone(wish.starts_at.tzinfo).time() if applied_at else None
    counted_on = notice.counts_as_of(applied_on, local, rules.notice)
    return notice.earliest_date(counted_on, rules.notice, holidays)


def about_caps(caps: Caps, taken: Mapping[str, int]) -> Iterator[Reason]:
    """`taken`: how many other rides a cap would count, by its name."""
    for name, sentence in CAPS.items():
        cap: int | None = getattr(caps, name)
        if cap is not None and taken.get(name, 0) >= cap:
            yield Reason("cap", sentence, {"cap": cap}, remedy=_("Choose another date or other hours."))


def about_host(host: Host, pool: OfficerPool) -> Iterator[Reason]:
    """Whether this officer takes riders at all."""
    is_out = (
        (pool.volunteers_only and host.volunteers is False)
        or (pool.no_probationary and host.is_probationary)
        or (pool.no_flagged and host.is_flagged)
    )
    if is_out:
        yield not_hosting()


def not_hosting() -> Reason:
    return Reason("officer_not_hosting", _("This officer does not take riders."), field="seat")


def about_duty(on_duty: int | None, rules: Rules) -> Iterator[Reason]:
    least = rules.officers.min_on_duty
    if least is not None and on_duty is not None and on_duty < least:
        yield Reason(
            "on_duty",
            _("A ride needs at least %(least)s officers on duty."),
            {"least": least},
            remedy=_("Choose other hours."),
        )

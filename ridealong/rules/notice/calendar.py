"""The days on which a department's desk is closed: business-day notice leaves them out."""

from datetime import date
from functools import lru_cache

import holidays

from ridealong.rules.document import Rules
from ridealong.rules.notice.parameters import Holidays
from ridealong.rules.ride import Wish


@lru_cache
def holidays_around(year: int) -> frozenset[date]:
    """Federal holidays of the United States in that year and the next, with the days on which they are observed."""
    return frozenset(holidays.country_holidays("US", years=(year, year + 1)))


@lru_cache(512)
def days_off(own: Holidays, first_year: int, last_year: int, federal: frozenset[date] | None = None) -> frozenset[date]:
    """The department's holidays from the year before `first_year` to the one after `last_year`.

    `federal` are the federal ones where the caller has them already. Years are capped at a century.
    """
    years = range(max(first_year - 1, 1), min(last_year, first_year + 100, 9998) + 2)
    if federal is None:
        federal = frozenset(holidays.country_holidays("US", years=years))
    found = set(federal) if own.federal else set()
    if own.state:
        national = set(holidays.country_holidays("US", years=years))
        found |= set(holidays.country_holidays("US", subdiv=own.state, years=years)) - national
    found |= {day for year in years for day in _in(own.extra_days, year)}
    return frozenset((found | set(own.extra)) - set(own.removed))


def off_between(wish: Wish, applied_on: date | None, rules: Rules, federal: frozenset[date] | None) -> frozenset[date]:
    """The department's holidays between application and ride, where a rule asks for them."""
    is_asked = (
        rules.notice.unit == "business_days" or rules.notice.and_business_days or not rules.hours.rides_on_holidays
    )
    if not is_asked:
        return frozenset()
    first, last = applied_on or wish.on, wish.ends_at.date()
    return days_off(rules.holidays, min(first, last).year, max(first, last).year, federal)


def _in(days_of_year: tuple[str, ...], year: int) -> set[date]:
    """Those days in that year; February 29 only where there is one."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return {date.fromisoformat(f"{year:04}-{day}") for day in days_of_year if is_leap or day != "02-29"}

"""Dates and times as people read them: "Friday, December 11, 6:00 PM – 10:00 PM (Central)".

Everything takes aware datetimes and the zone to show them in (a ZoneInfo or its name), and answers in the
language active at the moment. The year appears only when it is not this year. A no-break space stands before
AM and PM.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_name
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from ridealong.core.languages import current_language

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"  # what CLDR puts before AM; many faces lack it

DAYS = {
    "en": {"long": ("EEEE, MMMM d", "EEEE, MMMM d, y"), "short": ("EEE, MMM d", "EEE, MMM d, y")},
    "es": {
        "long": ("EEEE, d 'de' MMMM", "EEEE, d 'de' MMMM 'de' y"),
        "short": ("EEE d MMM", "EEE d MMM y"),
    },
}


def day(on: date, *, style: str = "long", today: date | None = None) -> str:
    """ "Friday, December 11", or with style="short" "Fri, Dec 11"; with the year unless it is this one."""
    return _day(on, style, today.year if today else this_year(), current_language())


def _day(on: date, style: str, year: int, language: str) -> str:
    return _written(on, DAYS.get(language, DAYS["en"])[style][on.year != year], language)


def this_year() -> int:
    """The year whose days are named without it."""
    return timezone.localdate().year


@lru_cache(maxsize=4096)
def _written(on: date, pattern: str, language: str) -> str:
    """Lists name the same days again and again."""
    return format_date(on, pattern, locale=_locale(language))


def day_of_year(on: date) -> str:
    """ "July 4": a day of every year."""
    return format_skeleton("MMMMd", on, locale=_locale(current_language()))


def date_alone(on: date) -> str:
    """ "December 11, 2026": with its year, without the day of the week, as papers have it."""
    return format_date(on, "long", locale=_locale(current_language()))


def clock(at: datetime, zone: ZoneInfo | str) -> str:
    """ "6:00 PM", without day and zone: only beside something that names them."""
    return _on_the_clock(at.astimezone(_zone(zone)).time().replace(second=0, microsecond=0), current_language())


@lru_cache(maxsize=4096)
def _on_the_clock(at: time, language: str) -> str:
    """A day has 1,440 of them."""
    return format_time(at, "short", locale=_locale(language)).replace(NARROW_NO_BREAK, NO_BREAK)


def moment(at: datetime, zone: ZoneInfo | str, *, style: str = "long") -> str:
    """ "Friday, December 11, 6:00 PM (Central)"."""
    zone = _zone(zone)
    return _moment(at.astimezone(UTC), zone, style, _year_in(zone), current_language())


@lru_cache(maxsize=4096)
def _moment(at: datetime, zone: ZoneInfo, style: str, year: int, language: str) -> str:
    """Pages tell the same moments until they are over; in UTC, because of two hours of one clock Python thinks they
    are the same."""
    return f"{_day(at.astimezone(zone).date(), style, year, language)}, {clock(at, zone)} ({zone_name(at, zone)})"


def span(start: datetime, end: datetime, zone: ZoneInfo | str, *, style: str = "long") -> str:
    """ "Friday, December 11, 6:00 PM – 10:00 PM (Central)"; names the second day if the span runs past midnight."""
    zone = _zone(zone)
    return _span(start.astimezone(UTC), end.astimezone(UTC), zone, style, _year_in(zone), current_language())


@lru_cache(maxsize=4096)
def _span(start: datetime, end: datetime, zone: ZoneInfo, style: str, year: int, language: str) -> str:
    local_start, local_end = start.astimezone(zone), end.astimezone(zone)
    text = f"{_day(local_start.date(), style, year, language)}, {clock(start, zone)} – "
    if _is_midnight_after(local_start, local_end):
        text += gettext("midnight")
    elif local_start.date() == local_end.date():
        text += clock(end, zone)
    else:
        text += f"{_day(local_end.date(), style, year, language)}, {clock(end, zone)}"
    return f"{text} ({zone_name(start, zone)})"


def hours(start: datetime, end: datetime, zone: ZoneInfo | str) -> str:
    """ "6 PM – 10 PM", "noon – 4 PM", "8 PM – midnight": for rows that name the day beside it."""
    return _hours(start.astimezone(UTC), end.astimezone(UTC), _zone(zone), current_language())


@lru_cache(maxsize=4096)
def _hours(start: datetime, end: datetime, zone: ZoneInfo, _language: str) -> str:
    """Lists name the same hours on every page. From UTC: two moments of a repeated hour are equal in their own zone."""
    return f"{hour(start, zone)} – {hour(end, zone)}"


def hour(at: datetime, zone: ZoneInfo | str) -> str:
    """ "6 PM", "6:30 PM", "noon" or "midnight"."""
    local = at.astimezone(_zone(zone))
    if (local.hour, local.minute) == (0, 0):
        return gettext("midnight")
    if (local.hour, local.minute) == (12, 0):
        return gettext("noon")
    return clock(at, zone).replace(":00", "", 1) if local.minute == 0 else clock(at, zone)


def away(on: date, *, today: date | None = None) -> str:
    """ "today", "tomorrow", "in 19 days", "yesterday", "3 days ago"."""
    days = (on - (today or timezone.localdate())).days
    named = {0: gettext("today"), 1: gettext("tomorrow"), -1: gettext("yesterday")}
    if days in named:
        return named[days]
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}


def zone_name(at: datetime, zone: ZoneInfo | str) -> str:
    """ "Central", in Spanish "hora central". In the hour that a clock change repeats, and where clocks never
    change, the full name: "Central Daylight", "Mountain Standard"."""
    zone = _zone(zone)
    local = at.astimezone(zone)
    is_repeated = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    if is_repeated or not _changes_clocks(zone.key, local.year):
        name = get_timezone_name(local, width="long", locale=_locale(current_language()))
    else:
        name = _generic_name(zone.key, current_language())
    if "(" in name or name.startswith("GMT"):
        name = local.tzname() or zone.key  # CLDR has no name that a person would use
    return name.removesuffix(" Time")


def _year_in(zone: ZoneInfo) -> int:
    return timezone.localdate(timezone=zone).year


def _is_midnight_after(start: datetime, end: datetime) -> bool:
    return (end.hour, end.minute) == (0, 0) and (end.date() - start.date()).days == 1


def _zone(zone: ZoneInfo | str) -> ZoneInfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(f"{language}_US")


@lru_cache
def _generic_name(key: str, language: str) -> str:
    return get_timezone_name(ZoneInfo(key), width="long", zone_variant="generic", locale=_locale(language))


@lru_cache
def _changes_clocks(key: str, year: int) -> bool:
    zone = ZoneInfo(key)
    return len({datetime(year, month, 1, 12, tzinfo=zone).utcoffset() for month in range(1, 13)}) > 1

"""Words that several papers share. Dates always name their year: paper is read long after."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from django.utils.translation import get_language, gettext, pgettext

from ridealong.core import times
from ridealong.documents.content import Ride, Text

LONG_AGO = date.min  # whatever the year is now, it is not this one


def day(on: date, *, style: str = "long") -> str:
    """ "Friday, December 11, 2026"."""
    return times.day(on, style=style, today=LONG_AGO)


def local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def birthday(on: date) -> str:
    """ "March 3, 1992"."""
    return _format(datetime.combine(on, time(12), UTC), {"en": "MMMM d, y", "es": "d 'de' MMMM 'de' y"})


def exact(at: datetime, zone: str) -> str:
    """ "Sunday, November 22, 2026, 9:48:12 PM CST"."""
    return f"{day(local(at, zone).date())}, {second(at, zone)}"


def exact_short(at: datetime, zone: str) -> str:
    """ "Sun, Nov 22, 2026, 9:48:12 PM"; the page says the zone."""
    return f"{day(local(at, zone).date(), style='short')}, {second(at, zone, with_zone=False)}"


def second(at: datetime, zone: str, *, with_zone: bool = True) -> str:
    here = local(at, zone)
    text = _format(here, {"en": "h:mm:ss a", "es": "h:mm:ss a"})
    return f"{text} {here.tzname()}" if with_zone else text


def span(ride: Ride, zone: str) -> str:
    """ "Friday, December 11, 2026, 6:00 PM – 10:00 PM (Central)"."""
    start, end = (local(moment, zone) for moment in (ride.starts_at, ride.ends_at))
    until = times.clock(end, zone)
    if start.date() != end.date() and (end.hour, end.minute) == (0, 0):
        until = gettext("midnight")
    elif start.date() != end.date():
        until = f"{day(end.date())}, {until}"
    return f"{day(start.date())}, {times.clock(start, zone)} – {until} ({times.zone_name(start, zone)})"


def language_name(code: str) -> str:
    return {"en": pgettext("language", "English"), "es": pgettext("language", "Spanish")}.get(code, code)


def fingerprint(sha256: str, *, is_short: bool = False) -> str:
    """A hash in groups that can be read aloud: "9f2c41d7 55e0b6a3 …"; short: "9f2c 41d7 … 08ab"."""
    if is_short:
        return f"{sha256[:4]} {sha256[4:8]} … {sha256[-4:]}"
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))


def code(spoken: str) -> str:
    """ "K74M9Q" as "K7 4M 9Q"."""
    bare = spoken.replace("-", "").replace(" ", "")
    return " ".join(bare[start : start + 2] for start in range(0, len(bare), 2)) if len(bare) <= 12 else spoken


def foot(reference: str, text: Text | None, initials: str = "") -> str:
    """Case number, text version, fingerprint: what a loose page belongs to; then the rider's initials."""
    parts = [reference] if reference else []
    if text is not None:
        parts.append(gettext("Text %(version)s, %(language)s") % _version(text))
        if text.sha256:
            parts.append(gettext("fingerprint %(hash)s") % {"hash": fingerprint(text.sha256, is_short=True)})
    if initials:
        parts.append(gettext("Initials %(letters)s") % {"letters": initials})
    return "   ".join(parts)


def version(text: Text) -> str:
    return gettext("Text %(version)s, %(language)s") % _version(text)


def _version(text: Text) -> dict[str, object]:
    return {"version": text.version, "language": language_name(text.language)}


def _format(at: datetime, patterns: dict[str, str]) -> str:
    language = (get_language() or "en").split("-")[0]
    pattern = patterns.get(language, patterns["en"])
    return format_datetime(at, pattern, locale=f"{language}_US").replace(times.NARROW_NO_BREAK, times.NO_BREAK)

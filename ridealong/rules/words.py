"""A rule as a line of the page, and the words that all lines share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from ridealong.core import times
from ridealong.rules.base import WEEKDAY_NAMES, Texts

ID_KINDS = {
    "driver_license": gettext_lazy("Driver license"),
    "state_id": gettext_lazy("State ID card"),
    "passport": gettext_lazy("Passport"),
    "military_id": gettext_lazy("Military ID"),
    "student_id": gettext_lazy("Student ID"),
}


# The parts of the page, in their order.
WHO, WHEN = gettext_lazy("Who may ride"), gettext_lazy("When you may ride")
BEFORE, ON_THE_DAY = gettext_lazy("Before the ride"), gettext_lazy("On the day")
SECTIONS = (WHO, WHEN, BEFORE, ON_THE_DAY)
TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


@dataclass(frozen=True)
class Line:
    """One rule on the page: what it is about, and the rule as a sentence. `is_key` lines make the short version, which
    leaves `more` out."""

    section: Promise
    label: str
    sentence: str
    is_key: bool = False
    more: str = ""


def clock(at: time) -> str:
    """ "4 PM", "noon": an hour of the rules as people say it."""
    return times.hour(datetime(2000, 1, 1, at.hour, at.minute, tzinfo=UTC), "UTC")


def exception(role: str | None) -> str:
    """Who may set a rule aside, as a sentence; nothing where nobody may."""
    said = {
        "officer": gettext_lazy("An officer may make an exception."),
        "coordinator": gettext_lazy("The coordinator may make an exception."),
        "supervisor": gettext_lazy("A supervisor may make an exception."),
        "command": gettext_lazy("The command may make an exception."),
    }
    return str(said[role]) if role else ""


def together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def one_stop(sentence: str) -> str:
    """A sentence that ends with “8 p. m.” needs no stop of its own."""
    return TWO_STOPS.sub(".", sentence)


def either(items: Iterable[str]) -> str:
    """ "live here, work here or study here"."""
    *rest, last = items
    return gettext(" or ").join([", ".join(rest), last]) if rest else last


def words(texts: Texts, language: str) -> str:
    return texts.get(language) or texts.get("en", "")  # type: ignore[call-overload]


def days_of_week(days: Iterable[str]) -> str:
    return ", ".join(gettext(WEEKDAY_NAMES[day]) for day in days)


def day_of_year(day: str) -> str:
    """ "July 4", from "07-04"."""
    return times.day_of_year(date.fromisoformat(f"2000-{day}"))

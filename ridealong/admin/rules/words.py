"""The words of a rule document as people read them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.rules.schema import schema

NAME = re.compile(r"[a-z]+(?:[._][a-z]+)+")
NOBODY = _("Nobody; the rule is hard")
NOT_SET = _("Not set")
VALUES: dict[str, str | Promise] = {
    "mon": _("Monday"), "tue": _("Tuesday"), "wed": _("Wednesday"), "thu": _("Thursday"), "fri": _("Friday"),
    "sat": _("Saturday"), "sun": _("Sunday"),
    "officer": _("Officer"), "coordinator": _("Coordinator"), "supervisor": _("Supervisor"), "command": _("Command"),
    "none": _("None"), "end_of_shift": _("End of shift"), "next_day": _("Next day"),
    "turn_away": _("Turn away"), "wait": _("Wait"),
    "public": _("Everybody"), "invitation": _("By invitation"), "closed": _("Closed"),
    "always": _("Always"), "code": _("The reason only"), "never": _("Never"),
    "message": _("By message"), "phone": _("By phone"), "letter": _("By letter"),
    "rolling": _("Any stretch of days or months"), "calendar_year": _("Calendar year"),
    "calendar_half_year": _("Half-year"), "calendar_quarter": _("Quarter"), "calendar_month": _("Calendar month"),
    "calendar_week": _("Calendar week"), "lifetime": _("Ever"),
    "any": _("All rides"), "station": _("The same station"), "category": _("The same kind of ride"),
    "ridden": _("Ridden or booked"), "no_show": _("Missed"), "cancelled": _("Called off by the rider"),
    "after_decision": _("After the decision"), "after_ride": _("After the ride"), "with_case": _("With the case"),
    "with_consent": _("With consent"), "by_exception": _("By exception"), "program_only": _("Youth programs only"),
    "accompanied": _("Accompanied by an adult"),
    "one": _("One guardian"), "all": _("Every guardian"), "guardian_and_minor": _("One guardian and the minor"),
    "days": _("Days"), "business_days": _("Business days"), "hours": _("Hours"),
    "no": _("No"), "wish": _("As a wish"), "by_category": _("Some kinds of riders"),
    "read": _("Read"), "sign": _("Sign"), "upload": _("Upload"), "bring": _("Bring along"),
    "short": _("One line"), "long": _("Several lines"), "yes_no": _("Yes or no"), "choice": _("Choice"),
    "date": _("Date"), "number": _("Number"),
    "not_asked": _("Only in the texts"), "allowed": _("Allowed"), "declared": _("Declared beforehand"),
    "priority": _("Come first"), "required": _("Required"),
    "live": _("Live here"), "work": _("Work here"), "study": _("Study here"), "own": _("Own property here"),
    "family": _("Have family here"),
    "one_ride": _("One ride"), "one_window": _("One stretch of hours"),
    "online": _("On the rider’s screen"), "device": _("On a device at the station"), "paper": _("On paper"),
    "application": _("With the application"), "after_approval": _("After approval"), "on_the_day": _("On the day"),
    "within": _("Anywhere in it"), "starts_with": _("Begins with it"), "whole": _("Fills it"),
    "open": _("Open"), "paused": _("Paused"), "waiting_list": _("Waiting list"), "restricted": _("By invitation"),
}  # fmt: skip


def value(code: str) -> str:
    return str(VALUES.get(code, code.replace("_", " ").capitalize()))


def told(text: str) -> str:
    """A title or description of the schema in the reader's language."""
    return gettext(text) if text else ""


def explained(description: str, codes: Sequence[str]) -> tuple[str, dict[str, str]]:
    """A description such as “none: not asked. required: only with a tie.” → what is left of it, and what it says of
    each code."""
    if not codes:
        return description, {}
    names = "|".join(map(re.escape, codes))
    found = {
        match["code"]: match["words"].strip()
        for match in re.finditer(rf"\b(?P<code>{names}): (?P<words>.*?)(?=\b(?:{names}): |$)", description)
    }
    rest = re.sub(rf"\b({names}): .*?(?=\b(?:{names}): |$)", "", description).strip()
    return rest, found


def plain(text: str) -> str:
    """What a description says in terms of files, in terms of the form: min_age → “Minimum age”, null → left empty."""
    text = re.sub(r"\bnull: ", gettext("Left empty: "), text)
    text = re.sub(r"\bfalse: ", gettext("Not ticked: "), text)
    return NAME.sub(lambda found: f"“{_called(found[0])}”", text)


def _called(name: str) -> str:
    if name in VALUES:
        return value(name)
    part, _dot, last = name.rpartition(".")
    titles = _titles()
    return told(titles.get((part, last)) or titles.get(("", last)) or name)


@cache
def _titles() -> dict[tuple[str, str], str]:
    """By part of the document and name of the parameter; the first of its name also without a part."""
    found = schema()
    titles: dict[tuple[str, str], str] = {}
    for part, parameters in _parts(found):
        for name, about in parameters.items():
            if title := about.get("title"):
                titles[part, name] = title
                titles.setdefault(("", name), title)
    return titles


def _parts(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "", found["properties"]
    parts = {about.get("$ref", ""): name for name, about in found["properties"].items()}
    for name, part in found["$defs"].items():
        yield parts.get(f"#/$defs/{name}", name), part.get("properties", {})

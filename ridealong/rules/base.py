"""What a rule document is made of: frozen pieces, and the few kinds of values they hold."""

import re
from datetime import date, time
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from holidays import country_holidays
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

OPTIONS = "options"  # where a choice keeps its words in our own copy of the schema; strangers read them as prose


def options(**told: str | tuple[str, str]) -> dict[str, Any]:
    """The words of a choice, beside its codes: a title each, or a title and what it means."""
    pairs = {code: (said, "") if isinstance(said, str) else said for code, said in told.items()}
    return {OPTIONS: {code: {"title": title, "help": meaning} for code, (title, meaning) in pairs.items()}}


WEEKDAY_NAMES = {
    "mon": gettext_noop("Monday"),
    "tue": gettext_noop("Tuesday"),
    "wed": gettext_noop("Wednesday"),
    "thu": gettext_noop("Thursday"),
    "fri": gettext_noop("Friday"),
    "sat": gettext_noop("Saturday"),
    "sun": gettext_noop("Sunday"),
}
Weekday = Annotated[
    Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Field(json_schema_extra=options(**WEEKDAY_NAMES))
]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROLE_NAMES = {
    "officer": gettext_noop("Officer"),
    "coordinator": gettext_noop("Coordinator"),
    "supervisor": gettext_noop("Supervisor"),
    "command": gettext_noop("Command"),
}
Role = Annotated[
    Literal["officer", "coordinator", "supervisor", "command"], Field(json_schema_extra=options(**ROLE_NAMES))
]
Language = Literal["en", "es"]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


def _readable(value: str) -> str:
    if "\0" in value:
        raise ValueError(_("the text holds characters that are none"))
    return value


Words = Annotated[str, Field(max_length=4000), AfterValidator(_readable)]
Texts = dict[Language, Words]
StationName = Annotated[str, Field(max_length=80), AfterValidator(_readable)]


def _whole(value: Any) -> Any:
    """18.0 is a whole number too, as the JSON Schema has it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# JSON's own types and no others: "18" is not 18, true is not 1, and there is no NaN.
Whole = Annotated[int, Field(strict=True), BeforeValidator(_whole)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Flag = Annotated[bool, Field(strict=True)]

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?")
MIDNIGHTS = {"24:00", "24:00:00"}
LEAP_YEAR = "2024-"
STATES = frozenset(country_holidays("US").subdivisions)


def _clock(value: Any) -> Any:
    """ "18:00" as a time; "24:00" is midnight at the end of the day."""
    if isinstance(value, time):
        return value
    if isinstance(value, str) and value in MIDNIGHTS:
        return time(0)
    if not isinstance(value, str) or not CLOCK.fullmatch(value):
        raise ValueError(_("write a time as hours and minutes, such as 18:00"))
    return time.fromisoformat(value)


def _start(value: Any) -> Any:
    """ "24:00" ends a day and begins none."""
    if isinstance(value, str) and value in MIDNIGHTS:
        raise ValueError(_("24:00 is the end of a day; write 00:00 for its beginning"))
    return _clock(value)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(_("write a date as year, month and day, such as 2026-12-24")) from error


def _day_of_year(value: Any) -> Any:
    try:
        return date.fromisoformat(LEAP_YEAR + value).isoformat()[5:]
    except (TypeError, ValueError) as error:
        raise ValueError(_("write a day of every year as month and day, such as 12-24")) from error


def _state(value: Any) -> Any:
    if value and value not in STATES:
        raise ValueError(_("write the two letters of a state, such as MN"))
    return value


_Written = PlainSerializer(lambda at: f"{at:%H:%M}", return_type=str, when_used="json")
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    _Written,
    WithJsonSchema({"type": "string", "pattern": r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", "examples": ["18:00"]}),
]
Start = Annotated[
    time,
    BeforeValidator(_start),
    _Written,
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "examples": ["18:00"]}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
DayOfYear = Annotated[
    str,
    BeforeValidator(_day_of_year),
    WithJsonSchema({"type": "string", "pattern": r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", "examples": ["12-24"]}),
]


State = Annotated[
    str, BeforeValidator(_state), WithJsonSchema({"type": "string", "pattern": "^([A-Z]{2})?$", "examples": ["MN"]})
]


class Part(BaseModel):
    """A piece of a rule document: nothing unknown, nothing changeable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


OverrideRole = Annotated[
    Role | None,
    Field(
        title=gettext_noop("Who may set this rule aside"),
        description=gettext_noop(
            "The lowest role that may make an exception, with a reason. null: nobody; the rule is hard."
        ),
        examples=["supervisor", "command", None],
    ),
]

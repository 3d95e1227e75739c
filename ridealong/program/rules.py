"""The rules of a program: the 25 parameters a department sets without code, as one frozen document.

`Rules.from_json` reads and checks a document, `to_json` writes it, `for_category` lays a category's overrides over it.
Defaults follow what most of 149 agencies publish. Pure: no ORM, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Role = Literal["officer", "coordinator", "supervisor", "command"]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Language = Literal["en", "es"]
Words = Annotated[str, Field(max_length=4000)]
Texts = dict[Language, Words]
LONGEST_DOCUMENT = 200_000


class RulesError(ValueError):
    """A rule document that cannot be used. `problems` are (path, message) pairs."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{path}: {message}" for path, message in problems))


class Part(BaseModel):
    """A piece of a rule document: nothing unknown, nothing changeable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Minors(Part):
    """Row 2 and 3: whether and how people under the age of signing alone may ride."""

    policy: Literal["never", "with_consent", "by_exception", "program_only", "accompanied"] = "with_consent"
    from_age: int = Field(16, ge=0, le=25)
    exception_role: Role = "supervisor"
    guardian_under: int = Field(18, ge=0, le=25)
    signers: Literal["one", "all", "guardian_and_minor"] = "guardian_and_minor"
    guardian_present: bool = False
    # Row 4: limits of a minor's ride.
    max_hours: float | None = Field(4, gt=0, le=24)
    latest_end: time | None = time(23)
    days: tuple[Weekday, ...] = WEEKDAYS


class Length(Part):
    """Row 5, in hours."""

    min_hours: float = Field(0.5, gt=0, le=24)
    max_hours: float = Field(4, gt=0, le=24)
    whole_shift: bool = False
    at_shift_start: bool = False
    start_offset_minutes: int = Field(0, ge=0, le=720)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min_hours > self.max_hours:
            raise ValueError("min_hours is more than max_hours")
        return self


class Window(Part):
    """Row 6: hours in which a ride may lie, station time. An end before the start is on the next day."""

    days: tuple[Weekday, ...] = WEEKDAYS
    start: time
    end: time
    station: str = ""

    @field_validator("end", mode="before")
    @classmethod
    def _midnight(cls, value: Any) -> Any:
        return "00:00" if value in {"24:00", "24:00:00"} else value

    @property
    def crosses_midnight(self) -> bool:
        return self.end <= self.start


class Hours(Part):
    """Row 6: windows, fixed starts, and dates on which nobody rides."""

    windows: tuple[Window, ...] = (Window(start=time(8), end=time(23)),)
    fixed_starts: tuple[time, ...] = ()
    blackout_dates: tuple[date, ...] = ()


class Frequency(Part):
    """Row 7: at most `count` rides per period, with any or with the same officer. Several may hold at once."""

    count: int = Field(1, ge=0, le=100)
    period: Literal["rolling", "calendar_year", "calendar_quarter", "calendar_month", "lifetime"] = "rolling"
    days: int = Field(182, ge=1, le=4000)  # of a rolling period
    per: Literal["any", "officer"] = "any"
    override_role: Role | None = "supervisor"


class Notice(Part):
    """Row 8: how long before the ride one must apply."""

    amount: int = Field(14, ge=0, le=366)
    unit: Literal["days", "business_days", "hours"] = "days"
    override_role: Role | None = "supervisor"


class Validity(Part):
    """Row 9, in days."""

    approval_days: int = Field(180, ge=1, le=3660)
    clearance_days: int = Field(180, ge=1, le=3660)
    waiver_scope: Literal["one_ride", "one_window", "days"] = "one_ride"
    waiver_days: int = Field(180, ge=1, le=3660)


class ClearanceRule(Part):
    """Row 10."""

    required: bool = True
    kinds: tuple[Code, ...] = ("local_records",)
    minors_too: bool = True
    signed_authorization: bool = False


class Disqualifier(Part):
    """Row 11: shown as a list; single answers are evaluated in the pre-check and never stored."""

    code: Code
    text: Texts
    hard: bool = True
    look_back_months: int | None = Field(None, ge=1, le=1200)
    decided_by: Role = "coordinator"


class Identification(Part):
    """Row 12."""

    kinds: tuple[Code, ...] = ("driver_license", "state_id", "passport", "military_id")
    copy_with_application: bool = False
    at_check_in: bool = True
    guardian_too: bool = False


class Residency(Part):
    """Row 13."""

    policy: Literal["none", "priority", "required"] = "none"
    ties: tuple[Literal["live", "work", "study", "own", "family"], ...] = ("live", "work", "study")


class Caps(Part):
    """Row 14: most riders at once or in a period; none is no cap."""

    car: int | None = Field(1, ge=0, le=20)
    shift: int | None = Field(None, ge=0, le=1000)
    sector: int | None = Field(None, ge=0, le=1000)
    station: int | None = Field(None, ge=0, le=1000)
    day: int | None = Field(None, ge=0, le=1000)
    week: int | None = Field(None, ge=0, le=10000)
    month: int | None = Field(None, ge=0, le=10000)
    year: int | None = Field(None, ge=0, le=100000)


class OfficerPool(Part):
    """Row 15 and 16."""

    volunteers_only: bool = True
    no_relatives: bool = True
    no_probationary: bool = True
    fair_rotation: bool = True
    may_ask_for_officer: Literal["no", "wish", "by_category"] = "no"


class ApprovalStep(Part):
    """Row 17: one step of the chain; for some categories or ages only, where it says so."""

    role: Role
    categories: tuple[Code, ...] = ()
    under_age: int | None = Field(None, ge=1, le=120)


class WaiverRule(Part):
    """Row 18."""

    channels: tuple[Literal["online", "device", "paper"], ...] = ("online", "device", "paper")
    moment: Literal["application", "after_approval", "on_the_day"] = "after_approval"
    witness: bool = True
    countersign: bool = False
    notary: bool = False
    initials_per_page: bool = False


class ProgramTexts(Part):
    """Row 20: editable words, by language."""

    dress: Texts = {}
    conduct: Texts = {}
    bring: Texts = {}
    recording: Texts = {}
    weapons: Texts = {}


class Category(Part):
    """Row 21: a kind of rider. `overrides` is a partial rule document laid over the program's."""

    code: Code
    name: Texts
    access: Literal["public", "invitation"] = "public"
    evidence: Texts = {}
    documents: tuple[Code, ...] = ()
    priority: int = Field(0, ge=0, le=100)
    overrides: dict[str, Any] = {}


class Arrival(Part):
    """Row 22, in minutes, rides and months."""

    early_minutes: int = Field(15, ge=0, le=240)
    late_minutes: int = Field(15, ge=0, le=240)
    late_action: Literal["supervisor", "turn_away", "wait"] = "supervisor"
    no_show_limit: int = Field(2, ge=1, le=20)
    ban_months: int = Field(12, ge=0, le=1200)
    wait_after_denial_days: int = Field(0, ge=0, le=3660)


class Denial(Part):
    """Row 23."""

    reasons: tuple[Code, ...] = ("incomplete", "rule", "clearance", "conflict", "capacity", "other")
    shown: Literal["always", "code", "never"] = "code"


class AfterRide(Part):
    """Row 25."""

    officer_report: bool = True
    rider_feedback: bool = True
    publicity: bool = False


class Rules(Part):
    """All parameters of one program."""

    min_age: int = Field(18, ge=0, le=99)
    minors: Minors = Minors()
    length: Length = Length()
    hours: Hours = Hours()
    frequency: tuple[Frequency, ...] = (Frequency(),)
    notice: Notice = Notice()
    validity: Validity = Validity()
    clearance: ClearanceRule = ClearanceRule()
    disqualifiers: tuple[Disqualifier, ...] = ()
    identification: Identification = Identification()
    residency: Residency = Residency()
    caps: Caps = Caps()
    officers: OfficerPool = OfficerPool()
    approval: tuple[ApprovalStep, ...] = (ApprovalStep(role="coordinator"), ApprovalStep(role="supervisor"))
    waiver: WaiverRule = WaiverRule()
    documents: tuple[Code, ...] = ("rules", "waiver")
    texts: ProgramTexts = ProgramTexts()
    categories: tuple[Category, ...] = (Category(code="citizen", name={"en": "Citizen", "es": "Vecino o vecina"}),)
    arrival: Arrival = Arrival()
    denial: Denial = Denial()
    status: Literal["open", "paused", "waiting_list", "restricted"] = "open"
    after: AfterRide = AfterRide()

    @classmethod
    def from_json(cls, data: Any) -> "Rules":
        """Reads a document. Raises RulesError, which names every place that is wrong."""
        if len(repr(data)) > LONGEST_DOCUMENT:
            raise RulesError([("", "the document is too large")])
        try:
            rules = cls.model_validate(data)
        except (ValidationError, RecursionError) as error:
            raise RulesError(_located(error)) from error
        rules._check_categories()
        return rules

    def to_json(self) -> dict[str, Any]:
        return self.model_dump(mode="json")

    def for_category(self, code: str) -> "Rules":
        """These rules with the category's overrides laid over them; unknown categories change nothing."""
        return self._by_category.get(code, self)

    def category(self, code: str) -> Category | None:
        return next((category for category in self.categories if category.code == code), None)

    @cached_property
    def _by_category(self) -> dict[str, "Rules"]:
        whole = self.to_json()
        return {
            category.code: Rules.model_validate(_laid_over(whole, category.overrides)) if category.overrides else self
            for category in self.categories
        }

    def _check_categories(self) -> None:
        codes = [category.code for category in self.categories]
        problems = [("categories", f"“{code}” stands twice") for code in {c for c in codes if codes.count(c) > 1}]
        for number, category in enumerate(self.categories):
            if "categories" in category.overrides:
                problems.append((f"categories.{number}.overrides", "a category cannot override the list of categories"))
                continue
            try:
                Rules.model_validate(_laid_over(self.to_json(), category.overrides))
            except ValidationError as error:
                where = f"categories.{number}.overrides"
                problems += [(f"{where}.{path}", message) for path, message in _located(error)]
        if problems:
            raise RulesError(problems)


def _located(error: ValidationError | RecursionError) -> list[tuple[str, str]]:
    if isinstance(error, RecursionError):
        return [("", "the document is nested too deeply")]
    return [(".".join(str(part) for part in item["loc"]), item["msg"]) for item in error.errors(include_url=False)]


def _laid_over(base: Any, top: Any) -> Any:
    """Objects merge, everything else is replaced."""
    if isinstance(base, Mapping) and isinstance(top, Mapping):
        return {**base, **{key: _laid_over(base.get(key), value) for key, value in top.items()}}
    return top


@dataclass(frozen=True)
class PastRide:
    """A ride that counts toward the frequency limits. `officer` is any stable name of the host."""

    on: date
    officer: str = ""


@dataclass(frozen=True)
class Wish:
    """A ride somebody wants: aware start and end, in the station's zone."""

    starts_at: datetime
    ends_at: datetime
    station: str = ""
    officer: str = ""

    @property
    def on(self) -> date:
        return self.starts_at.date()

    @property
    def hours(self) -> float:
        """Hours that pass, also in the night when the clocks change."""
        return (self.ends_at.timestamp() - self.starts_at.timestamp()) / 3600

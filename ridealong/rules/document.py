"""The rules of a program: the 25 parameters a department sets without code, as one frozen document.

`Rules.from_json` reads and checks a document, `to_json` writes it, `for_ride` lays the overrides of a category, a
station and an age over it. Defaults follow what most of 149 agencies publish. Pure: no ORM, no clock.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pydantic import Field, ValidationError

from ridealong.rules.after.parameters import AfterRide
from ridealong.rules.ages.parameters import Minors
from ridealong.rules.approval.parameters import ApprovalStep, Denial, Validity
from ridealong.rules.arrival.parameters import Arrival
from ridealong.rules.base import Part, Role, Whole, Words, options
from ridealong.rules.clearance.parameters import ClearanceRule
from ridealong.rules.conduct.parameters import ProgramTexts, Recording, Weapons
from ridealong.rules.disqualifiers.parameters import Disqualifier
from ridealong.rules.frequency.parameters import Frequency
from ridealong.rules.hours.parameters import Hours, Length
from ridealong.rules.kinds.parameters import AgeRules, Category, StationRules
from ridealong.rules.notice.parameters import Holidays, Notice
from ridealong.rules.officers.parameters import Caps, OfficerPool
from ridealong.rules.papers.parameters import Identification, PaperRule, Question
from ridealong.rules.problems import RulesError, located, too_large
from ridealong.rules.ties.parameters import Residency
from ridealong.rules.waiver.parameters import WaiverRule

FIXED = {"categories", "ages", "stations", "note"}  # what no override may touch


class Rules(Part):
    """All parameters of one program. What a file does not say is the default."""

    note: Words = Field(
        "",
        title=gettext_noop("Note"),
        description=gettext_noop("For people who keep the file, such as its source. Not shown."),
    )
    min_age: Whole = Field(
        18,
        ge=0,
        le=99,
        title=gettext_noop("Minimum age on one's own signature"),
        description=gettext_noop("On the date of the ride. Who is younger is a minor."),
        examples=[18, 16, 21],
    )
    max_age: Whole | None = Field(
        None,
        ge=0,
        le=120,
        title=gettext_noop("Oldest age"),
        description=gettext_noop("Such as 20 for explorers. null: none."),
        examples=[None, 20],
    )
    minors: Minors = Field(
        Minors(),
        title=gettext_noop("Minors"),
        description=gettext_noop("Whether people under min_age may ride, with whom, and within which limits."),
    )
    length: Length = Field(
        Length(),
        title=gettext_noop("Length of a ride"),
        description=gettext_noop("Shortest, longest, or a whole shift."),
    )
    hours: Hours = Field(
        Hours(), title=gettext_noop("Hours"), description=gettext_noop("Windows, fixed starts and dates without rides.")
    )
    holidays: Holidays = Field(
        Holidays(),
        title=gettext_noop("Holidays"),
        description=gettext_noop("The department's own, which business days leave out."),
    )
    frequency: tuple[Frequency, ...] = Field(
        (Frequency(),),
        max_length=20,
        title=gettext_noop("How often"),
        description=gettext_noop("All limits hold at once. Empty: as often as one likes."),
        examples=[[{"count": 2, "period": "calendar_year"}, {"count": 1, "period": "calendar_year", "per": "officer"}]],
    )
    notice: Notice = Field(
        Notice(), title=gettext_noop("Notice"), description=gettext_noop("How long before the ride one applies.")
    )
    validity: Validity = Field(
        Validity(),
        title=gettext_noop("Validity"),
        description=gettext_noop("How long approval, records check and waiver hold."),
    )
    clearance: ClearanceRule = Field(
        ClearanceRule(),
        title=gettext_noop("Records check"),
        description=gettext_noop("Whether and how records are checked."),
    )
    disqualifiers: tuple[Disqualifier, ...] = Field(
        (),
        max_length=100,
        title=gettext_noop("Reasons against a ride"),
        description=gettext_noop("What the rider answers before the application. An empty list: nothing is asked."),
    )
    identification: Identification = Field(
        Identification(),
        title=gettext_noop("Identification"),
        description=gettext_noop("Which ID, and when it is shown or copied."),
    )
    residency: Residency = Field(
        Residency(),
        title=gettext_noop("Ties to the place"),
        description=gettext_noop("Whether one must live, work or study here."),
    )
    caps: Caps = Field(
        Caps(), title=gettext_noop("Caps"), description=gettext_noop("Most riders at once or in a period.")
    )
    officers: OfficerPool = Field(
        OfficerPool(),
        title=gettext_noop("Officers"),
        description=gettext_noop("Who takes riders, and whether one may ask for an officer."),
    )
    approval: tuple[ApprovalStep, ...] = Field(
        (ApprovalStep(role="coordinator"), ApprovalStep(role="supervisor")),
        max_length=10,
        title=gettext_noop("Who approves, in this order"),
        description=gettext_noop(
            "Each step in its turn; only steps that name the rider's kind or age, or none, count."
        ),
        examples=[[{"role": "coordinator"}, {"role": "command", "under_age": 18}]],
    )
    waiver: WaiverRule = Field(
        WaiverRule(),
        title=gettext_noop("Waiver"),
        description=gettext_noop("Where, when and before whom it is signed."),
    )
    documents: tuple[PaperRule, ...] = Field(
        (PaperRule.model_validate("rules"), PaperRule.model_validate("waiver")),
        max_length=60,
        title=gettext_noop("Documents"),
        description=gettext_noop("A code alone stands for a form to sign."),
        examples=[["rules", "waiver", {"code": "hipaa", "name": {"en": "Patients' privacy"}, "how": "sign"}]],
    )
    questions: tuple[Question, ...] = Field(
        (),
        max_length=60,
        title=gettext_noop("Questions of the program's own"),
        description=gettext_noop("Asked on the application beside what every program asks."),
    )
    texts: ProgramTexts = Field(
        ProgramTexts(), title=gettext_noop("Texts"), description=gettext_noop("Words for riders, by language.")
    )
    weapons: Weapons = Field(
        Weapons(), title=gettext_noop("Weapons"), description=gettext_noop("Whether riders may be armed.")
    )
    recording: Recording = Field(
        Recording(), title=gettext_noop("Recording"), description=gettext_noop("Whether riders may record.")
    )
    categories: tuple[Category, ...] = Field(
        (Category(code="citizen", name={"en": "Citizen", "es": "Vecino o vecina"}),),
        min_length=1,
        max_length=60,
        title=gettext_noop("Kinds of riders"),
        description=gettext_noop("The application begins with one of them; each may override any rule."),
    )
    ages: tuple[AgeRules, ...] = Field(
        (),
        max_length=20,
        title=gettext_noop("Rules for certain ages"),
        description=gettext_noop("Laid over those of station and category."),
    )
    stations: tuple[StationRules, ...] = Field(
        (),
        max_length=200,
        title=gettext_noop("Rules for certain stations"),
        description=gettext_noop("Those of category and age are laid over them."),
    )
    arrival: Arrival = Field(
        Arrival(), title=gettext_noop("Arrival"), description=gettext_noop("Coming late, not coming, and coming again.")
    )
    denial: Denial = Field(Denial(), title=gettext_noop("Denials"), description=gettext_noop("What a no says."))
    status: Literal["open", "paused", "waiting_list", "restricted"] = Field(
        "open",
        title=gettext_noop("Status"),
        description=gettext_noop("Whether people may apply and ride."),
        json_schema_extra=options(
            open=gettext_noop("Open"),
            paused=(gettext_noop("Paused"), gettext_noop("nobody rides.")),
            waiting_list=(gettext_noop("Waiting list"), gettext_noop("applications wait.")),
            restricted=gettext_noop("By invitation only"),
        ),
    )
    after: AfterRide = Field(
        AfterRide(), title=gettext_noop("After the ride"), description=gettext_noop("What is asked for after a ride.")
    )

    @classmethod
    def from_json(cls, data: Any) -> "Rules":
        """Reads a document. Raises RulesError, which names every place that is wrong."""
        if problem := too_large(data):
            raise RulesError([("", problem)])
        if isinstance(data, Mapping):
            data = {name: value for name, value in data.items() if name != "$schema"}
        try:
            rules = cls.model_validate(data)
        except ValidationError as error:
            raise RulesError(located(error)) from error
        if problems := [*_own_problems(rules), *rules._override_problems()]:
            raise RulesError(problems)
        return rules

    def to_json(self) -> dict[str, Any]:
        return self.model_dump(mode="json")

    @property
    def consent_under(self) -> int:
        """Who is younger on the day of the ride does not ride on a signature of their own alone."""
        return max(self.min_age, self.minors.guardian_under)

    def category(self, code: str) -> Category | None:
        return next((category for category in self.categories if category.code == code), None)

    def for_category(self, code: str) -> "Rules":
        """These rules with the category's overrides laid over them; unknown categories change nothing."""
        return self.for_ride(code)

    def for_ride(self, category: str, age: int | None = None, station: str = "") -> "Rules":
        """The rules of one ride: those of its station, then of the rider's category, then of the rider's age on the
        date of the ride laid over the program's."""
        layers = [*self._of_station(station), *self._of_category(category), *self._of_age(age)]
        key = tuple(id(layer) for layer in layers if layer)  # as many variants as the document has, not as people ask
        if not key:
            return self
        if key not in self._variants:
            self._variants[key] = self._with(layers)
        return self._variants[key]

    def chain(self, category: str, age: int | None, station: str = "") -> tuple[Role, ...]:
        """Who decides about such a rider, in order. Steps for an age concern nobody whose age is not known."""
        return tuple(
            step.role
            for step in self.for_ride(category, age, station).approval
            if (not step.categories or category in step.categories)
            and (step.under_age is None or (age is not None and age < step.under_age))
        )

    @cached_property
    def pages(self) -> dict[tuple[Any, ...], Any]:
        """What `page` has told of them, by language: rules never change, and each is read once a process."""
        return {}

    @cached_property
    def _variants(self) -> "dict[tuple[int, ...], Rules]":
        return {}

    @cached_property
    def _document(self) -> dict[str, Any]:
        return self.to_json()

    def with_overrides(self, overrides: Mapping[str, Any]) -> "Rules":
        """These rules with one set of overrides laid over them."""
        return self._with([overrides])

    def _with(self, layers: list[Mapping[str, Any]]) -> "Rules":
        document = self._document
        for layer in layers:
            document = laid_over(document, layer)
        return Rules.model_validate(document) if any(layers) else self

    def _of_station(self, station: str) -> list[Mapping[str, Any]]:
        return [rule.overrides for rule in self.stations if station and rule.station == station]

    def _of_category(self, code: str) -> list[Mapping[str, Any]]:
        return [category.overrides for category in self.categories if category.code == code]

    def _of_age(self, age: int | None) -> list[Mapping[str, Any]]:
        if age is None:
            return []
        return [rule.overrides for rule in self.ages if rule.from_age <= age < (rule.under_age or 1000)]

    def _override_problems(self) -> list[tuple[str, str]]:
        """Each set of overrides is checked by itself, over the program's rules."""
        problems = []
        for name in ("categories", "ages", "stations"):
            for number, item in enumerate(getattr(self, name)):
                where = f"{name}.{number}.overrides"
                problems += [(_under(where, path), message) for path, message in self._problems_of(item.overrides)]
        return problems

    def _problems_of(self, overrides: Mapping[str, Any]) -> list[tuple[str, str]]:
        if fixed := FIXED & set(overrides):
            return [(name, _("overrides cannot change this")) for name in sorted(fixed)]
        try:
            merged = Rules.model_validate(laid_over(self._document, overrides))
        except ValidationError as error:
            return located(error)
        return [problem for problem in _own_problems(merged) if problem not in _own_problems(self)]


def laid_over(base: Any, top: Any) -> Any:
    """Objects merge, everything else is replaced."""
    if isinstance(base, Mapping) and isinstance(top, Mapping):
        return {**base, **{key: laid_over(base.get(key), value) for key, value in top.items()}}
    return top


def _under(where: str, path: str) -> str:
    return f"{where}.{path}" if path else where


def _own_problems(rules: Rules) -> list[tuple[str, str]]:
    """What is wrong although each value by itself is right."""
    problems = [
        (name, _("“%(code)s” stands twice") % {"code": code})
        for name in ("categories", "disqualifiers", "documents", "questions")
        for code in _twice([item.code for item in getattr(rules, name)])
    ]
    if rules.length.min_hours > rules.length.max_hours:
        problems.append(("length", _("min_hours is more than max_hours")))
    for number, closure in enumerate(rules.hours.closures):
        if closure.last_on < closure.first_on:
            problems.append((f"hours.closures.{number}", _("last_on is before first_on")))
    for number, question in enumerate(rules.questions):
        if (question.kind == "choice") != bool(question.choices):
            problems.append((f"questions.{number}", _("choices belong to kind choice, and it needs them")))
    return problems


def _twice(codes: list[str]) -> list[str]:
    return sorted({code for code in codes if codes.count(code) > 1})

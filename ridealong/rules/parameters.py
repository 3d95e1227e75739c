"""The parameters of a program that a department sets without code, each with its default, title and meaning.

Defaults follow what most of 149 agencies publish.
"""

from typing import Literal

from django.utils.translation import gettext_noop
from pydantic import Field

from ridealong.rules.after.parameters import AfterRide
from ridealong.rules.ages.parameters import Minors
from ridealong.rules.approval.parameters import ApprovalStep, Denial, Validity
from ridealong.rules.arrival.parameters import Arrival
from ridealong.rules.base import Part, Whole, Words, options
from ridealong.rules.clearance.parameters import ClearanceRule
from ridealong.rules.conduct.parameters import ProgramTexts, Recording, Weapons
from ridealong.rules.disqualifiers.parameters import Disqualifier
from ridealong.rules.frequency.parameters import Frequency
from ridealong.rules.hours.parameters import Hours, Length
from ridealong.rules.kinds.parameters import AgeRules, Category, StationRules
from ridealong.rules.notice.parameters import Holidays, Notice
from ridealong.rules.officers.parameters import Caps, OfficerPool
from ridealong.rules.papers.parameters import Identification, PaperRule, Question
from ridealong.rules.ties.parameters import Residency
from ridealong.rules.waiver.parameters import WaiverRule


class Parameters(Part):
    """What a program asks and allows."""

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

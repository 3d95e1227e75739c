"""Listed reasons against a ride."""

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Code, Flag, Part, Role, Texts, Whole


class Disqualifier(Part):
    """A reason against a ride. Shown as a list; single answers are never stored."""

    code: Code = Field(
        title=_("Code"),
        description=_("Short name for files; it never changes."),
        examples=["felony", "misdemeanor", "lawsuit"],
    )
    text: Texts = Field(
        title=_("The reason as a sentence of the rider"),
        description=_("Written as the rider would say it, by language."),
        examples=[{"en": "I was convicted of a felony."}],
    )
    hard: Flag = Field(
        True,
        title=_("No exception"),
        description=_("false: whoever decides about such findings may accept the rider all the same."),
    )
    look_back_months: Whole | None = Field(
        None,
        ge=1,
        le=1200,
        title=_("Looks back months"),
        description=_("Counts only when it happened in so many months before the ride. null: at any time."),
        examples=[12, 36, None],
    )
    decided_by: Role = Field("coordinator", title=_("Who decides"), description=_("Where an exception is possible."))

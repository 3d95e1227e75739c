"""Words for riders, weapons and recording."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Part, Role, Texts, options


class ProgramTexts(Part):
    """Editable words, by language."""

    dress: Texts = Field(
        {},
        title=_("Dress"),
        description=_("What to wear and what not, by language."),
        examples=[{"en": "Collared shirt, long pants, closed shoes."}],
    )
    conduct: Texts = Field({}, title=_("Conduct"), description=_("How riders behave, by language."))
    bring: Texts = Field({}, title=_("What to bring"), description=_("What to have along, by language."))
    recording: Texts = Field(
        {},
        title=_("Photos, video and sound"),
        description=_("What riders may record, and that they may be recorded, by language."),
    )
    weapons: Texts = Field({}, title=_("Weapons"), description=_("Who may be armed, by language."))
    safety: Texts = Field({}, title=_("Safety"), description=_("Such as: you may be let out at a safe place."))
    other: Texts = Field({}, title=_("Good to know"), description=_("Meals, parking, a tour of the station."))


class Weapons(Part):
    """Whether riders may be armed."""

    policy: Literal["never", "by_exception", "declared", "allowed"] = Field(
        "never",
        title=_("Weapons"),
        description=_("Mostly overridden for officers of other agencies."),
        json_schema_extra=options(
            never=_("Never"),
            by_exception=(_("By exception"), _("each needs the exception of exception_role.")),
            declared=(_("Declared beforehand"), _("riders who say so beforehand.")),
            allowed=_("Allowed"),
        ),
    )
    exception_role: Role = Field("supervisor", title=_("Who makes exceptions"), description=_("For by_exception."))


class Recording(Part):
    """Whether riders may take photos, video or sound."""

    policy: Literal["not_asked", "never", "by_exception", "allowed"] = Field(
        "not_asked",
        title=_("Recording"),
        description=_("Photos, video and sound."),
        json_schema_extra=options(
            not_asked=(_("Not asked"), _("only the text says it.")),
            never=_("Never"),
            by_exception=(_("By exception"), _("each needs the exception of exception_role.")),
            allowed=_("Allowed"),
        ),
    )
    exception_role: Role = Field("supervisor", title=_("Who makes exceptions"), description=_("For by_exception."))

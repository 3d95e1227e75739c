"""Kinds of riders, and rules of their own for kinds, ages and stations."""

from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Code, Flag, Part, StationName, Texts, Whole, options


class Category(Part):
    """A kind of rider, with rules of its own."""

    code: Code = Field(
        title=_("Code"),
        description=_("Short name for files and reports; it never changes."),
        examples=["citizen", "explorer", "officer_elsewhere"],
    )
    name: Texts = Field(
        title=_("Name"),
        description=_("What riders see, by language."),
        examples=[{"en": "Citizen", "es": "Vecino o vecina"}],
    )
    access: Literal["public", "invitation", "closed"] = Field(
        "public",
        title=_("Who may choose it"),
        description=_("Whether people may say that they are of this kind."),
        json_schema_extra=options(
            public=_("Everybody"),
            invitation=(_("By invitation"), _("with a code from the coordinator.")),
            closed=(_("Closed"), _("such people do not ride in this program; they are told where to turn.")),
        ),
    )
    referral: Texts = Field(
        {},
        title=_("Where they turn instead"),
        description=_("With access closed: a sentence that says where such people turn."),
        examples=[{"en": "Journalists write to the press office."}],
    )
    evidence: Texts = Field(
        {},
        title=_("Evidence"),
        description=_("What a rider of this kind must show. Empty: nothing."),
        examples=[{"en": "A letter from your school that says you are enrolled."}],
    )
    documents: tuple[Code, ...] = Field(
        (),
        title=_("Documents of this kind only"),
        description=_("Codes of documents. One that the list of documents does not hold is a form to sign."),
        examples=[["cjis_awareness"]],
    )
    youth_program: Flag = Field(
        False,
        title=_("School or explorer program"),
        description=_("Minors of this category may ride where minors.policy is program_only."),
    )
    priority: Whole = Field(
        0, ge=0, le=100, title=_("Priority"), description=_("Higher comes first on a waiting list.")
    )
    units: tuple[Code, ...] = Field(
        (),
        title=_("Host units"),
        description=_("What they may sit in; empty: any."),
        examples=[["patrol", "engine", "dispatch"]],
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of its own"),
        description=_("Part of a rule document, laid over the program's: objects merge, everything else is replaced."),
        examples=[{"min_age": 14, "notice": {"amount": 3}}],
    )


class AgeRules(Part):
    """Rules of their own for riders of certain ages, whatever their kind. Laid over those of category and station."""

    from_age: Whole = Field(
        0, ge=0, le=120, title=_("From age"), description=_("First age of the group, on the date of the ride.")
    )
    under_age: Whole | None = Field(
        None, ge=1, le=121, title=_("Under age"), description=_("null: no upper end."), examples=[18]
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of their own"),
        description=_("Part of a rule document, as in a category."),
        examples=[{"notice": {"amount": 30}}, {"approval": [{"role": "command"}]}],
    )


class StationRules(Part):
    """Rules of its own for one station. Those of the category are laid over them."""

    station: StationName = Field(
        min_length=1, title=_("Station"), description=_("Name of the station."), examples=["North"]
    )
    overrides: dict[str, Any] = Field(
        {},
        title=_("Rules of its own"),
        description=_("Part of a rule document, as in a category."),
        examples=[{"status": "paused"}],
    )

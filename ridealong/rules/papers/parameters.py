"""Identification, documents, and questions of the program itself."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field, model_validator

from ridealong.rules.base import Code, Flag, Part, Texts, Whole, options

Deletion = Annotated[
    Literal["after_decision", "after_ride", "with_case"],
    Field(
        json_schema_extra=options(
            after_decision=(_("After the decision"), _("once it is decided.")),
            after_ride=(_("After the ride"), _("once the ride is over.")),
            with_case=(_("With the case"), _("with the rest of it.")),
        )
    ),
]


class Identification(Part):
    """Which ID is asked for, and when."""

    kinds: tuple[Code, ...] = Field(
        ("driver_license", "state_id", "passport", "military_id"),
        title=_("Which IDs count"),
        description=_("Codes. Empty: any photo ID."),
        examples=[["driver_license", "state_id", "student_id", "police_id"]],
    )
    copy_with_application: Flag = Field(
        False,
        title=_("Copy with the application"),
        description=_("A copy or photo of the ID is handed in with the application."),
    )
    copy_delete: Deletion = Field(
        "after_ride",
        title=_("When the copy is deleted"),
        description=_("By the program itself."),
    )
    at_check_in: Flag = Field(
        True, title=_("Shown at check-in"), description=_("The rider shows the ID when the ride begins.")
    )
    guardian_too: Flag = Field(
        False, title=_("The guardian's ID too"), description=_("For minors, a guardian shows or copies theirs as well.")
    )


ID_COPY, EVIDENCE = "id_copy", "evidence"  # papers that other rows of the rules ask for

# What a bare code in the list of documents stands for.
KNOWN_DOCUMENTS: dict[str, dict[str, Any]] = {
    "rules": {"how": "read", "name": {"en": "Rules of the program", "es": "Reglas del programa"}},
    "waiver": {"how": "sign", "name": {"en": "Waiver", "es": "Exención de responsabilidad"}},
    "privacy": {"how": "sign", "name": {"en": "Patients' privacy", "es": "Privacidad de los pacientes"}},
    "school_letter": {"how": "upload", "name": {"en": "Letter from your school", "es": "Carta de su escuela"}},
    "certificate": {"how": "upload", "name": {"en": "Certificate", "es": "Certificado"}},
}


class PaperRule(Part):
    """A document a rider reads, signs, uploads or brings. A bare code stands for a form to sign."""

    code: Code = Field(
        title=_("Code"),
        description=_("Short name for files; it never changes."),
        examples=["rules", "waiver", "hipaa", "media_release"],
    )
    name: Texts = Field(
        title=_("Name"), description=_("What riders see, by language."), examples=[{"en": "Privacy acknowledgement"}]
    )
    how: Literal["read", "sign", "upload", "bring"] = Field(
        title=_("What the rider does with it"),
        description=_("Before the ride, or with them."),
        json_schema_extra=options(
            read=(_("Read"), _("and accept it.")),
            sign=(_("Sign"), _("and hand it in.")),
            upload=(_("Upload"), _("a copy or photo.")),
            bring=(_("Bring along"), _("the paper itself.")),
        ),
    )
    required: Flag = Field(True, title=_("Required"), description=_("false: it may be left out."))
    categories: tuple[Code, ...] = Field((), title=_("Only for kinds of riders"), description=_("Empty: for all."))
    under_age: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title=_("Only under age"),
        description=_("Only for riders under this age on the date of the ride. null: for all."),
        examples=[18, None],
    )
    delete: Deletion = Field(
        "after_ride",
        title=_("When an upload is deleted"),
        description=_("By the program itself."),
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_code(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        named = {"en": data.replace("_", " ").capitalize()}
        return {"code": data, "how": "sign", "name": named} | KNOWN_DOCUMENTS.get(data, {})


class Choice(Part):
    """One answer of a question with choices."""

    code: Code = Field(title=_("Code"), description=_("What is stored."), examples=["newspaper"])
    text: Texts = Field(
        title=_("Answer"), description=_("As riders read it, by language."), examples=[{"en": "Newspaper"}]
    )


class Question(Part):
    """A question the program adds to its application."""

    code: Code = Field(title=_("Code"), description=_("Short name for files; it never changes."), examples=["why_here"])
    text: Texts = Field(
        title=_("Question"),
        description=_("As riders read it, by language."),
        examples=[{"en": "How did you hear about us?"}],
    )
    help: Texts = Field(
        {}, title=_("Help below the question"), description=_("A hint below the question, by language.")
    )
    kind: Literal["short", "long", "yes_no", "choice", "date", "number"] = Field(
        "short",
        title=_("Kind of answer"),
        description=_("What the field of the form takes."),
        json_schema_extra=options(
            short=_("One line"),
            long=_("Several lines"),
            yes_no=_("Yes or no"),
            choice=(_("Choice"), _("one of the answers listed below.")),
            date=_("Date"),
            number=_("Number"),
        ),
    )
    choices: tuple[Choice, ...] = Field(
        (), max_length=60, title=_("Choices"), description=_("Where the answer is a choice.")
    )
    required: Flag = Field(True, title=_("Must be answered"), description=_("false: it may be left empty."))
    categories: tuple[Code, ...] = Field((), title=_("Only for kinds of riders"), description=_("Empty: for all."))
    from_age: Whole | None = Field(
        None,
        ge=0,
        le=120,
        title=_("Only from age"),
        description=_("Asked only of riders of at least this age. null: of all."),
    )
    under_age: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title=_("Only under age"),
        description=_("Asked only of riders under this age. null: of all."),
    )
    keep_days: Whole | None = Field(
        365, ge=1, le=36600, title=_("Days the answer is kept"), description=_("null: as long as the case.")
    )

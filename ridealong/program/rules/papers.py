"""What is asked, checked and signed: records check, listed reasons, identification, documents, waiver, questions."""

from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field, model_validator

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Deletion = Literal["after_decision", "after_ride", "with_case"]


class Validity(Part):
    """How long an approval, a records check and a waiver hold, in days."""

    approval_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title=_("An approval holds for days"),
        description=_("From the approval to the last date of a ride."),
    )
    clearance_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title=_("A records check holds for days"),
        description=_("From the check to the last date of a ride."),
    )
    waiver_scope: Literal["one_ride", "one_window", "days"] = Field(
        "one_ride",
        title=_("A waiver covers"),
        description=_("one_window: every ride in one stretch of hours. days: every ride within waiver_days."),
    )
    waiver_days: Whole = Field(
        180, ge=1, le=3660, title=_("A waiver covers days"), description=_("From the signing on, where it covers days.")
    )


class ClearanceRule(Part):
    """The check of records. Only its outcome is kept."""

    required: Flag = Field(True, title=_("Records check"), description=_("Records are checked before a ride."))
    kinds: tuple[Code, ...] = Field(
        ("local_records",),
        title=_("Kinds of check"),
        description=_("Which checks are made, as codes of the department's own."),
        examples=[["local_records", "state_history", "ncic", "warrants", "driving_record"]],
    )
    minors_too: Flag = Field(True, title=_("Minors too"), description=_("false: nobody under age is checked."))
    signed_authorization: Flag = Field(
        False, title=_("Signed authorization"), description=_("The rider signs that the check may be made.")
    )
    decided_by: Role = Field(
        "supervisor", title=_("Who decides about a finding"), description=_("When the check is neither clear nor a no.")
    )


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
        description=_(
            "after_decision: once it is decided. after_ride: once the ride is over. with_case: with the rest of it."
        ),
    )
    at_check_in: Flag = Field(
        True, title=_("Shown at check-in"), description=_("The rider shows the ID when the ride begins.")
    )
    guardian_too: Flag = Field(
        False, title=_("The guardian's ID too"), description=_("For minors, a guardian shows or copies theirs as well.")
    )


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
        description=_("read: and accept it. sign: and hand it in. upload: a copy or photo. bring: the paper itself."),
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
        description=_(
            "after_decision: once it is decided. after_ride: once the ride is over. with_case: with the rest of it."
        ),
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_code(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        named = {"en": data.replace("_", " ").capitalize()}
        return {"code": data, "how": "sign", "name": named} | KNOWN_DOCUMENTS.get(data, {})


class WaiverRule(Part):
    """Where, when and before whom the waiver is signed."""

    channels: tuple[Literal["online", "device", "paper"], ...] = Field(
        ("online", "device", "paper"),
        title=_("Where it is signed"),
        description=_(
            "online: on the rider's own screen. device: on the department's, at the station. paper: with a pen."
        ),
    )
    moment: Literal["application", "after_approval", "on_the_day"] = Field(
        "after_approval",
        title=_("When it is signed"),
        description=_(
            "application: with it, before a decision. after_approval: once it is approved. on_the_day: at the station."
        ),
    )
    witness: Flag = Field(
        True, title=_("Signed before a witness"), description=_("Somebody of the department watches.")
    )
    countersign: Flag = Field(False, title=_("Counter-signed"), description=_("Somebody of the department signs too."))
    notary: Flag = Field(False, title=_("Before a notary"), description=_("The signature is notarized."))
    initials_per_page: Flag = Field(
        False, title=_("Initials on every page"), description=_("The rider initials each page.")
    )


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
        description=_("choice: one of the answers listed below."),
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

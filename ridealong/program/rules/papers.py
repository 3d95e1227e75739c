"""What is asked, checked and signed: records check, listed reasons, identification, documents, waiver, questions."""

from typing import Any, Literal

from pydantic import Field, model_validator

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Deletion = Literal["after_decision", "after_ride", "with_case"]


class Validity(Part):
    """How long an approval, a records check and a waiver hold, in days."""

    approval_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title="An approval holds for days",
        description="From the approval to the last date of a ride.",
    )
    clearance_days: Whole = Field(
        180,
        ge=1,
        le=3660,
        title="A records check holds for days",
        description="From the check to the last date of a ride.",
    )
    waiver_scope: Literal["one_ride", "one_window", "days"] = Field(
        "one_ride", title="A waiver covers", description="one ride; one stretch of hours; or waiver_days."
    )
    waiver_days: Whole = Field(180, ge=1, le=3660, title="A waiver covers days", description="With scope days.")


class ClearanceRule(Part):
    """The check of records. Only its outcome is kept."""

    required: Flag = Field(True, title="Records check", description="Records are checked before a ride.")
    kinds: tuple[Code, ...] = Field(
        ("local_records",),
        title="Kinds of check",
        description="Which checks are made, as codes of the department's own.",
        examples=[["local_records", "state_history", "ncic", "warrants", "driving_record"]],
    )
    minors_too: Flag = Field(True, title="Minors too", description="false: nobody under age is checked.")
    signed_authorization: Flag = Field(
        False, title="Signed authorization", description="The rider signs that the check may be made."
    )
    decided_by: Role = Field(
        "supervisor", title="Who decides about a finding", description="When the check is neither clear nor a no."
    )


class Disqualifier(Part):
    """A reason against a ride. Shown as a list; single answers are never stored."""

    code: Code = Field(
        title="Code",
        description="Short name for files; it never changes.",
        examples=["felony", "misdemeanor", "lawsuit"],
    )
    text: Texts = Field(
        title="The reason as a sentence of the rider",
        description="Written as the rider would say it, by language.",
        examples=[{"en": "I was convicted of a felony."}],
    )
    hard: Flag = Field(True, title="No exception", description="false: decided_by may accept the rider all the same.")
    look_back_months: Whole | None = Field(
        None,
        ge=1,
        le=1200,
        title="Looks back months",
        description="Counts only when it happened in so many months before the ride. null: at any time.",
        examples=[12, 36, None],
    )
    decided_by: Role = Field("coordinator", title="Who decides", description="Where hard is false.")


class Identification(Part):
    """Which ID is asked for, and when."""

    kinds: tuple[Code, ...] = Field(
        ("driver_license", "state_id", "passport", "military_id"),
        title="Which IDs count",
        description="Codes. Empty: any photo ID.",
        examples=[["driver_license", "state_id", "student_id", "police_id"]],
    )
    copy_with_application: Flag = Field(
        False,
        title="Copy with the application",
        description="A copy or photo of the ID is handed in with the application.",
    )
    copy_delete: Deletion = Field(
        "after_ride",
        title="When the copy is deleted",
        description="after_decision; after_ride; or with_case, when the whole case is removed.",
    )
    at_check_in: Flag = Field(
        True, title="Shown at check-in", description="The rider shows the ID when the ride begins."
    )
    guardian_too: Flag = Field(
        False, title="The guardian's ID too", description="For minors, a guardian shows or copies theirs as well."
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
        title="Code",
        description="Short name for files; it never changes.",
        examples=["rules", "waiver", "hipaa", "media_release"],
    )
    name: Texts = Field(
        title="Name", description="What riders see, by language.", examples=[{"en": "Privacy acknowledgement"}]
    )
    how: Literal["read", "sign", "upload", "bring"] = Field(
        title="What the rider does with it", description="read and accept; sign; upload a copy; bring the paper."
    )
    required: Flag = Field(True, title="Required", description="false: it may be left out.")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    under_age: Whole | None = Field(
        None,
        ge=1,
        le=120,
        title="Only under age",
        description="Only for riders under this age on the date of the ride. null: for all.",
        examples=[18, None],
    )
    delete: Deletion = Field(
        "after_ride",
        title="When an upload is deleted",
        description="after_decision; after_ride; or with_case, when the whole case is removed.",
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
        title="Where it is signed",
        description="online: on the rider's own screen. device: on the department's, at the station. paper.",
    )
    moment: Literal["application", "after_approval", "on_the_day"] = Field(
        "after_approval",
        title="When it is signed",
        description="application: with the application. after_approval. on_the_day: at the station.",
    )
    witness: Flag = Field(True, title="Signed before a witness", description="Somebody of the department watches.")
    countersign: Flag = Field(False, title="Counter-signed", description="Somebody of the department signs too.")
    notary: Flag = Field(False, title="Before a notary", description="The signature is notarized.")
    initials_per_page: Flag = Field(False, title="Initials on every page", description="The rider initials each page.")


class Choice(Part):
    """One answer of a question with choices."""

    code: Code = Field(title="Code", description="What is stored.", examples=["newspaper"])
    text: Texts = Field(title="Answer", description="As riders read it, by language.", examples=[{"en": "Newspaper"}])


class Question(Part):
    """A question the program adds to its application."""

    code: Code = Field(title="Code", description="Short name for files; it never changes.", examples=["why_here"])
    text: Texts = Field(
        title="Question", description="As riders read it, by language.", examples=[{"en": "How did you hear about us?"}]
    )
    help: Texts = Field({}, title="Help below the question", description="A hint below the question, by language.")
    kind: Literal["short", "long", "yes_no", "choice", "date", "number"] = Field(
        "short",
        title="Kind of answer",
        description="short: one line. long: several. yes_no; choice: one of choices; date; number.",
    )
    choices: tuple[Choice, ...] = Field((), max_length=60, title="Choices", description="For kind choice.")
    required: Flag = Field(True, title="Must be answered", description="false: it may be left empty.")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    from_age: Whole | None = Field(
        None,
        ge=0,
        le=120,
        title="Only from age",
        description="Asked only of riders of at least this age. null: of all.",
    )
    under_age: Whole | None = Field(
        None, ge=1, le=120, title="Only under age", description="Asked only of riders under this age. null: of all."
    )
    keep_days: Whole | None = Field(
        365, ge=1, le=36600, title="Days the answer is kept", description="null: as long as the case."
    )

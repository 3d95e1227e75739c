"""What is asked, checked and signed: records check, listed reasons, identification, documents, waiver, questions."""

from typing import Any, Literal

from pydantic import Field, model_validator

from ridealong.program.rules.base import Code, Flag, Part, Role, Texts, Whole

Deletion = Literal["after_decision", "after_ride", "with_case"]


class Validity(Part):
    """Row 9, in days."""

    approval_days: Whole = Field(180, ge=1, le=3660, title="An approval holds for days")
    clearance_days: Whole = Field(180, ge=1, le=3660, title="A records check holds for days")
    waiver_scope: Literal["one_ride", "one_window", "days"] = Field(
        "one_ride", title="A waiver covers", description="one ride; one stretch of hours; or waiver_days."
    )
    waiver_days: Whole = Field(180, ge=1, le=3660, title="A waiver covers days", description="With scope days.")


class ClearanceRule(Part):
    """Row 10: the check of records. Only its outcome is kept."""

    required: Flag = Field(True, title="Records check")
    kinds: tuple[Code, ...] = Field(
        ("local_records",),
        title="Kinds of check",
        examples=[["local_records", "state_history", "ncic", "warrants", "driving_record"]],
    )
    minors_too: Flag = Field(True, title="Minors too")
    signed_authorization: Flag = Field(
        False, title="Signed authorization", description="The rider signs that the check may be made."
    )
    decided_by: Role = Field(
        "supervisor", title="Who decides about a finding", description="When the check is neither clear nor a no."
    )


class Disqualifier(Part):
    """Row 11: a reason against a ride. Shown as a list; single answers are never stored."""

    code: Code = Field(title="Code", examples=["felony", "misdemeanor", "lawsuit"])
    text: Texts = Field(
        title="The reason as a sentence of the rider", examples=[{"en": "I was convicted of a felony."}]
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
    """Row 12."""

    kinds: tuple[Code, ...] = Field(
        ("driver_license", "state_id", "passport", "military_id"),
        title="Which IDs count",
        examples=[["driver_license", "state_id", "student_id", "police_id"]],
    )
    copy_with_application: Flag = Field(False, title="Copy with the application")
    copy_delete: Deletion = Field(
        "after_ride",
        title="When the copy is deleted",
        description="after_decision; after_ride; or with_case, when the whole case is removed.",
    )
    at_check_in: Flag = Field(True, title="Shown at check-in")
    guardian_too: Flag = Field(False, title="The guardian's ID too")


# What a bare code in the list of documents stands for.
KNOWN_DOCUMENTS: dict[str, dict[str, Any]] = {
    "rules": {"how": "read", "name": {"en": "Rules of the program", "es": "Reglas del programa"}},
    "waiver": {"how": "sign", "name": {"en": "Waiver", "es": "Exención de responsabilidad"}},
    "privacy": {"how": "sign", "name": {"en": "Patients' privacy", "es": "Privacidad de los pacientes"}},
    "school_letter": {"how": "upload", "name": {"en": "Letter from your school", "es": "Carta de su escuela"}},
    "certificate": {"how": "upload", "name": {"en": "Certificate", "es": "Certificado"}},
}


class PaperRule(Part):
    """Row 19: a document a rider reads, signs, uploads or brings. A bare code stands for a form to sign."""

    code: Code = Field(title="Code", examples=["rules", "waiver", "hipaa", "media_release"])
    name: Texts = Field(title="Name", examples=[{"en": "Privacy acknowledgement"}])
    how: Literal["read", "sign", "upload", "bring"] = Field(title="What the rider does with it")
    required: Flag = Field(True, title="Required")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    under_age: Whole | None = Field(None, ge=1, le=120, title="Only under age", examples=[18, None])
    delete: Deletion = Field("after_ride", title="When an upload is deleted")

    @model_validator(mode="before")
    @classmethod
    def _bare_code(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        named = {"en": data.replace("_", " ").capitalize()}
        return {"code": data, "how": "sign", "name": named} | KNOWN_DOCUMENTS.get(data, {})


class WaiverRule(Part):
    """Row 18."""

    channels: tuple[Literal["online", "device", "paper"], ...] = Field(
        ("online", "device", "paper"),
        title="Where it is signed",
        description="online: on the rider's own screen. device: on the department's, at the station. paper.",
    )
    moment: Literal["application", "after_approval", "on_the_day"] = Field("after_approval", title="When it is signed")
    witness: Flag = Field(True, title="Signed before a witness", description="Somebody of the department watches.")
    countersign: Flag = Field(False, title="Counter-signed", description="Somebody of the department signs too.")
    notary: Flag = Field(False, title="Before a notary")
    initials_per_page: Flag = Field(False, title="Initials on every page")


class Choice(Part):
    code: Code
    text: Texts


class Question(Part):
    """A question the program adds to its application."""

    code: Code = Field(title="Code", examples=["why_here"])
    text: Texts = Field(title="Question", examples=[{"en": "How did you hear about us?"}])
    help: Texts = Field({}, title="Help below the question")
    kind: Literal["short", "long", "yes_no", "choice", "date", "number"] = Field("short", title="Kind of answer")
    choices: tuple[Choice, ...] = Field((), max_length=60, title="Choices", description="For kind choice.")
    required: Flag = Field(True, title="Must be answered")
    categories: tuple[Code, ...] = Field((), title="Only for kinds of riders", description="Empty: for all.")
    from_age: Whole | None = Field(None, ge=0, le=120, title="Only from age")
    under_age: Whole | None = Field(None, ge=1, le=120, title="Only under age")
    keep_days: Whole | None = Field(
        365, ge=1, le=36600, title="Days the answer is kept", description="null: as long as the case."
    )

"""The check of records."""

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Code, Flag, Part, Role


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

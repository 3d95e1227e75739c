"""Ties to the place."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Flag, OverrideRole, Part, options

AS_NOTED = {
    "live": _("Lives here"),
    "work": _("Works here"),
    "study": _("Studies here"),
    "own": _("Owns property or a business here"),
    "family": _("Has family here"),
}
Tie = Literal["live", "work", "study", "own", "family"]


class Residency(Part):
    """Ties to the place."""

    policy: Literal["none", "priority", "required"] = Field(
        "none",
        title=_("Ties to the place"),
        description=_("Whether one must live, work or study here."),
        json_schema_extra=options(
            none=_("Not asked"),
            priority=(_("Come first"), _("people with a tie come first.")),
            required=(_("Required"), _("only people with a tie.")),
        ),
    )
    ties: tuple[Tie, ...] = Field(
        ("live", "work", "study"),
        title=_("Which ties count"),
        description=_("One is enough."),
        json_schema_extra=options(**AS_NOTED),
    )
    own_district: Flag = Field(
        False,
        title=_("Only in the own district"),
        description=_("A ride begins at the station of the rider's own district."),
    )
    override_role: OverrideRole = None

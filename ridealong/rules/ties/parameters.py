"""Ties to the place."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Flag, OverrideRole, Part

Tie = Literal["live", "work", "study", "own", "family"]


class Residency(Part):
    """Ties to the place."""

    policy: Literal["none", "priority", "required"] = Field(
        "none",
        title=_("Ties to the place"),
        description=_("none: not asked. priority: people with a tie come first. required: only people with a tie."),
    )
    ties: tuple[Tie, ...] = Field(
        ("live", "work", "study"),
        title=_("Which ties count"),
        description=_("live, work, study here, own property or a business here, or have family here. One is enough."),
    )
    own_district: Flag = Field(
        False,
        title=_("Only in the own district"),
        description=_("A ride begins at the station of the rider's own district."),
    )
    override_role: OverrideRole = None

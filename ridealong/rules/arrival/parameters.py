"""Coming late, not coming, and coming again."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Part, Whole, options


class Arrival(Part):
    """Coming late, not coming, and coming again."""

    early_minutes: Whole = Field(
        15,
        ge=0,
        le=240,
        title=_("Arrive minutes early"),
        description=_("How long before the ride riders come to the station."),
    )
    late_minutes: Whole = Field(
        15,
        ge=0,
        le=240,
        title=_("Late after minutes"),
        description=_("From how many minutes on somebody counts as late."),
    )
    late_action: Literal["supervisor", "turn_away", "wait"] = Field(
        "supervisor",
        title=_("Who is late"),
        description=_("What happens once somebody counts as late."),
        json_schema_extra=options(
            supervisor=_("The supervisor decides"),
            turn_away=(_("Turn away"), _("no ride.")),
            wait=_("The officer waits"),
        ),
    )
    cancel_hours: Whole = Field(
        0,
        ge=0,
        le=744,
        title=_("Cancel hours before"),
        description=_("Called off later counts as a no-show. 0: any time."),
    )
    no_show_limit: Whole = Field(
        2, ge=1, le=20, title=_("No-shows until a ban"), description=_("So many missed rides bring a ban.")
    )
    no_show_months: Whole | None = Field(
        None, ge=1, le=1200, title=_("No-shows count for months"), description=_("null: for ever."), examples=[12, None]
    )
    ban_months: Whole = Field(
        12,
        ge=0,
        le=1200,
        title=_("Ban in months"),
        description=_("From the last no-show on. 0: no ban."),
        examples=[6, 12],
    )
    wait_after_denial_days: Whole = Field(
        0,
        ge=0,
        le=3660,
        title=_("Wait after a denial, in days"),
        description=_("Until one may apply again."),
        examples=[365],
    )

"""What is asked for after a ride."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Flag, Part, options


class AfterRide(Part):
    """What is asked for after a ride."""

    officer_report: Flag = Field(
        True, title=_("Officer's report"), description=_("The officer writes a report after each ride.")
    )
    rider_feedback: Flag = Field(True, title=_("Rider's feedback"), description=_("The rider is asked how it was."))
    early_end_report: Literal["none", "end_of_shift", "next_day"] = Field(
        "end_of_shift",
        title=_("Report when a ride was ended early, until"),
        description=_("When the officer says why."),
        json_schema_extra=options(
            none=(_("None"), _("no report asked for.")),
            end_of_shift=(_("End of shift"), _("before the officer goes home.")),
            next_day=(_("Next day"), _("by the next evening.")),
        ),
    )
    publicity: Flag = Field(
        False,
        title=_("Riders are asked about publicity"),
        description=_("After the ride, apart from the waiver, and off by default."),
    )

"""Where, when and before whom the waiver is signed."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Flag, Part, options


class WaiverRule(Part):
    """Where, when and before whom the waiver is signed."""

    channels: tuple[Literal["online", "device", "paper"], ...] = Field(
        ("online", "device", "paper"),
        title=_("Where it is signed"),
        description=_("Each way that is offered."),
        json_schema_extra=options(
            online=_("On the rider’s screen"),
            device=(_("On a device at the station"), _("on the department's own, at the station.")),
            paper=(_("On paper"), _("with a pen.")),
        ),
    )
    moment: Literal["application", "after_approval", "on_the_day"] = Field(
        "after_approval",
        title=_("When it is signed"),
        description=_("Not before then."),
        json_schema_extra=options(
            application=(_("With the application"), _("before a decision.")),
            after_approval=_("After approval"),
            on_the_day=(_("On the day"), _("at the station.")),
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

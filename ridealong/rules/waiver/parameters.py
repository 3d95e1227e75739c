"""Where, when and before whom the waiver is signed."""

from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from ridealong.rules.base import Flag, Part


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

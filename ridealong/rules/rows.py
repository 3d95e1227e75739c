"""The rows in which pages group reasons: what was looked at, in the order in which people read it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Row:
    """One thing the rules look at. `label` is what the desk and the rider read above it."""

    code: str
    label: Promise


AGE = Row("age", _("Age"))
GUARDIAN = Row("guardian", _("Guardian"))
MINORS = Row("minors", _("Limits for minors"))
NOTICE = Row("notice", _("Notice"))
FREQUENCY = Row("frequency", _("How often"))
HOURS = Row("hours", _("Hours"))
TIES = Row("ties", _("From here"))
CONFLICTS = Row("conflicts", _("Conflicts"))
DISQUALIFIERS = Row("disqualifiers", _("Listed reasons"))
CLEARANCE = Row("clearance", _("Records check"))
APPROVAL = Row("approval", _("Approval"))
PAPERS = Row("papers", _("Papers and ID"))
WAIVER = Row("waiver", _("Waiver"))
CONDUCT = Row("conduct", _("Weapons and recording"))
SEAT = Row("seat", _("Seat and officer"))
PROGRAM = Row("program", _("Program"))

ROWS = (
    AGE, GUARDIAN, MINORS, NOTICE, FREQUENCY, HOURS, TIES, CONFLICTS, DISQUALIFIERS, CLEARANCE, APPROVAL, PAPERS,
    WAIVER, CONDUCT, SEAT, PROGRAM,
)  # fmt: skip

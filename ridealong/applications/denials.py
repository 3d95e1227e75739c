"""What a no says: the sentence of each reason code, and how much of it the rules let the rider read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ridealong.rules.document import Rules

# The codes that departments use (domain.md, row 23). One of a department's own says no more than that there is one.
SENTENCES: dict[str, Promise] = {
    "incomplete": _("Something we need was missing."),
    "rule": _("A rule of the program stands against the ride."),
    "clearance": _("The records check stands against the ride."),
    "disqualifier": _("One of the listed reasons stands against a ride."),
    "conflict": _("We see a conflict of interest."),
    "capacity": _("There is no free seat for now."),
}


def sentence(code: str) -> str:
    """What a code says to the rider; nothing for one that has no words."""
    return str(SENTENCES.get(code, ""))


def told(rules: Rules, code: str, public_reason: str = "") -> str:
    """Exactly what the rider reads as the reason, everywhere: on the page, in the mail, in the letter."""
    match rules.denial.shown:
        case "always":
            return public_reason.strip() or sentence(code)
        case "code":
            return sentence(code)
    return ""

"""The records check, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line, together

UNTOLD = {
    "clearance.kinds": "codes of the department's own, which have no words for riders",
    "clearance.decided_by": "said to the one whose check is neither clear nor a no",
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.clearance.required:
        said = _("We keep only the outcome, never the record.")
        if rules.clearance.signed_authorization:
            said = together(said, _("You sign that we may check."))
        yield Line(BEFORE, _("Records check"), said, is_key=True, more=together(*_clearance(rules)))


def _clearance(rules: Rules) -> Iterator[str]:
    if not rules.clearance.minors_too:
        yield _("Nobody under %(age)s is checked.") % {"age": rules.consent_under}
    days = rules.validity.clearance_days
    yield ngettext("It holds for %(n)s day.", "It holds for %(n)s days.", days) % {"n": days}

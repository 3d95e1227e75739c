"""How it is decided, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    decided = ngettext(
        "Decided in %(n)s step by people, never by the program.",
        "Decided in %(n)s steps by people, never by the program.",
        len(rules.approval),
    )
    yield Line(BEFORE, _("Decision"), decided % {"n": len(rules.approval)})
    if rules.arrival.wait_after_denial_days:
        days = {"n": rules.arrival.wait_after_denial_days}
        yield Line(BEFORE, _("After a no"), _("You may apply again after %(n)s days.") % days)

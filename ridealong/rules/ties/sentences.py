"""Who comes from here, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import WHO, Line

TIES = {
    "live": lambda: _("live here"),
    "work": lambda: _("work here"),
    "study": lambda: _("study here"),
    "own": lambda: _("own property here"),
    "family": lambda: _("have family here"),
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.residency.policy != "none":
        is_required = rules.residency.policy == "required"
        yield Line(WHO, _("From here"), _ties(rules), is_key=is_required)
    if rules.residency.own_district:
        yield Line(WHO, _("District"), _("You ride in the district you live in."))


def _ties(rules: Rules) -> str:
    ties = _(" or ").join(TIES[tie]() for tie in rules.residency.ties)
    if rules.residency.policy == "required":
        return _("For people who %(ties)s.") % {"ties": ties}
    return _("Everyone may apply; people who %(ties)s come first.") % {"ties": ties}

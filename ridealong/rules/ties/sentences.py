"""Who comes from here, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.rules.document import Rules
from ridealong.rules.words import WHO, Line, either, exception

# A tie as a rider says it, and as a sentence goes on after “people who”. The desk's words are those of the choices.
AS_SAID = {
    "live": gettext_lazy("I live here"),
    "work": gettext_lazy("I work here"),
    "study": gettext_lazy("I study here"),
    "own": gettext_lazy("I own property or a business here"),
    "family": gettext_lazy("I have family here"),
}
AS_TOLD = {
    "live": gettext_lazy("live here"),
    "work": gettext_lazy("work here"),
    "study": gettext_lazy("study here"),
    "own": gettext_lazy("own property or a business here"),
    "family": gettext_lazy("have family here"),
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.residency.policy != "none":
        is_required = rules.residency.policy == "required"
        more = exception(rules.residency.override_role) if is_required else ""
        yield Line(WHO, _("From here"), _ties(rules), is_required, more)
    if rules.residency.own_district:
        yield Line(WHO, _("District"), _("You ride in the district you live in."))


def _ties(rules: Rules) -> str:
    ties = either(str(AS_TOLD[tie]) for tie in rules.residency.ties)
    if rules.residency.policy == "required":
        return _("For people who %(ties)s.") % {"ties": ties}
    return _("Everyone may apply; people who %(ties)s come first.") % {"ties": ties}

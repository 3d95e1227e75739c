"""Officers, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, WHEN, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.officers.min_on_duty:
        said = ngettext(
            "Only while at least %(n)s officer is on duty.",
            "Only while at least %(n)s officers are on duty.",
            rules.officers.min_on_duty,
        )
        yield Line(WHEN, _("Staffing"), said % {"n": rules.officers.min_on_duty})
    if rules.officers.may_ask_for_officer == "wish":
        yield Line(BEFORE, _("Officer"), _("You may ask for an officer. It is a wish, not a promise."))

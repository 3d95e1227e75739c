"""Listed reasons, as a sentence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line

UNTOLD = {
    "disqualifiers.*.code": "for files",
    "disqualifiers.*.text": "riders read the list itself before they apply",
    "disqualifiers.*.hard": "what a reason leads to is said to the one it concerns",
    "disqualifiers.*.look_back_months": "the sentence of the rider says it",
    "disqualifiers.*.decided_by": "said to the one it concerns",
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.disqualifiers:
        yield Line(
            BEFORE,
            _("Reasons against"),
            _("A short list of reasons can stand against a ride; you read it before you apply."),
        )

"""Listed reasons, as a sentence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.disqualifiers:
        yield Line(
            BEFORE,
            _("Reasons against"),
            _("A short list of reasons can stand against a ride; you read it before you apply."),
        )

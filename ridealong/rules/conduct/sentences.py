"""The words of the department for riders."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ridealong.rules.document import Rules
from ridealong.rules.words import ON_THE_DAY, Line, words


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    texts = rules.texts
    parts = [
        (pgettext("clothes", "Dress"), texts.dress, False),
        (_("Conduct"), texts.conduct, True),
        (_("Bring"), texts.bring, False),
        (_("Recording"), texts.recording, True),
        (_("Weapons"), texts.weapons, False),
        (_("Safety"), texts.safety, False),
        (_("Good to know"), texts.other, False),
    ]
    for label, text, is_key in parts:
        if sentence := words(text, language):
            yield Line(ON_THE_DAY, label, sentence, is_key)

"""Weapons and recording, and the words of the department for riders."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ridealong.rules.document import Rules
from ridealong.rules.words import ON_THE_DAY, Line, exception, together, words


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    texts = {name: words(text, language) for name, text in rules.texts}
    parts = [
        (pgettext("clothes", "Dress"), texts["dress"], False),
        (_("Conduct"), texts["conduct"], True),
        (_("Bring"), texts["bring"], False),
        (_("Recording"), together(_recording(rules, texts["recording"]), texts["recording"]), True),
        (_("Weapons"), together(_weapons(rules, texts["weapons"]), texts["weapons"]), False),
        (_("Safety"), texts["safety"], False),
        (_("Good to know"), texts["other"], False),
    ]
    for label, sentence, is_key in parts:
        if sentence:
            yield Line(ON_THE_DAY, label, sentence, is_key)


def _recording(rules: Rules, own: str) -> str:
    """The department's own words stand for a plain no."""
    never = "" if own else _("No photos, video or sound.")
    return {
        "not_asked": "",
        "never": never,
        "by_exception": together(never, exception(rules.recording.exception_role)),
        "allowed": _("You may take photos, video and sound."),
    }[rules.recording.policy]


def _weapons(rules: Rules, own: str) -> str:
    never = "" if own else _("No weapons.")
    return {
        "never": never,
        "by_exception": together(never, exception(rules.weapons.exception_role)),
        "declared": _("Who is armed says so before the ride."),
        "allowed": _("You may be armed."),
    }[rules.weapons.policy]

"""Which kinds of riders turn elsewhere, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import WHO, Line, words


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    for kind in rules.categories:
        if kind.access == "closed":
            elsewhere = words(kind.referral, language) or _("Not in this program.")
            yield Line(WHO, words(kind.name, language), elsewhere)

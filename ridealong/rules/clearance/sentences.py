"""The records check, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.clearance.required:
        yield Line(BEFORE, _("Records check"), " ".join(_clearance(rules)), is_key=True)


def _clearance(rules: Rules) -> Iterator[str]:
    yield _("We keep only the outcome, never the record.")
    if rules.clearance.signed_authorization:
        yield _("You sign that we may check.")

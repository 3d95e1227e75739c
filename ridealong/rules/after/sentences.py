"""What is asked for after a ride, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import ON_THE_DAY, Line, together

UNTOLD = dict.fromkeys(["after.officer_report", "after.early_end_report"], "asked of the officer")


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if said := together(*_after(rules)):
        yield Line(ON_THE_DAY, _("After the ride"), said)


def _after(rules: Rules) -> Iterator[str]:
    if rules.after.rider_feedback:
        yield _("We ask you how it was.")
    if rules.after.publicity:
        yield _("We ask whether we may show your ride to others. You may say no.")

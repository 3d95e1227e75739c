"""How the waiver is signed, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    yield Line(BEFORE, _("Waiver"), " ".join(_waiver(rules)))


def _waiver(rules: Rules) -> Iterator[str]:
    rule, channels = rules.waiver, set(rules.waiver.channels)
    if channels & {"online", "device"} and "paper" in channels:
        yield _("You sign a waiver on screen or on paper.")
    elif channels & {"online", "device"}:
        yield _("You sign a waiver on screen.")
    else:
        yield _("You sign a waiver on paper.")
    if rule.moment == "application":
        yield _("You sign it with your application.")
    elif rule.moment == "on_the_day":
        yield _("You sign it at the station, on the day of the ride.")
    if rule.countersign:
        yield _("Somebody of the department signs it, too.")
    if rule.notary:
        yield _("A notary certifies your signature.")
    if rule.witness:
        yield _("An officer witnesses it at check-in.")
    if rule.initials_per_page:
        yield _("You initial every page.")

"""How the waiver is signed, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line, either

WAYS = {
    "online": gettext_lazy("on your own screen"),
    "device": gettext_lazy("on a screen at the station"),
    "paper": gettext_lazy("on paper"),
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    yield Line(BEFORE, _("Waiver"), " ".join(_waiver(rules)))


def _waiver(rules: Rules) -> Iterator[str]:
    rule = rules.waiver
    if ways := [str(said) for channel, said in WAYS.items() if channel in rule.channels]:
        yield _("You sign a waiver %(ways)s.") % {"ways": either(ways)}
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
    yield _covers(rules)


def _covers(rules: Rules) -> str:
    days = rules.validity.waiver_days
    return {
        "one_ride": _("It covers one ride."),
        "one_window": _("It covers every ride in one stretch of hours."),
        "days": ngettext("It covers every ride for %(n)s day.", "It covers every ride for %(n)s days.", days),
    }[rules.validity.waiver_scope] % {"n": days}

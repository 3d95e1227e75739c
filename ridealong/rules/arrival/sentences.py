"""Coming, coming late, and not coming, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.arrival.parameters import Arrival
from ridealong.rules.document import Rules
from ridealong.rules.frequency.sentences import within_months
from ridealong.rules.words import ON_THE_DAY, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    arrival = rules.arrival
    early = _("%(n)s minutes early.") % {"n": arrival.early_minutes} if arrival.early_minutes else _("On time.")
    yield Line(ON_THE_DAY, _("Arrive"), early)
    yield Line(ON_THE_DAY, _("Late"), _late(arrival) % {"n": arrival.late_minutes})
    if arrival.cancel_hours:
        said = _("At least %(n)s hours before. Later, it counts as a missed ride.") % {"n": arrival.cancel_hours}
        yield Line(ON_THE_DAY, _("Cancel"), said)
    if arrival.ban_months:
        yield Line(ON_THE_DAY, _("Missed rides"), _missed(arrival))


def _late(arrival: Arrival) -> str:
    return {
        "turn_away": _("Who is %(n)s minutes late does not ride."),
        "supervisor": _("When you are %(n)s minutes late, the supervisor decides."),
        "wait": _("You are late after %(n)s minutes. The officer waits for you."),
    }[arrival.late_action]


def _missed(arrival: Arrival) -> str:
    limit = arrival.no_show_limit
    missed = ngettext("%(n)s missed ride", "%(n)s missed rides", limit) % {"n": limit}
    if arrival.no_show_months:
        missed += f" {within_months(arrival.no_show_months)}"
    ban = ngettext("no ride for %(n)s month", "no ride for %(n)s months", arrival.ban_months)
    return f"{missed}: {ban % {'n': arrival.ban_months}}."

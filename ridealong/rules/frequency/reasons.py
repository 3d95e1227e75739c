"""Reasons of how often somebody rides."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.frequency import counting
from ridealong.rules.moments import ALWAYS_ASKED
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.ride import PastRide


def _full(code: str, sentence: object, remedy: object = "") -> Kind:
    return Kind(code, sentence, rows.FREQUENCY, ALWAYS_ASKED, remedy=remedy, exception="frequency.override_role")  # type: ignore[arg-type]


FULL = {
    "officer": _full(
        "frequency_officer",
        _("You have ridden as often as the program allows with this officer."),
        _("Ride with another officer."),
    ),
    "station": _full(
        "frequency_station",
        _("You have ridden as often as the program allows at this station."),
        _("Ride at another station."),
    ),
    "category": _full("frequency_category", _("You have ridden as often as the program allows for this kind of ride.")),
    "any": _full("frequency", _("You have ridden as often as the program allows in this time.")),
}


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    wish = facts.wish
    if wish is None:
        return
    ride = PastRide(wish.on, wish.officer, wish.station, facts.person.category)
    for limit in rules.frequency:
        is_asked = limit.per == "any" or getattr(ride, limit.per)
        if is_asked and not counting.has_room(facts.past_rides, ride, limit):
            again_on = counting.next_room(facts.past_rides, ride, limit)
            yield FULL[limit.per].stands_unless(limit.override_role, passes_on=again_on)

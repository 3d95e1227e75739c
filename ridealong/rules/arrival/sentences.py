"""Coming, coming late, and not coming, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.words import ON_THE_DAY, Line


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    arrival = rules.arrival
    yield Line(ON_THE_DAY, _("Arrive"), _("%(n)s minutes early.") % {"n": arrival.early_minutes})
    if arrival.late_action == "turn_away":
        yield Line(ON_THE_DAY, _("Late"), _("Who is %(n)s minutes late does not ride.") % {"n": arrival.late_minutes})
    if arrival.cancel_hours:
        said = _("At least %(n)s hours before. Later, it counts as a missed ride.") % {"n": arrival.cancel_hours}
        yield Line(ON_THE_DAY, _("Cancel"), said)

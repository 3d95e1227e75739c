"""Reasons of ties to the place."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import BEFORE_A_DATE, IN_THE_CASE, Moment
from ridealong.rules.reason import Kind, Reason

RESIDENCY = Kind(
    "residency",
    _("This program is for people who live, work or study here."),
    rows.TIES,
    BEFORE_A_DATE,
    exception="residency.override_role",
    field="ties",
)
UNSAID = Kind(
    "residency",
    _("Say what ties you to this place."),
    rows.TIES,
    frozenset({Moment.APPLY}),
    field="ties",
    section="questions",
)
OWN_DISTRICT = Kind(
    "own_district",
    _("One rides in the district one lives in."),
    rows.TIES,
    IN_THE_CASE,
    remedy=_("Choose the station of your own district."),
    exception="residency.override_role",
    field="station",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    rule, person, wish = rules.residency, facts.person, facts.wish
    if rule.policy == "required" and person.ties is not None and not person.ties & set(rule.ties):
        is_unsaid = person.stage == "draft" and not person.ties
        yield UNSAID.stands() if is_unsaid else RESIDENCY.stands(rules)
    if rule.own_district and wish and wish.station and person.home_station not in {"", wish.station}:
        yield OWN_DISTRICT.stands(rules)

"""Reasons of conduct: weapons, recording."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.reason import Kind, Reason

AT_THE_CAR = frozenset({Moment.ARRIVE})
RECORDING = Kind(
    "recording",
    _("Riders do not take photos, video or sound."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Leave camera and recorder at home."),
    exception="recording.exception_role",
    field="recording",
)
WEAPON = Kind(
    "weapon",
    _("Riders do not carry weapons."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Come without a weapon."),
    exception="weapons.exception_role",
    field="weapons",
)
UNDECLARED = Kind(
    "weapon_undeclared",
    _("Who is armed says so beforehand."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Tell the supervisor before the ride."),
    field="weapons",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person, weapons, recording = facts.person, rules.weapons, rules.recording
    if person.armed and weapons.policy in {"never", "by_exception"}:
        yield WEAPON.stands_unless(weapons.exception_role if weapons.policy == "by_exception" else None)
    if person.armed and weapons.policy == "declared" and person.weapon_declared is False:
        yield UNDECLARED.stands()
    if person.records and recording.policy in {"never", "by_exception"}:
        yield RECORDING.stands_unless(recording.exception_role if recording.policy == "by_exception" else None)

"""Reasons of conduct: weapons, recording."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.reason import Kind, Point, Reason

AT_THE_CAR = frozenset({Moment.ARRIVE})
RECORDING = Kind(
    "recording",
    _("Riders do not take photos, video or sound."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Leave camera and recorder at home."),
    field="recording",
    point=Point("recording", _("Camera and recorder stay off"), _("Camera and recorder must stay off."), 4),
)
RECORDING_EXCEPTION = Kind(
    "recording",
    _("Riders do not take photos, video or sound."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Leave camera and recorder at home."),
    exception="recording.exception_role",
    field="recording",
    point=Point(
        "recording",
        _("Camera and recorder stay off, or there is an exception"),
        _("Camera and recorder must stay off, unless somebody made an exception."),
        4,
    ),
)
WEAPON = Kind(
    "weapon",
    _("Riders do not carry weapons."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Come without a weapon."),
    field="weapons",
)
WEAPON_EXCEPTION = Kind(
    "weapon",
    _("Riders do not carry weapons."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Come without a weapon."),
    exception="weapons.exception_role",
    field="weapons",
    point=Point(
        "weapon",
        _("Unarmed, or there is an exception"),
        _("The rider must be unarmed, unless somebody made an exception."),
        4,
    ),
)
UNDECLARED = Kind(
    "weapon_undeclared",
    _("Who is armed says so beforehand."),
    rows.CONDUCT,
    AT_THE_CAR,
    remedy=_("Tell the supervisor before the ride."),
    field="weapons",
    point=Point(
        "weapon",
        _("Unarmed, or the weapon was declared"),
        _("The rider must be unarmed, or have declared the weapon beforehand."),
        4,
    ),
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person, weapons, recording = facts.person, rules.weapons, rules.recording
    if person.armed and weapons.policy == "never":
        yield WEAPON.stands()
    if person.armed and weapons.policy == "by_exception":
        yield WEAPON_EXCEPTION.stands(rules)
    if person.armed and weapons.policy == "declared" and person.weapon_declared is False:
        yield UNDECLARED.stands()
    if person.records and recording.policy == "never":
        yield RECORDING.stands()
    if person.records and recording.policy == "by_exception":
        yield RECORDING_EXCEPTION.stands(rules)

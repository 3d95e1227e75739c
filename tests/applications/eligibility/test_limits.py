"""How many at once, and how many officers on duty."""

import pytest

from ridealong.applications.eligibility import limits
from ridealong.program.rules import Caps, OfficerPool, Rules


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("name", Caps.model_fields)
def test_a_cap_is_full_when_it_is_reached(name):
    caps = Caps(**{"car": None, name: 2})
    assert codes(limits.about_caps(caps, {name: 1})) == []
    (reason,) = limits.about_caps(caps, {name: 2})
    assert (reason.code, reason.values, "2" in str(reason)) == ("cap", {"cap": 2}, True)


def test_without_a_cap_there_is_always_room():
    assert codes(limits.about_caps(Caps(car=None), {"car": 99, "day": 99})) == []


@pytest.mark.parametrize(
    ("least", "on_duty", "found"), [(2, 1, ["on_duty"]), (2, 2, []), (None, 0, []), (2, None, []), (1, 0, ["on_duty"])]
)
def test_a_ride_may_need_several_officers_on_duty(least, on_duty, found):
    rules = Rules(officers=OfficerPool(min_on_duty=least))
    assert codes(limits.about_duty(on_duty, rules)) == found

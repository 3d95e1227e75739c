"""What is known of a case: whose rules hold."""

import pytest

from ridealong.applications import facts
from ridealong.rules.document import Rules
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid_over(program):
    """The case under rules with these layers."""

    def case(**layers):
        rule_set = program.rule_set
        rule_set.content = Rules.from_json({**rule_set.content, **layers}).to_json()
        rule_set.save()
        return factories.make_application("under_review", program=program)

    return case


def test_the_rules_of_the_station_hold(laid_over):
    station = factories.make_station()
    case = laid_over(stations=[{"station": str(station.pk), "overrides": {"arrival": {"early_minutes": 45}}}])
    assert facts.rules_of(case).arrival.early_minutes == 45
    case.station = None
    assert facts.rules_of(case).arrival.early_minutes == 15


def test_the_rules_of_the_age_on_the_day_hold(laid_over):
    case = laid_over(ages=[{"under_age": 30, "overrides": {"arrival": {"early_minutes": 45}}}])
    on = facts.first_wish_on(case)
    case.rider.born_on = on.replace(year=on.year - 30, day=1)
    assert facts.rules_of(case).arrival.early_minutes == 15
    case.rider.born_on = on.replace(year=on.year - 29, day=1)
    assert facts.rules_of(case).arrival.early_minutes == 45


def test_rules_that_do_not_ask_for_an_age_do_not_ask_for_the_rider(laid_over, django_assert_num_queries):
    case = type(laid_over()).objects.select_related("rule_set").get()
    with django_assert_num_queries(0):
        facts.rules_of(case)

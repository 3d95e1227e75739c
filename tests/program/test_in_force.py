"""Which rules hold now, of which program."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.program import in_force
from ridealong.program.models import RuleSetStatus
from tests.factories import make_program

pytestmark = pytest.mark.django_db


def later(program, **fields):
    """Another version, after the one that the program has."""
    rule_set = program.rule_sets.get()
    rule_set.pk, rule_set.number = None, rule_set.number + 1
    rule_set._state.adding = True
    for name, value in fields.items():
        setattr(rule_set, name, value)
    rule_set.save()
    return rule_set


def test_the_rules_come_with_their_program(program, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = in_force.of("citizen")
        assert found.program == program
    assert found == program.rule_set
    assert found.rules == program.rule_set.rules


def test_the_latest_that_has_begun_holds(program):
    now = timezone.now()
    begun = later(program, valid_from_at=now - timedelta(minutes=1))
    assert in_force.of("citizen") == begun == in_force.first()


def test_what_begins_later_or_is_a_draft_does_not_hold(program):
    first = program.rule_sets.get()
    later(program, valid_from_at=timezone.now() + timedelta(minutes=1))
    assert in_force.of("citizen") == first
    program.rule_sets.exclude(pk=first.pk).update(status=RuleSetStatus.DRAFT)
    assert in_force.of("citizen") == first


def test_without_published_rules_there_is_nothing(program):
    assert in_force.of("nobody") is None
    program.rule_sets.update(status=RuleSetStatus.DRAFT)
    assert in_force.of("citizen") is None
    assert in_force.first() is None


def test_the_first_page_passes_over_a_program_whose_rules_are_not_there_yet(program):
    make_program("academy", name="Academy").rule_sets.update(status=RuleSetStatus.DRAFT)
    assert in_force.first().program == program

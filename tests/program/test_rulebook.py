from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove
from ridealong.program import rulebook
from ridealong.program.models import Program
from ridealong.program.rulebook import CannotPublish
from ridealong.rules.problems import RulesError

pytestmark = pytest.mark.django_db


def fresh(program):
    return Program.objects.get(pk=program.pk)


@pytest.fixture
def draft(program, administrator):
    return rulebook.begin(program, {"min_age": 21}, by=administrator, based_on=program.rule_set)


def test_a_draft_changes_nothing_for_riders(program, draft):
    assert (draft.status, draft.number) == ("draft", 2)
    assert fresh(program).rule_set.number == 1


def test_there_is_one_draft_at_a_time(program, draft, administrator):
    assert rulebook.begin(program, {"min_age": 16}, by=administrator) == draft
    assert draft.rules.min_age == 21


def test_a_draft_of_wrong_rules_is_not_kept(program, administrator):
    with pytest.raises(RulesError):
        rulebook.begin(program, {"min_age": "many"}, by=administrator)
    assert program.rule_draft is None


def test_a_change_after_the_review_asks_for_another(draft, administrator, chief):
    rulebook.review(draft, by=chief)
    assert (draft.status, draft.reviewed_by) == ("reviewed", chief)
    rulebook.rewrite(draft, {"min_age": 20}, by=administrator, section="who")
    draft.refresh_from_db()
    assert (draft.status, draft.reviewed_by, draft.rules.min_age) == ("draft", None, 20)


def test_a_wrong_change_leaves_the_draft_as_it_was(draft, administrator):
    with pytest.raises(RulesError):
        rulebook.rewrite(draft, {"min_age": -1}, by=administrator, section="who")
    draft.refresh_from_db()
    assert draft.rules.min_age == 21


def test_published_rules_hold_at_once_and_the_former_retire(program, draft, administrator):
    former = program.rule_set
    rulebook.publish(draft, by=administrator)
    former.refresh_from_db()
    assert fresh(program).rule_set == draft
    assert (former.status, draft.published_by) == ("retired", administrator)


def test_rules_for_a_day_ahead_take_over_by_themselves(program, draft, administrator):
    former, ahead = program.rule_set, timezone.now() + timedelta(days=10)
    rulebook.publish(draft, by=administrator, from_at=ahead)
    assert fresh(program).rule_set == former
    with time_machine.travel(ahead + timedelta(minutes=1)):
        assert fresh(program).rule_set == draft
        assert rulebook.retire_superseded(program, by=administrator) == 1
        assert rulebook.retire_superseded(program, by=administrator) == 0
    former.refresh_from_db()
    assert former.status == "retired"


def test_rules_of_a_day_ahead_win_over_a_later_version_that_holds_now(program, draft, administrator):
    rulebook.publish(draft, by=administrator, from_at=timezone.now() + timedelta(days=10))
    second = rulebook.publish(rulebook.begin(program, {"min_age": 16}, by=administrator), by=administrator)
    assert fresh(program).rule_set == second
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert fresh(program).rule_set == draft


def test_rules_cannot_hold_from_yesterday(draft, administrator):
    with pytest.raises(CannotPublish):
        rulebook.publish(draft, by=administrator, from_at=timezone.now() - timedelta(days=1))
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_rules_of_a_day_ahead_can_be_taken_back(program, draft, administrator):
    rulebook.publish(draft, by=administrator, from_at=timezone.now() + timedelta(days=10))
    rulebook.recall(draft, by=administrator)
    draft.refresh_from_db()
    assert (draft.status, draft.valid_from_at, program.rule_draft) == ("reviewed", None, draft)


def test_rules_that_hold_cannot_be_taken_back(program, administrator):
    with pytest.raises(CannotPublish):
        rulebook.recall(program.rule_set, by=administrator)


def test_nothing_is_taken_back_onto_another_draft(program, draft, administrator):
    rulebook.publish(draft, by=administrator, from_at=timezone.now() + timedelta(days=10))
    rulebook.begin(program, {}, by=administrator)
    with pytest.raises(CannotPublish):
        rulebook.recall(draft, by=administrator)


def test_a_draft_that_is_thrown_away_makes_room(program, draft, administrator):
    rulebook.discard(draft, by=administrator)
    assert program.rule_draft is None
    assert rulebook.begin(program, {}, by=administrator).number == 3
    for verb in (rulebook.review, rulebook.publish, rulebook.discard):
        with pytest.raises(IllegalMove):
            verb(draft, by=administrator)


def test_a_version_can_skip_the_draft_and_leaves_it_alone(program, draft, administrator):
    rulebook.publish_at_once(program, {"min_age": 19}, by=administrator)
    assert fresh(program).rule_set.number == 3
    assert program.rule_draft == draft


def test_every_step_is_history(draft, administrator, chief):
    rulebook.rewrite(draft, {"min_age": 20}, by=administrator, section="who")
    rulebook.review(draft, by=chief)
    rulebook.publish(draft, by=chief)
    names = list(Event.objects.of(draft).values_list("name", flat=True))
    assert names == ["rule_set.begun", "rule_set.rewritten", "rule_set.reviewed", "rule_set.published"]


def test_a_document_is_read_once_and_again_when_it_is_written_anew(program, draft, administrator):
    assert fresh(program).rule_set.rules is program.rule_set.rules
    rewritten = rulebook.rewrite(draft, {"min_age": 19}, by=administrator, section="ages")
    assert (rewritten.rules.min_age, fresh(program).rule_draft.rules.min_age) == (19, 19)

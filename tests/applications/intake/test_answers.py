"""Answers to a program's own questions go when their days are over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications import completeness, tasks
from ridealong.applications.intake import answers
from ridealong.applications.intake.writing import CannotApply
from ridealong.models import Answer
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db
QUESTIONS = [
    {"code": "short_lived", "text": {"en": "Shirt?"}, "keep_days": 30},
    {"code": "kept", "text": {"en": "Why?"}, "keep_days": None},
]


@pytest.fixture
def draft(maya):
    program = factories.make_program("asking", ALDER_FALLS | {"questions": QUESTIONS})
    return factories.make_application("draft", rider=maya, program=program)


@pytest.fixture
def answered(draft, maya):
    answers.save(draft, by=maya.account, values={"short_lived": "M", "kept": "Because"})
    Answer.objects.update(answered_at=timezone.now() - timedelta(days=31))
    return draft


def sent(application):
    type(application).objects.filter(pk=application.pk).update(status="submitted", submitted_at=timezone.now())


def test_after_its_days_an_answer_is_forgotten_and_counts_as_given(answered):
    sent(answered)
    assert tasks.forget_answers() == 1
    assert answers.of(answered) == {"kept": "Because"}
    assert Answer.objects.get(code="short_lived").forgotten_at is not None
    assert "program" not in completeness.missing(answered)
    assert tasks.forget_answers() == 0


def test_while_it_is_being_written_nothing_is_forgotten(answered):
    assert tasks.forget_answers() == 0


def test_a_young_answer_stays(answered):
    sent(answered)
    Answer.objects.update(answered_at=timezone.now() - timedelta(days=29))
    assert tasks.forget_answers() == 0


def test_an_answer_given_again_begins_anew(answered, maya):
    answers.save(answered, by=maya.account, values={"short_lived": "L"})
    sent(answered)
    assert tasks.forget_answers() == 0
    assert answers.of(answered)["short_lived"] == "L"


def test_once_it_is_sent_no_answer_changes(answered, maya):
    sent(answered)
    with pytest.raises(CannotApply, match="is sent"):
        answers.save(answered, by=maya.account, values={"kept": "Other"})


def test_what_must_never_be_kept_is_refused(draft, maya):
    with pytest.raises(CannotApply, match="social security"):
        answers.save(draft, by=maya.account, values={"kept": "078-05-1120"})
    assert not draft.answers.exists()

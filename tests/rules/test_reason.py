"""A reason as a sentence, in the language of whoever reads it."""

from datetime import time

import pytest
from django.utils.translation import override

from ridealong.rules.moments import ALWAYS_ASKED
from ridealong.rules.reason import Kind, filled
from ridealong.rules.rows import HOURS
from ridealong.rules.words import clock, days_of_week, one_stop

ENDS = Kind("ends", "Ends by %(time)s.", HOURS, ALWAYS_ASKED, remedy="Be home by %(time)s.")


def test_a_time_that_ends_with_a_stop_ends_the_sentence():
    with override("es"):
        reason = ENDS.stands(time=clock(time(22)))
        assert [str(reason), reason.way_out] == ["Ends by 10\u00a0p.m.", "Be home by 10\u00a0p.m."]


@pytest.mark.parametrize(
    ("said", "shown"), [("8 p. m..", "8 p. m."), ("Wait ...", "Wait ..."), ("One. Two.", "One. Two."), ("", "")]
)
def test_only_two_stops_are_one(said, shown):
    assert one_stop(said) == shown


def test_the_departments_own_sentence_stays_as_it_was_written():
    reason = ENDS.stands(time="noon")
    assert str(type(reason)(reason.kind, reason.values, message="At noon..")) == "At noon.."


def test_a_sentence_without_values_may_hold_a_percent_sign():
    assert filled("Half is 50 %.", {}) == "Half is 50 %."


def test_weekdays_stand_as_each_language_writes_them():
    assert days_of_week(["sat", "sun"]) == "Saturday, Sunday"
    with override("es"):
        assert days_of_week(["sat", "sun"]) == "sábado, domingo"

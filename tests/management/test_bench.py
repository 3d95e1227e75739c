from dataclasses import asdict

import pytest
from django.core.management import CommandError, call_command

from ridealong.management.commands import bench
from tests.benchmarks import measure


def test_a_ratio_within_its_goal_is_fine():
    found = measure.result("page", 0.002, 0.001, goal=2)
    assert (found.ratio, found.ok) == (2.0, True)


def test_a_ratio_beyond_its_goal_is_broken():
    assert not measure.result("page", 0.0021, 0.001, goal=2).ok


def test_slower_work_has_the_higher_ratio():
    found = measure.compare("sum", lambda: sum(range(40_000)), lambda: sum(range(2_000)), goal=100, runs=5)
    assert found.ratio > 2


def test_the_frame_is_not_a_topic():
    assert "measure" not in bench.topics()


def test_an_unknown_topic_names_those_there_are():
    with pytest.raises(CommandError, match="No such topic: speed"):
        call_command("bench", "speed")


def test_a_line_says_which_goal_was_broken():
    found = {"name": "page", "ours": 0.2, "floor": 0.1, "ratio": 2.0, "goal": 1.5, "ok": False}
    assert bench.line(found).split() == ["BROKEN", "page", "0.20000", "0.10000", "2.00", "≤", "1.5"]


def test_what_cannot_be_measured_here_says_what_it_takes():
    found = asdict(measure.left_out("page / the same elsewhere", "not installed (pip install elsewhere)", goal=1))
    assert bench.line(found) == "left out page / the same elsewhere: not installed (pip install elsewhere)"
    assert found["ok"]

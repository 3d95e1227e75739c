"""A room under its floor fails the run."""

import pytest

from tests import floors
from tests.floors import Room


@pytest.mark.parametrize(
    ("reached", "told", "holds"), [(80, 1.0, True), (79, 1.0, False), (100, 0.99, False), (100, 2.0, True)]
)
def test_both_floors_must_hold(monkeypatch, reached, told, holds):
    monkeypatch.setattr(floors, "FLOORS", {"rules": (80, 1.0)})
    room = Room("rules", reached, 100, told)
    assert room.holds is holds
    assert floors.line(room).startswith("ok" if holds else "UNDER")


def test_every_floor_is_of_a_room():
    assert set(floors.FLOORS) <= set(floors.names())


def test_lines_are_counted_without_empty_ones(tmp_path):
    (tmp_path / "verbs.py").write_text("def go():\n\n    return 1\n")
    assert sum(map(floors.lines, floors.sources(tmp_path))) == 2


@pytest.mark.parametrize("number", range(4))
def test_only_the_first_cases_are_measured(request, number):
    assert floors.is_measured(request.node) is (number < floors.CASES)

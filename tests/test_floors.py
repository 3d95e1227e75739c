"""A room under its floor fails the run."""

import json

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


def test_what_any_process_reached_counts(tmp_path):
    for process, lines in {"1": [1, 2], "2": [2, 3]}.items():
        told = {"ridealong/rules/judge.py": {"executed_lines": lines, "missing_lines": []}}
        (tmp_path / f"{process}.json").write_text(json.dumps(told))
    reached = floors.reached_lines(tmp_path)
    assert reached == {str(floors.ROOT / "ridealong/rules/judge.py"): {1, 2, 3}}


def test_a_file_that_nobody_imports_counts():
    room = floors.room("rules", floors.statements(), {})
    assert (room.reached, room.statements > 1000) == (0, True)


def test_what_the_desk_asks_is_a_room_of_its_own():
    code, tests = ({file.stem for file in files} for files in floors.files_of(floors.FORMS))
    assert {"step_forms", "steps", "paper_forms", "fields"} <= code
    assert {"test_step_forms", "test_steps", "test_program_forms"} <= tests
    assert "applications" not in code

"""How much of each room the tests reach, and how much they say about it: a table, and the least that is allowed.

`python -m tests.floors FOLDER` reads what `run.py test` left there; exit 1 when a room is under its floor.
Only the first cases of a test are measured, outside the browser: the others hardly reach new lines and cost as much.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parent.parent
CASES = 2  # of each parametrized test
NOT_CODE = {"migrations", "locale", "static", "__pycache__"}
# room: percent of its lines that tests must reach, lines of tests for each line. Raise them when the table allows.
FLOORS: dict[str, tuple[float, float]] = {
    "accounts": (91, 1.0),
    "admin": (94, 0.55),
    "applications": (95, 0.65),
    "core": (97, 1.1),
    "documents": (98, 0.7),
    "notifications": (95, 0.55),
    "posts": (94, 1.0),
    "program": (97, 0.3),
    "rides": (96, 0.6),
    "rules": (91, 1.0),
    "shifts": (96, 0.6),
    "waivers": (96, 0.75),
    "web": (95, 0.55),
}
OTHERS = (0, 0.0)  # their tests run them as processes of their own


@dataclass(frozen=True)
class Room:
    """`reached` and `statements` are of code, `told` are lines of tests for each line of code."""

    name: str
    reached: int
    statements: int
    told: float

    @property
    def percent(self) -> float:
        return 100 * self.reached / self.statements if self.statements else 100.0

    @property
    def holds(self) -> bool:
        percent, told = FLOORS.get(self.name, OTHERS)
        return self.percent >= percent and self.told >= told


def main(folder: str) -> int:
    measured = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"), data_file=str(Path(folder, "reached")))
    measured.combine([folder])
    rooms = [room(name, measured) for name in names()]
    print(*map(line, rooms), sep="\n")  # noqa: T201
    return 0 if all(each.holds for each in rooms) else 1


def names() -> Iterator[str]:
    yield "accounts"
    folders = (path for path in (ROOT / "ridealong").iterdir() if (path / "__init__.py").exists())
    yield from sorted(path.name for path in folders if path.name not in NOT_CODE)


def room(name: str, measured: coverage.Coverage) -> Room:
    files = sources(ROOT / name if name == "accounts" else ROOT / "ridealong" / name)
    found = [measured.analysis2(str(file)) for file in files]
    statements, missing = (sum(len(each[place]) for each in found) for place in (1, 3))
    tests = sum(map(lines, sources(ROOT / "tests" / name)))
    return Room(name, statements - missing, statements, tests / (sum(map(lines, files)) or 1))


def sources(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if not NOT_CODE & set(file.relative_to(folder).parts)]


def lines(file: Path) -> int:
    return sum(bool(line.strip()) for line in file.read_text(encoding="utf-8").splitlines())


def line(room: Room) -> str:
    percent, told = FLOORS.get(room.name, OTHERS)
    mark = "ok" if room.holds else "UNDER"
    return f"{mark:6}{room.name:16}{room.percent:6.1f} % ≥ {percent:<6g}{room.told:6.2f} test lines per line ≥ {told:g}"


# ── While the tests run ──────────────────────────────────────────────────────────────────────────


def pytest_configure(config: pytest.Config) -> None:
    """Programs that tests start are not measured: they would only be slower."""
    if hasattr(config, "workerinput"):
        os.environ.pop("COVERAGE_PROCESS_START", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    measured = coverage.Coverage.current()
    if measured is None or is_measured(item):
        return (yield)
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()


def is_measured(item: pytest.Item) -> bool:
    if item.get_closest_marker("journey"):
        return False
    case = getattr(item, "callspec", None)
    return case is None or all(place < CASES for place in case.indices.values())


def pytest_sessionfinish() -> None:
    if measured := coverage.Coverage.current():
        measured.stop()
        measured.save()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

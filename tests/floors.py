"""How much of each room the tests reach, and how much they say about it: a table, and the least that is allowed.

`python -m tests.floors FOLDER` reads what `tests.reached` left there; exit 1 when a room is under its floor.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from slipcover import Slipcover

ROOT = Path(__file__).resolve().parent.parent
SOURCES, OMITTED = [str(ROOT / name) for name in ("accounts", "ridealong")], ["*/migrations/*"]
NOT_CODE = {"migrations", "locale", "static", "__pycache__"}
# room: percent of its lines that tests must reach, lines of tests for each line. Raise them when the table allows.
FLOORS: dict[str, tuple[float, float]] = {
    "accounts": (95, 1.0),
    "admin": (96, 0.55),
    "admin forms": (99, 1.4),
    "applications": (97, 0.65),
    "core": (98, 1.1),
    "documents": (99, 0.75),
    "documents/typesetter": (98, 1.0),
    "notifications": (97, 0.55),
    "posts": (97, 1.0),
    "program": (98, 0.3),
    "rides": (97, 0.6),
    "rules": (98, 1.0),
    "shifts": (97, 0.6),
    "waivers": (97, 0.75),
    "web": (96, 0.55),
}
Lines = dict[str, set[int]]  # of each file
FORMS, ASKING = "admin forms", {"fields", "steps", "test_steps", "test_rule_fields"}  # and what is named a form
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
    said, reached = statements(), reached_lines(Path(folder))
    rooms = [room(name, said, reached) for name in names()]
    print(*map(line, rooms), sep="\n")  # noqa: T201
    return 0 if all(each.holds for each in rooms) else 1


def names() -> Iterator[str]:
    yield "accounts"
    folders = (path for path in (ROOT / "ridealong").iterdir() if (path / "__init__.py").exists())
    yield from sorted([FORMS, "documents/typesetter", *(path.name for path in folders if path.name not in NOT_CODE)])


def statements() -> Lines:
    """Of each file the lines that do something."""
    found = Slipcover(source=SOURCES, omit=OMITTED).get_coverage()["files"]
    return {str(Path(name).resolve()): set(file["missing_lines"]) for name, file in found.items()}


def reached_lines(folder: Path) -> Lines:
    reached: Lines = defaultdict(set)
    for process in folder.glob("*.json"):
        for name, file in json.loads(process.read_text(encoding="utf-8")).items():
            reached[str(Path(name).resolve())].update(file["executed_lines"])
    return reached


def room(name: str, said: Lines, reached: Lines) -> Room:
    files, test_files = files_of(name)
    all_lines = {file: said.get(str(file), set()) for file in files}
    met = sum(len(found & reached.get(str(file), set())) for file, found in all_lines.items())
    tests = sum(map(lines, test_files))
    return Room(name, met, sum(map(len, all_lines.values())), tests / (sum(map(lines, files)) or 1))


def files_of(name: str) -> tuple[list[Path], list[Path]]:
    """The room's code, and its tests."""
    if name == FORMS:
        return forms(files_of("admin")[0]), forms(files_of("admin")[1])
    return sources(ROOT / name if name == "accounts" else ROOT / "ridealong" / name), sources(ROOT / "tests" / name)


def forms(files: list[Path]) -> list[Path]:
    """Those of the desk that ask somebody for something."""
    return [file for file in files if "form" in file.stem or file.stem in ASKING]


def sources(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if not NOT_CODE & set(file.relative_to(folder).parts)]


def lines(file: Path) -> int:
    return sum(bool(line.strip()) for line in file.read_text(encoding="utf-8").splitlines())


def line(room: Room) -> str:
    percent, told = FLOORS.get(room.name, OTHERS)
    mark = "ok" if room.holds else "UNDER"
    return f"{mark:6}{room.name:22}{room.percent:6.1f} % ≥ {percent:<6g}{room.told:6.2f} test lines per line ≥ {told:g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

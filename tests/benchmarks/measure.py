"""How a speed goal is measured: ours and a floor in turns, processor time, the median of many runs.

Absolute times depend on the machine; the ratio of two measured side by side does not.
"""

import gc
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

# What every page asks: the session, the person with their rights, the transaction. A join with any of them counts.
EVERY_PAGE = re.compile(
    r'^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)|(FROM|UPDATE|INTO) "django_session"|FROM "auth_(permission|group)"'
    r'|^SELECT "accounts_user"."password"(?!.* JOIN )'
)


@dataclass(frozen=True)
class Result:
    """One line of the table. `ours` and `floor` are in seconds unless the name says otherwise.

    `why` it was left out, where it was.
    """

    name: str
    ours: float
    floor: float
    ratio: float
    goal: float
    ok: bool
    why: str = ""


def result(name: str, ours: float, floor: float, *, goal: float) -> Result:
    """`ours` may be at most `goal` times the floor."""
    ratio = ours / floor if floor else float("inf")
    return Result(name, ours, floor, ratio, goal, ratio <= goal)


def left_out(name: str, why: str, *, goal: float) -> Result:
    """A row that this machine cannot measure says so, and what it takes."""
    return Result(name, 0, 0, 0, goal, ok=True, why=why)


def compare(
    name: str, ours: Callable[[], object], floor: Callable[[], object], *, goal: float, runs: int = 15
) -> Result:
    """Both run in turns, once beforehand to warm up; medians of processor time."""
    ours(), floor()
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        mine.append(seconds(ours))
        theirs.append(seconds(floor))
    return result(name, median(mine), median(theirs), goal=goal)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run, without the collector's pauses."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def queries(ask: Callable[[], object]) -> int:
    """Statements of one request, without those of every page."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    return sum(not EVERY_PAGE.search(query["sql"]) for query in captured.captured_queries)

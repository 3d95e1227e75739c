"""Notes which lines of the program the tests of a process reach, for `tests.floors`.

A plugin of pytest that PYTEST_PLUGINS names, so that it is there before anything of the program is imported.
"""

import json
import os
from pathlib import Path

from slipcover import FileMatcher, ImportManager, Slipcover

from tests.floors import OMITTED, SOURCES

noted = Slipcover(d_miss_threshold=-1)  # each line once, and no code is changed while it runs
ImportManager(noted, FileMatcher(SOURCES, OMITTED)).__enter__()


def pytest_sessionfinish() -> None:
    """Programs that tests start are not measured."""
    found = json.dumps(noted.get_coverage()["files"])
    Path(os.environ["RIDEALONG_REACHED"], f"{os.getpid()}.json").write_text(found, encoding="utf-8")

"""How long a test waits for what must happen, in seconds: generous, because machines are slow and busy.

Waiting ends when the thing has happened; these only bound a failure. How fast things are is measured by `bench`.
"""

import time
from collections.abc import Callable

MOMENT = 60  # another thread or page of a running program
PROCESS = 600  # a process that starts, migrates, or finishes what it does


def until(condition: Callable[[], object], seconds: float = MOMENT) -> bool:
    """Whether it came true."""
    end = time.monotonic() + seconds
    while not (found := bool(condition())) and time.monotonic() < end:
        time.sleep(0.02)
    return found

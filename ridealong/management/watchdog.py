"""Runs the queue, listens for its heartbeat, and starts it anew when it has fallen silent: `python -m` this module.

A queue whose idle worker is killed can keep a lock for ever; only a new process group helps. SIGTERM goes to the
queue's parent alone, which lets running tasks finish. Without Django, this takes 10 MB instead of 120.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from ridealong import environment
from ridealong.core import pulse

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
LOOK_EVERY = 1.0  # seconds
GRACE = 25.0  # seconds for tasks to finish
PAUSE = 2.0  # seconds before a queue that died is started again


def watch() -> None:
    """Until SIGTERM."""
    stopping: list[bool] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.append(True))
    while not stopping:
        _run_queue(stopping)
        if not stopping:
            time.sleep(PAUSE)


def _run_queue(stopping: list[bool]) -> None:
    """Until it dies, falls silent, or somebody wants us to stop."""
    heartbeat = environment.data_folder() / "heartbeat"
    started = time.monotonic()
    queue = subprocess.Popen([sys.executable, str(MANAGE), "queue"], start_new_session=True)  # noqa: S603
    while not stopping and queue.poll() is None:
        time.sleep(LOOK_EVERY)
        is_young = time.monotonic() - started < pulse.STALE.total_seconds()
        if not is_young and not pulse.is_alive(heartbeat):
            print("The queue has fallen silent and is started anew.", file=sys.stderr, flush=True)  # noqa: T201
            kill_group(queue)
            return
    drain(queue)


def drain(queue: subprocess.Popen[bytes]) -> None:
    """Lets running tasks finish, then makes sure that nobody of the group is left at work."""
    if queue.poll() is None:
        queue.terminate()
        with suppress(subprocess.TimeoutExpired):
            queue.wait(GRACE)
    kill_group(queue)


def kill_group(queue: subprocess.Popen[bytes]) -> None:
    """The queue and its workers; Windows knows no groups, there they notice that their parent is gone."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(queue.pid, signal.SIGKILL)
    else:
        queue.kill()
    queue.wait()


if __name__ == "__main__":
    watch()

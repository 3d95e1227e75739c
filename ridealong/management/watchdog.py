"""The worker: runs the queue, listens for its heartbeat, and starts it anew when it has fallen silent.

A queue whose idle worker is killed can keep a lock for ever; only a new process group helps. SIGTERM goes to the
queue's parent alone, which lets running tasks finish.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ridealong import schedules
from ridealong.core import heartbeat

LOOK_EVERY = 1.0  # seconds
GRACE = 25.0  # seconds for tasks to finish
PAUSE = 2.0  # seconds before a queue that died is started again


class Command(BaseCommand):
    help = "Runs the task queue under a watchdog until SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping: list[bool] = []
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.append(True))
        schedules.ensure()
        while not stopping:
            self._run_queue(stopping)
            if not stopping:
                time.sleep(PAUSE)

    def _run_queue(self, stopping: list[bool]) -> None:
        """Until it dies, falls silent, or somebody wants us to stop."""
        started_at = timezone.now()
        queue = subprocess.Popen([sys.executable, sys.argv[0], "qcluster"], start_new_session=True)  # noqa: S603
        while not stopping and queue.poll() is None:
            time.sleep(LOOK_EVERY)
            is_young = timezone.now() - started_at < heartbeat.STALE
            if not is_young and not heartbeat.is_alive():
                self.stderr.write("The queue has fallen silent and is started anew.")
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

"""Real processes: whether they end is what counts."""

import os
import signal
import subprocess
import sys

import pytest

from ridealong.management import watchdog
from tests import patience

# A queue that takes a moment to finish when asked, with a worker that knows nothing of it.
PARENT = """
import signal, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
def finish(*_):
    time.sleep(0.3)
    print("finished", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, finish if "polite" in sys.argv else signal.SIG_IGN)
print(child.pid, flush=True)
time.sleep(600)
"""


def start(kind):
    queue = subprocess.Popen([sys.executable, "-c", PARENT, kind], stdout=subprocess.PIPE, start_new_session=True)
    return queue, int(queue.stdout.readline())


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().split()[2] != "Z"
    except FileNotFoundError:
        return False


def gone(pid):
    return patience.until(lambda: not is_running(pid))


pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="reads /proc")  # noqa: PTH112


def test_running_tasks_finish_and_nobody_is_left_at_work(monkeypatch):
    monkeypatch.setattr(watchdog, "GRACE", patience.PROCESS)
    queue, worker = start("polite")
    watchdog.drain(queue)
    assert queue.stdout.read() == b"finished\n"
    assert queue.returncode == 0
    assert gone(worker)
    queue.stdout.close()


def test_the_watchdog_goes_without_django():
    words = "import sys, ridealong.management.watchdog; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split()
    assert {"django.db", "django_q", "ridealong.settings"}.isdisjoint(loaded)


def test_a_queue_that_will_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(watchdog, "GRACE", 0.2)
    queue, worker = start("stubborn")
    watchdog.drain(queue)
    assert queue.returncode == -signal.SIGKILL
    assert gone(worker)
    queue.stdout.close()


def test_it_takes_the_orphans_of_a_queue_that_died():
    queue, worker = start("polite")
    queue.kill()
    queue.wait()
    assert is_running(worker)
    watchdog.drain(queue)
    assert gone(worker)
    queue.stdout.close()

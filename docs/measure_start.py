"""Measures the first minute: clones this checkout, starts it, and prints each step, both starts and the memory.

    python3 docs/measure_start.py            as it is for somebody who has no uv
    python3 docs/measure_start.py --uv       with the uv that is on PATH

Linux only: processor time and memory are read from /proc. Goals on two quiet cores: the first page within 45 s, with uv
within 20 s; a second start within 5 s; 400 MB at rest. On a busy machine look at the processor's seconds.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SETTLE = 20  # seconds until memory is looked at
BESIDE = ("Cut", "Collected")
STEP = re.compile(r"^(?P<what>.+) \((?P<seconds>[\d.]+) s\)\.$")
TICK = os.sysconf("SC_CLK_TCK")


def main(has_uv):
    with TemporaryDirectory() as folder:
        clone = Path(folder, "ridealong")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        env = {name: value for name, value in os.environ.items() if not name.startswith("RIDEALONG_")}
        env |= {"PORT": str(free_port()), "PATH": path_for(has_uv)}
        with running(clone, env) as first:
            report("First start", *first)
        with running(clone, env) as second:
            report("Second start", *second)


@contextmanager
def running(clone, env):
    """run.py until it answers: the process, what it said and when, and its processor time until then."""
    process = subprocess.Popen([sys.executable, "run.py"], cwd=clone, env=env, stdout=subprocess.PIPE, text=True)
    began, said = time.monotonic(), []
    for line in process.stdout:
        said.append((line.strip(), time.monotonic() - began))
        if " answers at " in line:
            break
    try:
        yield process, said, processor(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def report(title, process, said, busy):
    print(f"\n{title}: {said[-1][1]:.1f} s, {busy:.0f} s of processor")
    for what, seconds in steps(said):
        print(f"  {what:<45}{seconds:6.1f} s")
    time.sleep(SETTLE)
    print(f"  {'memory of all processes (PSS)':<45}{memory(process.pid):6.0f} MB")


def steps(said):
    """Each step with its own seconds; what no step accounts for before the database is loading the program. Fonts and
    files are made beside it."""
    ready = 0.0
    for line, at in said:
        if found := STEP.match(line):
            if found["what"].startswith("Brought"):
                yield "Loaded the program", at - float(found["seconds"]) - ready
            yield found["what"], float(found["seconds"])
            ready = ready if found["what"].startswith(BESIDE) else at
    yield "Loaded the program for the web, first page", said[-1][1] - ready


def family(pid):
    """A process and all who descend from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def processor(pid):
    """Seconds, of those that have ended too."""
    fields = (Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in family(pid))
    return sum(int(tick) for one in fields for tick in one[11:15]) / TICK


def memory(pid):
    """MB, where what is shared counts once."""
    lines = (Path(f"/proc/{one}/smaps_rollup").read_text() for one in family(pid))
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) for text in lines) / 1024


def path_for(has_uv):
    """PATH, without the folders that hold uv unless it is wanted."""
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if has_uv or not shutil.which("uv", path=folder))


def free_port():
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main(has_uv="--uv" in sys.argv[1:])

"""Waivers of many people, for measuring: nothing but the text and the letterhead repeats."""

import re
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from ridealong import documents
from ridealong.documents import samples, waiver_content


def signed(number: int) -> waiver_content.SignedWaiver:
    base, name = samples.signed_adult(), f"Maya Nguyễn {number}"
    return replace(
        base,
        reference=f"AF-2026-{number:05}",
        check=samples.check(f"K{number:05}"),
        rider=replace(base.rider, name=name),
        signatures=tuple(replace(each, name=name) for each in base.signatures),
    )


def bind(number: int) -> None:
    """Prints seconds of processor time for binding so many into one file, and the highest memory of this process in
    megabytes."""
    documents.render(signed(number))
    begun = time.process_time()
    with TemporaryFile() as out:
        documents.render_all((signed(each) for each in range(number)), out, "Waivers")
    took = time.process_time() - begun
    sys.stdout.write(f"{took} {highest()}\n")


def highest() -> float:
    """Most memory ever held, in megabytes. Linux counts the parent's into `getrusage`, so it is asked elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2

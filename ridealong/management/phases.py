"""Says what a start is doing, one line for each step with its seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper


@contextmanager
def phase(out: OutputWrapper, words: str) -> Iterator[None]:
    """Writes "words (1.2 s)." when the block has ended well."""
    started = time.monotonic()
    yield
    out.write(f"{words} ({time.monotonic() - started:.1f} s).")
    out.flush()

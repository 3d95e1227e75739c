"""Files in the storage that no row wants: left by an act that never came about, or whose time is over."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

YOUNG = timedelta(hours=24)  # a file whose transaction may still be open


def sweep(root: str, wanted: Callable[[set[str]], set[str]]) -> int:
    """Removes them from the folders below `root`; returns how many. `wanted` is asked, folder by folder, which of these
    names stay."""
    if not default_storage.exists(root):
        return 0
    removed = 0
    for folder in default_storage.listdir(root)[0]:
        names = set(default_storage.listdir(f"{root}/{folder}")[1])
        for path in (f"{root}/{folder}/{name}" for name in names - wanted(names)):
            if default_storage.get_modified_time(path) < timezone.now() - YOUNG:
                default_storage.delete(path)
                removed += 1
    return removed

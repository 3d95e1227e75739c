"""Files that no row wants go, but not while their transaction may still be open."""

import os
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from ridealong.core import orphans

ROOT = "orphans-of-the-test"


@pytest.fixture
def file():
    """A file of a name, that many hours old."""
    made = []

    def put(path, hours=25):
        name = default_storage.save(f"{ROOT}/{path}", BytesIO(b"x"))
        made.append(name)
        at = (timezone.now() - timedelta(hours=hours)).timestamp()
        os.utime(default_storage.path(name), (at, at))
        return name

    yield put
    for name in made:
        default_storage.delete(name)


def keep(*names):
    return lambda found: found & set(names)


def test_what_no_row_wants_is_removed(file):
    gone, stays = file("ab/one"), file("ab/two")
    assert orphans.sweep(ROOT, keep("two")) == 1
    assert not default_storage.exists(gone)
    assert default_storage.exists(stays)


@pytest.mark.parametrize(("hours", "removed"), [(0, 0), (23.9, 0), (24.1, 1)])
def test_a_young_file_may_still_get_its_row(file, hours, removed):
    file("ab/one", hours)
    assert orphans.sweep(ROOT, keep()) == removed


def test_rows_are_asked_folder_by_folder(file):
    for path in ("ab/one", "ab/two", "cd/three"):
        file(path)
    asked = []

    def wanted(names):
        asked.append(sorted(names))
        return names

    assert orphans.sweep(ROOT, wanted) == 0
    assert sorted(asked) == [["one", "two"], ["three"]]


def test_other_roots_are_left_alone(file):
    stays = file("ab/one")
    assert orphans.sweep(f"{ROOT}-of-another", keep()) == 0
    assert default_storage.exists(stays)


def test_a_second_sweep_finds_nothing(file):
    file("ab/one")
    file("cd/two")
    assert orphans.sweep(ROOT, keep()) == 2
    assert orphans.sweep(ROOT, keep()) == 0

"""The copied database is the one that migrations make, and is made anew when they or the models change."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command

from tests import databases


@pytest.mark.django_db
def test_nothing_is_left_to_migrate():
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert Group.objects.exists()


@pytest.mark.parametrize("file", ["accounts/models.py", "ridealong/roles.py", "ridealong/migrations/0001_initial.py"])
def test_models_and_migrations_shape_it(file):
    assert settings.BASE_DIR / file in databases.shaping()


def test_pages_do_not():
    assert not any("web" in file.parts or "admin" in file.parts for file in ours())


def test_any_change_makes_another_name(tmp_path):
    first, second = tmp_path / "first.py", tmp_path / "second.py"
    first.write_text("a = 1"), second.write_text("b = 1")
    before = databases.digest([first, second])
    assert databases.digest([second, first]) == before
    second.write_text("b = 2")
    assert databases.digest([first, second]) != before != databases.digest([first])


def ours() -> set[Path]:
    return {file for file in databases.shaping() if file.is_relative_to(settings.BASE_DIR / "ridealong")}

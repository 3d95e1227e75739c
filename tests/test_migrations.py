"""The start of the database: what a migration says stays true when the program has moved on."""

import re
from collections import defaultdict

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from ridealong.roles import ROLES

FOLDERS = [settings.BASE_DIR / label / "migrations" for label in ("accounts", "ridealong")]


@pytest.mark.django_db
def test_a_new_database_has_the_roles_as_the_program_knows_them():
    names = "permissions__content_type__app_label", "permissions__codename"
    found = defaultdict(set)
    for role, label, codename in Group.objects.values_list("name", *names):
        found[role].add(f"{label}.{codename}")
    assert found == {role.value: set(permissions) for role, permissions in ROLES.items()}


def test_no_migration_takes_a_verb_from_the_program():
    """Fields name their class, default and validator; nothing else of ours may run in a migration years later."""
    for folder in FOLDERS:
        for file in folder.glob("0*.py"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"^from (accounts|ridealong)\b", text, re.M), file.name
            called = re.findall(r"\b(?:accounts|ridealong)(?:\.\w+)+\(", text)
            assert all(name.removesuffix("(").split(".")[-1].startswith("Sealed") for name in called), file.name

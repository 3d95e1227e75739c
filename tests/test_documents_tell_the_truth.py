"""What the documents claim of the code, where it can be asked of the code."""

import re
from inspect import signature
from pathlib import Path

from django.apps import apps
from django.db import models
from django.utils.module_loading import import_string

from ridealong.rules.families import FAMILIES
from ridealong.rules.moments import Moment
from ridealong.schedules import SCHEDULES

ROOT = Path(__file__).resolve().parent.parent
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
MODULE = re.compile(r"`((?:ridealong|tests|admin|web|rules|core|applications|rides|waivers)/[\w/]+\.py)`")
COUNTS_ITS_ROWS = {"SearchText"}  # an index: nobody is led to one of its rows


def own_models():
    return [model for model in apps.get_app_config("ridealong").get_models() if not model._meta.auto_created]


def test_keys_are_uuids_or_borrowed():
    wrong = []
    for model in own_models():
        key = model._meta.pk
        is_borrowed = isinstance(key, models.OneToOneField)
        if not (isinstance(key, models.UUIDField) or is_borrowed or model.__name__ in COUNTS_ITS_ROWS):
            wrong.append(model.__name__)
    assert wrong == []


def test_every_room_of_the_table_is_there_and_every_room_is_in_the_table():
    named = {
        name.rstrip("/").rpartition("/")[2] for name in re.findall(r"^\| `([a-z_/]+)/` \|", ARCHITECTURE, re.MULTILINE)
    }
    there = {path.name for path in (ROOT / "ridealong").iterdir() if (path / "__init__.py").exists()} | {"accounts"}
    assert named == there - {"management", "migrations", "templatetags"}


def test_the_moments_are_named_in_their_order():
    said = re.search(r"reasons of the moment: ([a-z,\s]+)\.", ARCHITECTURE)[1]
    assert {word.strip() for word in said.replace("\n", " ").split(",")} == {moment.value for moment in Moment}


def test_every_family_has_a_folder():
    folders = {path.name for path in (ROOT / "ridealong/rules").iterdir() if (path / "sentences.py").exists()}
    assert len(folders) == len(FAMILIES)


def test_what_runs_on_a_schedule_takes_nothing():
    asked = {each.function: signature(import_string(each.function)).parameters for each in SCHEDULES}
    wrong = [name for name, found in asked.items() if any(one.default is one.empty for one in found.values())]
    assert wrong == []


def test_every_file_that_a_page_names_is_there():
    wrong = []
    for page in PAGES:
        for address in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / address).exists():
                wrong.append(f"{page.name}: {address}")
    assert wrong == []


def test_every_module_that_a_page_names_is_there():
    wrong = []
    for page in PAGES:
        for name in re.findall(
            r"`((?:ridealong|tests|admin|web|rules|core|applications|rides|waivers)/[\w/]+\.py)`", page.read_text()
        ):
            if not any((ROOT / start / name).exists() for start in ("", "ridealong")):
                wrong.append(f"{page.name}: {name}")
    assert wrong == []

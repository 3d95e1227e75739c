"""Translations are compiled where they are missing or old, and only there."""

import gettext
import os

import pytest
from babel.messages.pofile import PoFileError

from ridealong.core.catalogues import compile_all

PO = 'msgid ""\nmsgstr "Language: es\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Yes"\nmsgstr "{yes}"\n'


@pytest.fixture
def po(tmp_path):
    file = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO.format(yes="Sí"), encoding="utf-8")
    return file


def says(po):
    with po.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext("Yes")


def test_what_is_missing_is_made(po, tmp_path):
    assert compile_all([tmp_path]) == 1
    assert says(po) == "Sí"


def test_what_is_there_is_left_alone(po, tmp_path):
    compile_all([tmp_path])
    po.with_suffix(".mo").write_bytes(b"left alone")
    assert compile_all([tmp_path]) == 0
    assert po.with_suffix(".mo").read_bytes() == b"left alone"


def test_what_is_older_than_its_text_is_made_anew(po, tmp_path):
    compile_all([tmp_path])
    po.write_text(PO.format(yes="Claro"), encoding="utf-8")
    later = po.with_suffix(".mo").stat().st_mtime + 10
    os.utime(po, (later, later))
    assert compile_all([tmp_path]) == 1
    assert says(po) == "Claro"


def test_every_language_of_every_folder(po, tmp_path):
    other = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    other.parent.mkdir(parents=True)
    other.write_text(PO.format(yes="Oui").replace("Language: es", "Language: fr"), encoding="utf-8")
    assert compile_all([tmp_path, tmp_path / "nowhere"]) == 2
    assert says(other) == "Oui"


def test_nothing_unfinished_lies_around(po, tmp_path):
    compile_all([tmp_path])
    assert sorted(file.name for file in po.parent.iterdir()) == ["django.mo", "django.po"]


def test_a_text_that_cannot_be_read_leaves_the_old_one(po, tmp_path):
    compile_all([tmp_path])
    po.write_bytes(b'msgid "\xff"\nmsgstr "\xff"\n')
    later = po.with_suffix(".mo").stat().st_mtime + 10
    os.utime(po, (later, later))
    with pytest.raises((PoFileError, UnicodeDecodeError)):
        compile_all([tmp_path])
    assert says(po) == "Sí"


def test_of_no_folders_nothing_is_made():
    assert compile_all([]) == 0

"""The Spanish catalogue is whole: nothing empty, nothing guessed, every placeholder kept."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sdg]|%s|%%|</?[a-z]+")


@pytest.fixture(scope="module")
def catalogue():
    with Path(settings.LOCALE_PATHS[0], "es", "LC_MESSAGES", "django.po").open("rb") as file:
        return [message for message in read_po(file, locale="es") if message.id]


def texts(value):
    return [value] if isinstance(value, str) else list(value)


def test_everything_is_translated(catalogue):
    assert len(catalogue) > 2000
    assert [message.id for message in catalogue if message.fuzzy or not all(texts(message.string))] == []


def test_every_placeholder_is_kept(catalogue):
    wrong = []
    for message in catalogue:
        # A singular may say "one" in words; the plural carries every placeholder.
        source, translated = texts(message.id)[-1], texts(message.string)[-1]
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translated)):
            wrong.append(source)
    assert wrong == []


@pytest.mark.django_db
def test_a_page_speaks_spanish(client, program):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    page = client.get("/ride/citizen/").content.decode()
    assert '<html lang="es"' in page
    assert "Las reglas" in page

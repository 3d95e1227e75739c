"""The Spanish catalogue is whole: all that the program says and no more, nothing empty, nothing guessed."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tests import strings

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sdg]|%s|%%|</?[a-z]+")


@pytest.fixture(scope="module")
def catalogue():
    with Path(settings.LOCALE_PATHS[0], "es", "LC_MESSAGES", "django.po").open("rb") as file:
        return [message for message in read_po(file, locale="es") if message.id]


def texts(value):
    return [value] if isinstance(value, str) else list(value)


def test_all_that_the_program_says_is_in_the_catalogue_and_no_more(catalogue):
    said, known = strings.in_the_program(), {(message.context, message.id) for message in catalogue}
    assert listed(said - known) == "", "to be translated"
    assert listed(known - said) == "", "left over"


def listed(found):
    return "\n".join(sorted(map(str, found)))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("verbs.py", "def act():\n    return _('Go')", (None, "Go")),
        ("verbs.py", "gettext('Two ' 'pieces')", (None, "Two pieces")),
        ("verbs.py", "gettext_lazy('Later')", (None, "Later")),
        ("verbs.py", "gettext_noop('Elsewhere')", (None, "Elsewhere")),
        ("verbs.py", "ngettext('%(n)s ride', '%(n)s rides', n)", (None, ("%(n)s ride", "%(n)s rides"))),
        ("verbs.py", "pgettext('of a shift', 'Open')", ("of a shift", "Open")),
        ("verbs.py", "npgettext('seat', 'one', 'many', n)", ("seat", ("one", "many"))),
        ("page.html", '  <p>It\'s</p>\n{% translate "Go" %}', (None, "Go")),
        ("page.html", '{% translate "Open" context "of a shift" %}', ("of a shift", "Open")),
        ("page.html", '<a title="{% translate "Go" as title %}">', (None, "Go")),
        ("mail.txt", "{% blocktranslate %}Dear {{ name }},{% endblocktranslate %}", (None, "Dear %(name)s,")),
        (
            "page.html",
            "{% blocktranslate count n=n %}{{ n }} ride{% plural %}{{ n }} rides{% endblocktranslate %}",
            (None, ("%(n)s ride", "%(n)s rides")),
        ),
    ],
)
def test_a_text_is_found_however_it_is_said(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    assert list(strings.in_file(tmp_path / name)) == [said]


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

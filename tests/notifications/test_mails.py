"""Every kind of message there is: worded, complete, the same in text and HTML, and without a person in its subject."""

from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.html import escape

from ridealong.admin.messages.catalogue import CATALOGUE
from ridealong.notifications import frame, markup, wording

EMAILS = Path(settings.BASE_DIR, "templates", "emails")
MESSAGE_KINDS = list(CATALOGUE.values())
LANGUAGES = [code for code, _name in settings.LANGUAGES]
each_kind = pytest.mark.parametrize("kind", MESSAGE_KINDS, ids=lambda each: f"{each.event} to {each.recipient}")
WAYS = list(product(LANGUAGES, [False, True]))  # language, without links


def test_every_folder_belongs_to_a_kind_and_the_other_way_round():
    folders = {f"emails/{path.name}" for path in EMAILS.iterdir() if path.is_dir()}
    assert folders == {kind.folder for kind in MESSAGE_KINDS}
    assert len(folders) > 35


@each_kind
def test_a_folder_holds_a_subject_and_a_body(kind):
    folder = Path(settings.BASE_DIR, "templates", kind.folder)
    assert {path.name for path in folder.iterdir()} == {"subject.txt", "body.txt"}


@each_kind
def test_the_shipped_words_pass_the_checks_that_the_departments_own_pass(kind):
    for language, is_linkless in WAYS:
        wording.check(kind, wording.shipped(kind, language, is_linkless=is_linkless))


@each_kind
def test_every_placeholder_is_used_or_useful(kind):
    """What is offered has words that explain it and a sample that is not empty."""
    assert all(str(each.words) and each.example() for each in kind.placeholders)
    words = wording.shipped(kind, "en")
    used = set(markup.PLACEHOLDER.findall(words.subject + words.body))
    assert used <= kind.names


@each_kind
def test_the_same_placeholders_stand_in_every_language(kind):
    found = [wording.shipped(kind, language) for language in LANGUAGES]
    assert len({frozenset(markup.PLACEHOLDER.findall(words.body)) for words in found}) == 1
    assert len({tuple(sorted(markup.PLACEHOLDER.findall(words.subject))) for words in found}) == 1


@each_kind
def test_a_subject_tells_nothing_about_a_person(kind):
    open_ones = {each.name for each in kind.placeholders if each.in_subject}
    assert open_ones <= {"day", "ends_on"}


@pytest.mark.django_db
@each_kind
def test_text_and_html_say_the_same(kind):
    for language, is_linkless in WAYS:
        with translation.override(language):
            words = wording.shipped(kind, language, is_linkless=is_linkless)
            blocks = markup.fill(markup.parse(words.body), kind.samples() | {"code": frame.SLOT})
            framed = frame.frame(blocks, address="https://ride.example.gov/my/", is_linkless=is_linkless)
        assert (blocks[0].kind, blocks[-1].kind) == ("heading", "small")
        for block in blocks:
            assert block.text in framed.text
            assert escape(block.text).replace("\n", "<br>") in framed.html.replace("<strong>", "")
        assert framed.html.count("<h1>") == 1
        for body in framed.text, framed.html:
            assert ("https://" in body) == (kind.leads and not is_linkless)
            assert (frame.SLOT in body) == (not kind.leads or is_linkless)

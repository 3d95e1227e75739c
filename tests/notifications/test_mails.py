"""Every mail there is: complete, the same in text and HTML, and without a person in its subject."""

import re
from pathlib import Path

import pytest
from django.conf import settings

EMAILS = Path(settings.BASE_DIR, "templates", "emails")
FOLDERS = sorted(path for path in EMAILS.iterdir() if path.is_dir())
BLOCK = re.compile(r"{% block (\w+)")
PERSON = re.compile(r"{{\s*(name|rider|guardian|officer|application)\b|with\s+\w+=(name|rider|guardian|officer)\b")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_mail_has_a_subject_and_two_bodies_that_say_the_same(folder):
    assert {path.name for path in folder.iterdir()} == {"subject.txt", "body.txt", "body.html"}
    blocks = [set(BLOCK.findall((folder / f"body.{kind}").read_text(encoding="utf-8"))) for kind in ("txt", "html")]
    assert blocks[0] == blocks[1]
    assert {"heading", "why"} <= blocks[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_subject_names_nobody(folder):
    subject = (folder / "subject.txt").read_text(encoding="utf-8")
    assert not PERSON.search(subject)
    assert "{{ link }}" not in subject

"""Files of a case: sealed for their row, read on record, gone when the rule says."""

import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from ridealong.applications import tasks
from ridealong.applications.handed_in import attachments
from ridealong.applications.handed_in.attachments import UploadRefused
from ridealong.core.encryption import SealBroken
from ridealong.models import Attachment, Event
from tests import factories
from tests.applications.handed_in.test_uploads import pdf
from tests.factories import make_picture as picture

pytestmark = pytest.mark.django_db
WORDS = b"%PDF-"


@pytest.fixture
def draft(maya):
    return factories.make_application("draft", rider=maya)


def attach(application, by=None, **more):
    more.setdefault("upload", pdf())
    return attachments.attach(application, kind="school_letter", by=by or application.rider.account, **more)


def stored(attachment):
    with default_storage.open(attachment.path) as file:
        return file.read()


def put(path, content):
    Path(default_storage.path(path)).parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(path, "wb") as file:
        file.write(content)


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def test_a_file_is_kept_sealed_and_reads_back(draft):
    letter = attach(draft)
    assert WORDS not in stored(letter)
    assert attachments.read(letter, by=draft.rider.account).startswith(WORDS)
    assert (letter.media_type, letter.size) == (
        "application/pdf",
        len(attachments.read(letter, by=draft.rider.account)),
    )
    assert names(draft)[:2] == ["attachment.added", "attachment.read"]


def test_a_file_moved_to_another_row_does_not_open(draft):
    one, two = attach(draft), attach(draft, upload=picture())
    put(two.path, stored(one))
    with pytest.raises(SealBroken):
        attachments.read(two, by=draft.rider.account)


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: b"", lambda raw: b"\xff" * 40])
def test_a_file_that_was_changed_does_not_open(draft, harm):
    letter = attach(draft)
    put(letter.path, harm(stored(letter)))
    with pytest.raises(SealBroken):
        attachments.read(letter, by=draft.rider.account)


def test_what_is_refused_leaves_nothing(draft):
    with pytest.raises(UploadRefused):
        attach(draft, upload=b"<svg/>")
    assert not Attachment.objects.exists()


def test_the_same_file_twice_is_told(draft):
    attach(draft, upload=picture())
    with pytest.raises(UploadRefused, match="here already"):
        attach(draft, upload=picture())
    assert draft.attachments.count() == 1


def test_front_back_and_no_more_than_four(draft):
    for width in range(4):
        attach(draft, upload=picture(size=(100 + width, 100)))
    with pytest.raises(UploadRefused, match="Take one away"):
        attach(draft, upload=picture(size=(200, 100)))


def test_the_rider_adds_while_writing_the_desk_while_it_is_open(maya, joan):
    sent = factories.make_application("submitted", rider=maya)
    with pytest.raises(UploadRefused, match="Ask the desk"):
        attach(sent)
    letter = attach(sent, by=joan)
    with pytest.raises(UploadRefused, match="Ask the desk"):
        attachments.remove(letter, by=maya.account)
    assert attachments.remove(letter, by=joan).application.attachments.kept().count() == 0


def test_nobody_adds_to_a_closed_case(maya, joan):
    with pytest.raises(UploadRefused):
        attach(factories.make_application("declined", rider=maya), by=joan)


def test_removed_is_gone_for_good_and_twice_is_harmless(draft, django_capture_on_commit_callbacks):
    letter = attach(draft)
    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove(letter, by=draft.rider.account)
        attachments.remove(letter, by=draft.rider.account)
    letter.refresh_from_db()
    assert not default_storage.exists(letter.path)
    assert names(draft).count("attachment.removed") == 1
    with pytest.raises(FileNotFoundError):
        attachments.read(letter, by=draft.rider.account)


@pytest.mark.parametrize(
    ("rule", "status", "is_due"),
    [
        ("after_decision", "submitted", False),
        ("after_decision", "approved", True),
        ("after_decision", "declined", True),
        ("after_ride", "approved", False),
        ("after_ride", "closed", True),
        ("after_ride", "expired", True),
        ("with_case", "closed", False),
        ("after_decision", "draft", False),
    ],
)
def test_the_rule_says_when_it_goes(rule, status, is_due, joan, django_capture_on_commit_callbacks):
    application = factories.make_application("submitted")
    letter = attach(application, by=joan, delete_rule=rule)
    decided = timezone.now() if status in {"approved", "declined", "closed"} else None
    sent = None if status == "draft" else timezone.now()
    type(application).objects.filter(pk=application.pk).update(status=status, decided_at=decided, submitted_at=sent)
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.delete_due_attachments() == int(is_due)
    assert default_storage.exists(letter.path) is not is_due
    assert ("attachment.deleted" in names(application)) is is_due
    assert tasks.delete_due_attachments() == 0


def test_a_case_on_hold_keeps_its_files(joan):
    application = factories.make_application("submitted")
    attach(application, by=joan)
    held = {"status": "withdrawn", "held_at": timezone.now(), "held_by": joan}
    type(application).objects.filter(pk=application.pk).update(**held)
    assert tasks.delete_due_attachments() == 0


def test_old_files_without_a_row_are_swept(draft):
    kept, orphan, young = attach(draft), "attachments/aa/" + "a" * 32, "attachments/aa/" + "b" * 32
    for path in (orphan, young):
        put(path, b"left over")
    put("attachments/aa/notes.txt", b"not ours")
    for path in (kept.path, orphan, "attachments/aa/notes.txt"):
        then = timezone.now().timestamp() - 25 * 3600
        os.utime(default_storage.path(path), (then, then))
    assert attachments.sweep_orphans() == 1
    assert default_storage.exists(kept.path)
    assert default_storage.exists(young)
    assert default_storage.exists("attachments/aa/notes.txt")
    assert not default_storage.exists(orphan)

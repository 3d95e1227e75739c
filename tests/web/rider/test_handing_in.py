"""Handing in papers: what is wrong is told beside the field; nobody else ever opens one."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from ridealong.applications.handed_in import attachments
from ridealong.models import Event
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db

RULES = {
    **ALDER_FALLS,
    "identification": {"copy_with_application": True, "copy_delete": "after_decision"},
    "documents": ["rules", "waiver", "school_letter", {"code": "vest", "name": {"en": "A vest"}, "how": "bring"}],
    "categories": [
        {"code": "citizen", "name": {"en": "Citizen"}},
        {"code": "student", "name": {"en": "Student"}, "documents": ["school_letter"]},
        {"code": "press", "name": {"en": "Reporter"}, "evidence": {"en": "Your press card.", "es": "Su carné."}},
    ],
}


@pytest.fixture
def program(db):
    return factories.make_program(rules=RULES)


@pytest.fixture
def draft(maya):
    return factories.make_application("draft", rider=maya, id_kind="passport", id_number="X1234567")


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


def page_of(draft):
    return reverse("rider:documents", args=[draft.pk])


def send(client, draft, content=None, paper="id_copy", name="holiday.exe"):
    file = SimpleUploadedFile(name, factories.make_picture() if content is None else content)
    return client.post(page_of(draft), {"paper": paper, f"{paper}-file": file})


def asked(client, draft):
    return [row["paper"].code for row in client.get(page_of(draft)).context["papers"]]


@pytest.mark.parametrize(
    ("category", "papers"),
    [("citizen", ["id_copy"]), ("student", ["id_copy", "school_letter"]), ("press", ["id_copy", "evidence"])],
)
def test_each_kind_of_rider_is_asked_for_its_own_papers(client, draft, category, papers):
    type(draft).objects.filter(pk=draft.pk).update(category=category)
    assert asked(client, draft) == papers


def test_the_evidence_says_what_must_be_on_it(client, draft):
    type(draft).objects.filter(pk=draft.pk).update(category="press")
    assert "Your press card." in client.get(page_of(draft)).content.decode()


def test_a_paper_for_the_young_is_not_asked_of_others(client, draft, maya):
    young = {"code": "school_letter", "name": {"en": "Letter"}, "how": "upload", "under_age": 18}
    rules = {**ALDER_FALLS, "documents": ["rules", "waiver", young]}
    type(draft.rule_set).objects.filter(pk=draft.rule_set_id).update(content=rules)
    assert client.get(page_of(draft))["Location"] == reverse("rider:tasks", args=[draft.pk])
    maya.born_on = timezone.localdate() - timedelta(days=17 * 365)
    maya.save()
    assert asked(client, draft) == ["school_letter"]


def test_handed_in_shown_and_the_section_is_done(client, draft, maya):
    tasks = reverse("rider:tasks", args=[draft.pk])
    assert [task.state for task in client.get(tasks).context["tasks"] if task.section.code == "documents"] == ["todo"]
    assert send(client, draft)["Location"] == page_of(draft)
    kept = draft.attachments.get()
    assert (kept.kind, kept.media_type, kept.delete_rule) == ("id_copy", "image/jpeg", "after_decision")
    page = client.get(page_of(draft)).content.decode()
    assert reverse("rider:paper", args=[draft.pk, kept.pk]) in page
    assert "holiday" not in page
    assert [task.state for task in client.get(tasks).context["tasks"] if task.section.code == "documents"] == ["done"]


def test_read_back_as_our_own_picture_never_to_be_kept(client, draft):
    send(client, draft)
    kept = draft.attachments.get()
    response = client.get(reverse("rider:paper", args=[draft.pk, kept.pk]))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == f'inline; filename="{draft.reference}-id_copy.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"\xff\xd8\xff")
    assert Event.objects.in_case(draft.pk).filter(name="attachment.read").count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg onload=alert(1)>", "web pages"),
        (b"", "empty"),
        (b"PK\x03\x04rest", "Office"),
        (b"\xff\xd8\xff" + b"0" * (11 * 1024 * 1024), "larger than 10 MB"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(client, draft, content, words):
    response = send(client, draft, content)
    assert response.status_code == 200
    assert words in str(response.context["form"].errors["file"])
    assert not draft.attachments.exists()


def test_a_hundred_megabytes_are_told_and_not_stored(client, draft, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    response = send(client, draft, b"\xff\xd8\xff" + b"0" * (100 * 1024 * 1024))
    assert "larger than 10 MB" in str(response.context["form"].errors["file"])
    assert list(tmp_path.iterdir()) == []


def test_no_file_or_a_text_instead_of_one_is_told(client, draft):
    response = client.post(page_of(draft), {"paper": "id_copy", "id_copy-file": "not a file"})
    assert "Choose a file first" in str(response.context["form"].errors)


def test_a_paper_nobody_asked_for_is_not_taken(client, draft):
    assert send(client, draft, paper="school_letter").status_code == 200
    assert not draft.attachments.exists()


def test_taken_away_again(client, draft):
    send(client, draft)
    kept = draft.attachments.get()
    address = reverse("rider:paper-remove", args=[draft.pk, kept.pk])
    for _twice in range(2):
        assert client.post(address)["Location"] == page_of(draft)
    assert not draft.attachments.kept().exists()
    assert client.get(reverse("rider:paper", args=[draft.pk, kept.pk])).status_code == 404


def test_strangers_find_no_paper(client, draft, signed_in, stranger, joan):
    send(client, draft)
    kept = draft.attachments.get()
    own = factories.make_application("draft", rider=stranger)
    for case in (draft, own):
        address = reverse("rider:paper", args=[case.pk, kept.pk])
        assert signed_in(stranger).get(address).status_code == 404
        assert signed_in(joan).get(address).status_code == 404
        assert signed_in(stranger).post(reverse("rider:paper-remove", args=[case.pk, kept.pk])).status_code == 404
    assert draft.attachments.kept().exists()


def test_once_it_is_sent_the_desk_changes_papers(client, draft, joan):
    kept = attachments.attach(draft, kind="id_copy", upload=factories.make_picture(), by=joan)
    type(draft).objects.filter(pk=draft.pk).update(status="submitted", submitted_at=timezone.now())
    assert client.get(page_of(draft))["Location"] == reverse("rider:case", args=[draft.pk])
    client.post(reverse("rider:paper-remove", args=[draft.pk, kept.pk]))
    assert draft.attachments.kept().exists()


def test_papers_stand_in_the_answers_and_the_download(client, draft):
    send(client, draft)
    page = client.get(reverse("rider:answers", args=[draft.pk])).content.decode()
    assert "A picture of your ID" in page
    assert "1 file" in page
    assert client.get(reverse("rider:my-data")).json()["papers"][0]["kind"] == "id_copy"

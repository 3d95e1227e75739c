"""What came on paper is scanned into its case."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from ridealong.applications.intake import by_desk
from ridealong.models import Attachment, Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(program, joan):
    """Typed in from a paper that came over the counter."""
    return by_desk.begin(program, None, by=joan, channel="paper", person={"legal_name": "Ann Lee"})


def add(client, case, *contents, kind="application_form"):
    files = [SimpleUploadedFile(f"page{number}.jpg", content) for number, content in enumerate(contents)]
    return client.post(reverse("admin:file-add", args=[case.pk]), {"kind": kind, "pages": files})


def page_of(client, case):
    return client.get(reverse("admin:ridealong_application_change", args=[case.pk])).content.decode()


def test_the_paper_stands_in_the_case(client, joan, case):
    client.force_login(joan)
    assert reverse("admin:file-add", args=[case.pk]) in page_of(client, case)
    add(client, case, factories.make_picture(), factories.make_picture(size=(640, 480)))
    kept = list(Attachment.objects.order_by("uploaded_at"))
    assert [(file.kind, file.delete_rule, file.uploaded_by) for file in kept] == [
        ("application_form", "with_case", joan)
    ] * 2
    assert "The application itself, on paper" in page_of(client, case)
    look = client.get(reverse("admin:ridealong_application_paper", args=[case.pk, kept[0].pk]))
    assert Image.open(BytesIO(look.content)).format == "JPEG"
    assert "attachment.read" in Event.objects.in_case(case.pk).values_list("name", flat=True)


def test_what_cannot_be_kept_is_said_beside_the_field(client, joan, case):
    client.force_login(joan)
    page = add(client, case, b"<svg onload='x()'/>").content.decode()
    assert "not taken" in page
    assert "required" in client.post(reverse("admin:file-add", args=[case.pk]), {"kind": "other"}).content.decode()
    assert not Attachment.objects.exists()


def test_a_waiver_is_no_paper_like_others(client, joan, case):
    client.force_login(joan)
    form = client.get(reverse("admin:file-add", args=[case.pk])).context["form"]
    assert "waiver" not in dict(form.fields["kind"].choices)


def test_of_several_all_are_kept_or_none(client, joan, case):
    client.force_login(joan)
    good = factories.make_picture()
    assert "not taken" in add(client, case, good, b"<svg/>").content.decode()
    assert not Attachment.objects.exists()
    add(client, case, good)
    assert Attachment.objects.count() == 1


def test_a_wrong_one_is_taken_away(client, joan, case):
    client.force_login(joan)
    add(client, case, factories.make_picture(), kind="other")
    file = Attachment.objects.get()
    client.post(reverse("admin:file-remove", args=[case.pk, file.pk]))
    file.refresh_from_db()
    assert file.deleted_by == joan
    assert "Another paper of this case" not in page_of(client, case)


def test_a_closed_case_takes_none(client, joan, program):
    client.force_login(joan)
    closed = factories.make_application("closed")
    assert reverse("admin:file-add", args=[closed.pk]) not in page_of(client, closed)
    assert "This case is closed" in add(client, closed, factories.make_picture()).content.decode()


def test_who_may_not_work_cases_adds_nothing(client, case):
    client.force_login(factories.make_staff("R. Castellanos", "records"))
    assert add(client, case, factories.make_picture()).status_code == 404

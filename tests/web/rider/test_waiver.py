"""Reading and signing the waiver."""

import pytest
from django.urls import reverse

from ridealong.waivers.models import Signature, Waiver, WaiverText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(maya):
    return factories.make_application("approved", rider=maya)


@pytest.fixture
def client(signed_in, maya):
    return signed_in(maya)


@pytest.fixture
def url(approved):
    return reverse("rider:sign", args=[approved.pk])


def signing(client, url, **changes):
    text = client.get(url).context["text"]
    data = {"text": text.pk, "typed_name": "Maya Torres", "agrees_to_electronic": "on", "has_read": "on"}
    return client.post(url, data | changes, follow=True)


def test_the_whole_text_stands_there_with_its_warning(client, url):
    page = client.get(url).content.decode()
    assert "<strong>Placeholder. This text was not written by a lawyer." in page
    assert '<h2 class="h3">I take the risk</h2>' in page
    assert "The records check" in page


def test_signing_seals_a_copy_to_keep_at_once(client, url, approved):
    page = signing(client, url).content.decode()
    assert "Signed. Your copy is below" in page
    waiver = Waiver.objects.get()
    assert waiver.status == "signed"
    file = reverse("rider:waiver-file", args=[approved.pk, waiver.files.get(kind="waiver").pk])
    assert file in page
    copy = client.get(file)
    assert copy.content.startswith(b"%PDF-")
    assert copy["Cache-Control"] == "private, no-store"
    assert "attachment" in copy["Content-Disposition"]


def test_each_consent_is_a_box_of_its_own(client, url):
    for box in ("agrees_to_electronic", "has_read"):
        response = signing(client, url, **{box: ""})
        assert set(response.context["form"].errors) == {box}
        assert 'value="Maya Torres"' in response.content.decode()
    assert not Signature.objects.exists()


def test_somebody_elses_name_does_not_sign(client, url):
    response = signing(client, url, typed_name="Somebody Else")
    assert response.context["form"].errors["typed_name"]
    assert not Signature.objects.exists()


def test_a_text_that_changed_is_shown_again(client, url, approved):
    old = client.get(url).context["text"]
    WaiverText.objects.filter(pk=old.pk).update(status="retired")
    WaiverText.objects.create(
        program=approved.program, audience="adult", language="en", version=2, title="New", body="New text",
        status="published", published_at=old.published_at, published_by=old.published_by,
    )  # fmt: skip
    page = signing_old(client, url, old).content.decode()
    assert "The text has changed" in page
    assert "New text" in page
    assert not Signature.objects.exists()


def signing_old(client, url, text):
    data = {"text": text.pk, "typed_name": "Maya Torres", "agrees_to_electronic": "on", "has_read": "on"}
    return client.post(url, data, follow=True)


def test_signing_twice_signs_once(client, url, approved):
    text = client.get(url).context["text"]
    signing_old(client, url, text)
    response = signing_old(client, url, text)
    assert response.redirect_chain[-1][0] == reverse("rider:case", args=[approved.pk])
    assert Signature.objects.count() == 1


def test_a_drawing_that_is_none_signs_nothing(client, url):
    response = signing(client, url, drawing="data:image/png;base64,AAAA")
    assert response.status_code == 200
    assert not Signature.objects.exclude(drawing="").exists()


@pytest.mark.parametrize("text", ["", "not-a-key", "01a210b6-0da1-733b-9771-e4d318a0dee5"])
def test_a_forged_text_signs_nothing(client, url, text):
    assert signing(client, url, text=text).status_code == 200
    assert not Signature.objects.exists()


def test_a_new_ride_asks_for_a_new_signature(client, url, approved):
    signing(client, url)
    Waiver.objects.update(status="superseded")
    assert client.get(url).status_code == 200
    assert "Now your signature" in client.get(reverse("rider:case", args=[approved.pk])).content.decode()


def test_where_people_sign_on_paper_only_nothing_is_signed_here(client, url, approved):
    content = approved.rule_set.content | {"waiver": {"channels": ["paper"]}}
    type(approved.rule_set).objects.filter(pk=approved.rule_set_id).update(content=content)
    assert client.get(url)["Location"] == reverse("rider:case", args=[approved.pk])
    assert "Approved. Now a date." in client.get(reverse("rider:case", args=[approved.pk])).content.decode()


def test_nothing_is_signed_before_the_approval(client, maya, approved):
    type(approved).objects.update(status="under_review")
    case = reverse("rider:case", args=[approved.pk])
    assert client.get(reverse("rider:sign", args=[approved.pk]))["Location"] == case
    assert client.get(reverse("rider:waiver-print", args=[approved.pk]))["Location"] == case


def test_paper_is_there_for_who_wants_it(client, url, approved):
    print_out = reverse("rider:waiver-print", args=[approved.pk])
    assert print_out in client.get(url).content.decode()
    response = client.get(print_out)
    assert response.content.startswith(b"%PDF-")
    assert "inline" in response["Content-Disposition"]


def test_a_minor_reads_the_minors_text(signed_in, desmond):
    case = factories.make_application("approved", rider=desmond)
    page = signed_in(desmond).get(reverse("rider:sign", args=[case.pk])).content.decode()
    assert "I am under 18" in page


def test_a_file_that_is_not_the_riders_is_not_found(signed_in, stranger, client, url, approved):
    signing(client, url)
    other = factories.make_application("approved", rider=stranger)
    file = Waiver.objects.get().files.get(kind="waiver")
    assert signed_in(stranger).get(reverse("rider:waiver-file", args=[other.pk, file.pk])).status_code == 404

import pytest

from ridealong.posts import actions
from ridealong.posts.models import Hold, PostDraft, Publication

pytestmark = pytest.mark.django_db
ANSWERS = {"recognised": "no", "minor": "no", "clear": "yes", "joke": "us"}


@pytest.fixture
def draft(program):
    return PostDraft.objects.create(text="Slow night. The paperwork won.", title="Paperwork", kind="recap")


def test_a_post_goes_from_draft_to_the_town_by_two_people(client, draft, press, chief):
    address = f"/press/{draft.pk}/"
    client.force_login(press)
    assert client.get("/press/").status_code == 200
    assert client.get(address).status_code == 200
    client.post(f"{address}send/")
    draft.refresh_from_db()
    assert draft.status == "draft"  # the four questions are open
    client.post(f"{address}save/", {"title": "Paperwork", "text": "The paperwork won again.", **ANSWERS})
    client.post(f"{address}send/")
    sha256 = actions.digest(PostDraft.objects.get())
    client.post(f"{address}approve/", {"sha256": sha256})
    assert PostDraft.objects.get().status == "in_review"  # nobody approves their own
    client.force_login(chief)
    client.post(f"{address}approve/", {"sha256": sha256})
    assert PostDraft.objects.get().status == "approved"
    client.force_login(press)
    client.post("/press/hold/")
    client.post(f"{address}hand-over/", {"network": "x"})
    assert not Publication.objects.exists()
    client.post("/press/hold/release/")
    for _ in range(2):
        client.post(f"{address}hand-over/", {"network": "x"})
    assert "https://x.com/intent/post" in client.get(address).content.decode()
    assert b"Paperwork" in client.get(f"/stories/{draft.pk}/").content
    assert client.get("/stories/feed/").status_code == 200
    assert f"/stories/{draft.pk}/" in client.get("/").content.decode()
    client.post(f"/press/record/{Publication.objects.get().pk}/published/", {"url": "https://x.com/a/1"})
    assert PostDraft.objects.get().status == "published"
    assert client.get("/press/record/").status_code == 200
    client.post(f"{address}remove/", {"reason": "wrong"})
    assert client.get(f"/stories/{draft.pk}/").status_code == 404
    assert f"/stories/{draft.pk}/" not in client.get("/").content.decode()


def test_a_check_saves_nothing_and_marks_what_it_found(client, draft, press):
    client.force_login(press)
    typed = {"title": "", "text": "Arrested: Tyler <b>Whitcomb</b>, 22.", "check": "1"}
    page = client.post(f"/press/{draft.pk}/save/", typed).content.decode()
    assert "<mark" in page
    assert "<b>Whitcomb" not in page
    assert PostDraft.objects.get().text == draft.text


def test_strangers_find_nothing(client, draft, maya, law):
    for account in (maya.account, law.account):
        client.force_login(account)
        assert client.get("/press/").status_code == 404
        assert client.get(f"/press/{draft.pk}/").status_code == 404


def test_any_role_sets_hold_and_citizens_do_not(client, law, maya):
    client.force_login(maya.account)
    assert client.post("/press/hold/").status_code == 404
    client.force_login(law.account)
    client.post("/press/hold/")
    assert Hold.objects.count() == 1
    assert client.post("/press/hold/release/").status_code == 404

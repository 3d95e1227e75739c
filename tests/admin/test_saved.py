import pytest
from django.urls import reverse

from ridealong.admin import saved
from ridealong.applications import saved_filters
from ridealong.applications.saved_filters import SavedFilter
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:ridealong_application_changelist")
SAVE = reverse("admin:filter-save")
WHAT = {"name": "Waiting for records", "query": "need=clearance&status=under_review"}


@pytest.fixture
def colleague(program):
    return factories.make_staff("Lee Colleague", "coordinator")


def test_a_selection_is_kept_and_found_above_the_list(desk, joan):
    assert desk.post(SAVE, WHAT).url == f"{LIST}?{WHAT['query']}"
    found = SavedFilter.objects.get()
    assert (found.owner, found.is_shared) == (joan, False)
    page = desk.get(f"{LIST}?{WHAT['query']}").content.decode()
    assert "Waiting for records" in page
    assert "Remove “Waiting for records”" in page


@pytest.mark.parametrize(("is_shared", "is_seen"), [(True, True), (False, False)])
def test_others_see_what_is_shared_and_remove_nothing(client, joan, colleague, is_shared, is_seen):
    found = saved_filters.save(by=joan, page="application", name="Mine", query="need=review", is_shared=is_shared)
    client.force_login(colleague)
    page = client.get(f"{LIST}?need=review").content.decode()
    assert ("<bdi>Mine</bdi>" in page) is is_seen
    assert "Remove “Mine”" not in page
    assert client.post(reverse("admin:filter-remove", args=[found.pk])).status_code == 404
    assert SavedFilter.objects.exists()


def test_ones_own_is_removed(desk, joan):
    desk.post(SAVE, WHAT)
    desk.post(reverse("admin:filter-remove", args=[SavedFilter.objects.get().pk]))
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?need=review", "need=review"),
        ("status=closed&need=review", "need=review&status=closed"),
        ("q=Maya+Torres&need=review&after=x&p=3", "need=review"),
        ("rider__born_on=1985-06-21", ""),
        ("need=" + "x" * 61, ""),
        ("need=%3Cscript%3E", "need=%3Cscript%3E"),
        ("", ""),
    ],
)
def test_only_filters_are_kept_never_names(query, kept):
    assert saved.selection(query) == kept


@pytest.mark.parametrize(
    "form",
    [
        {"name": "", "query": "need=review"},
        {"name": "x" * 61, "query": "need=review"},
        {"name": "was arrested", "query": "need=review"},
        {"name": "\x00", "query": "need=review"},
        {"name": "Empty", "query": ""},
        {"name": "Names", "query": "q=Maya"},
        {},
    ],
)
def test_what_cannot_be_kept_is_told(desk, form):
    page = desk.post(SAVE, form, follow=True)
    assert {message.level_tag for message in page.context["messages"]} == {"error"}
    assert not SavedFilter.objects.exists()


def test_a_name_is_given_once(desk):
    desk.post(SAVE, WHAT)
    page = desk.post(SAVE, WHAT, follow=True)
    assert "of this name already" in [str(message) for message in page.context["messages"]][-1]
    assert SavedFilter.objects.count() == 1


def test_nobody_keeps_more_than_can_be_read(joan, monkeypatch, db):
    monkeypatch.setattr(saved_filters, "MOST", 1)
    saved_filters.save(by=joan, page="application", name="One", query="need=review")
    with pytest.raises(saved_filters.CannotSave):
        saved_filters.save(by=joan, page="application", name="Two", query="need=review")


def test_only_by_post(desk):
    assert desk.get(SAVE).status_code == 405

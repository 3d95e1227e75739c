import pytest
from django.urls import reverse

from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.applications.riders.rider import Rider
from ridealong.core.history import Event
from ridealong.rides import apart, calling_off
from tests import factories

pytestmark = pytest.mark.django_db

RIDERS = reverse("admin:ridealong_rider_changelist")
APART = reverse("admin:ridealong_keepapart_changelist")
BANS = reverse("admin:ridealong_ban_changelist")


def url(thing, name="change"):
    return reverse(f"admin:ridealong_{thing._meta.model_name}_{name}", args=[thing.pk])


@pytest.fixture
def double(program):
    """Maya once more, under another spelling."""
    return factories.make_application("submitted", rider=factories.make_rider("Maja Tores")).rider


@pytest.fixture
def cased(maya):
    factories.make_application("closed", rider=maya)
    return maya


def test_the_page_of_a_rider_tells_everything_and_is_noted(desk, cased, double, joan):
    calling_off.ban(cased, by=joan, until_on=factories.days_ahead(9), reason="Two no-shows.")
    page = desk.get(url(cased)).content.decode()
    for words in (
        "June 21, 1985",
        "Two no-shows.",
        "Maja Tores",
        "name spelled alike",
        cased.applications.get().reference,
    ):
        assert words in page, words
    assert Event.objects.filter(name="rider.viewed", subject=cased.pk, actor=joan.pk).count() == 1


@pytest.mark.parametrize("asked", ["tores", "maja@", "0164"])
def test_riders_are_found_by_the_same_search(desk, double, asked):
    Rider.objects.filter(pk=double.pk).update(email="maja@example.org")
    double.refresh_from_db()
    factories.make_application(rider=double, status="closed")
    found = desk.get(RIDERS, {"q": asked}).context["cl"].result_list
    assert double in found


def test_two_entries_become_one(desk, cased, double):
    case = double.applications.get()
    form = {"other": str(double.pk), "is_sure": "on"}
    assert desk.post(url(cased, "merge"), form).url == url(cased)
    case.refresh_from_db()
    assert case.rider == cased
    assert not Rider.objects.filter(pk=double.pk).exists()


def test_any_case_number_names_the_other_entry(desk, cased, stranger):
    stranger.born_on = cased.born_on
    stranger.save()
    case = factories.make_application("submitted", rider=stranger)
    desk.post(url(cased, "merge"), {"reference": case.reference.lower(), "is_sure": "on"})
    case.refresh_from_db()
    assert case.rider == cased


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"is_sure": "on"},
        {"reference": "AF-0000-0000", "is_sure": "on"},
        {"other": "nobody", "is_sure": "on"},
        {"reference": "\x00", "is_sure": "on"},
        {"reference": "x" * 50_000, "is_sure": "on"},
    ],
)
def test_what_is_missing_is_told(desk, cased, double, form):
    page = desk.post(url(cased, "merge"), form)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert Rider.objects.filter(pk=double.pk).exists()


def test_a_refusal_is_told_on_the_form(desk, cased):
    form = {"reference": cased.applications.get().reference, "is_sure": "on"}
    assert "two different people" in desk.post(url(cased, "merge"), form).content.decode()


def test_a_coordinator_keeps_two_people_apart_and_ends_it(desk, cased, law, joan):
    form = {"officer": law.account_id, "kind": "relative", "until_on": ""}
    assert desk.post(url(cased, "keep-apart"), form).status_code == 302
    found = KeepApart.objects.get()
    assert (found.rider, found.officer, found.noted_by) == (cased, law.account, joan)
    assert "Officer Law" in desk.get(url(cased, "keep-apart")).content.decode()
    assert "Relatives" in desk.get(url(found)).content.decode()
    desk.post(url(found, "end"))
    found.refresh_from_db()
    assert found.ended_by == joan


def test_every_look_at_who_is_kept_apart_is_noted(desk, cased, law, joan):
    found = apart.keep_apart(cased, law.account, by=joan, kind="complaint")
    for address in (url(cased, "keep-apart"), url(found), APART):
        before = Event.objects.filter(name="keep_apart.viewed", actor=joan.pk).count()
        assert desk.get(address).status_code == 200
        assert Event.objects.filter(name="keep_apart.viewed", actor=joan.pk).count() == before + 1


@pytest.mark.parametrize("role", ["supervisor", "command", "records", "administrator"])
def test_nobody_else_at_the_desk_learns_that_it_exists(client, cased, law, joan, role):
    found = apart.keep_apart(cased, law.account, by=joan, kind="complaint")
    client.force_login(factories.make_staff("Somebody Else", role))
    for address in (APART, url(found), url(cased, "keep-apart"), url(found, "end"), url(found, "history")):
        assert client.get(address).status_code == 404, address
    for address in (url(cased), url(cased.applications.get()), RIDERS, "/admin/"):
        page = client.get(address).content.decode().lower()
        assert "apart" not in page
        assert "complaint" not in page


def test_officers_never_see_it(client, cased, law, joan):
    found = apart.keep_apart(cased, law.account, by=joan, kind="complaint")
    client.force_login(law.account)
    for address in (APART, url(found), url(cased, "keep-apart")):
        assert client.get(address).status_code == 404


def test_a_ban_is_lifted_with_a_reason(desk, cased, joan):
    ban = calling_off.ban(cased, by=joan, until_on=factories.days_ahead(9), reason="Two no-shows.")
    assert "Two no-shows." in desk.get(BANS, {"in_force": "yes"}).content.decode()
    assert desk.post(url(ban, "lift"), {"reason": "He was arrested."}).context["form"].errors
    desk.post(url(ban, "lift"), {"reason": "It was somebody else."})
    ban.refresh_from_db()
    assert (ban.lifted_by, ban.lift_reason) == (joan, "It was somebody else.")
    assert "Two no-shows." not in desk.get(BANS, {"in_force": "yes"}).content.decode()
    assert "It was somebody else." in desk.get(url(ban)).content.decode()


@pytest.mark.parametrize("name", ["rider", "ban", "keepapart"])
def test_each_list_costs_the_same_for_one_and_three(
    desk, cased, stranger, double, law, joan, name, django_assert_num_queries
):
    address = reverse(f"admin:ridealong_{name}_changelist")
    desk.get(address)
    counts = []
    for rider in (cased, stranger, double):
        calling_off.ban(rider, by=joan, until_on=factories.days_ahead(9), reason="Rude.")
        apart.keep_apart(rider, law.account, by=joan, kind="relative")
        with django_assert_num_queries(7 if name == "keepapart" else 6) as done:
            desk.get(address)
        counts.append(len(done))
    assert len(set(counts)) == 1

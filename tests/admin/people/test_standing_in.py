"""Standing in, bans and keeping apart on the desk: who sees a row, who ends it, and what the list says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from ridealong.applications.deciding import delegates, delegation
from ridealong.core.history import Event
from ridealong.rides import calling_off
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "/admin/ridealong/delegation/add/"


def day(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def named(lindqvist, chief):
    return delegates.name(absent=lindqvist, delegate=chief, starts_on=day(0), ends_on=day(7), by=lindqvist)


def end(found):
    return reverse("admin:ridealong_delegation_end", args=[found.pk])


def page(client, thing):
    return client.get(reverse(f"admin:ridealong_{thing._meta.model_name}_change", args=[thing.pk]))


def test_whoever_is_away_names_who_stands_in(client, lindqvist, chief):
    client.force_login(lindqvist)
    typed = {"absent": lindqvist.pk, "delegate": chief.pk, "starts_on": day(1), "ends_on": day(8)}
    assert client.post(ADD, typed).status_code == 302
    found = delegation.Delegation.objects.get()
    assert (found.absent, found.delegate, found.starts_on, found.ends_on) == (lindqvist, chief, day(1), day(8))


@pytest.mark.parametrize("who", ["absent", "delegate"])
def test_both_may_end_it(client, named, who):
    client.force_login(getattr(named, who))
    client.post(end(named))
    named.refresh_from_db()
    assert named.ended_at
    assert named.ended_by == getattr(named, who)


def test_somebody_else_is_not_offered_to_end_it(desk, named):
    response = page(desk, named)
    assert response.status_code == 200
    assert [button.verb.name for button in response.context["buttons"]] == []


def test_what_is_over_is_not_ended_again(client, lindqvist, named):
    delegation.Delegation.objects.update(starts_on=day(-9), ends_on=day(-1))
    client.force_login(lindqvist)
    assert page(client, named).context["buttons"] == []


def test_the_page_cannot_be_typed_on(client, lindqvist, named, joan):
    client.force_login(lindqvist)
    client.post(reverse("admin:ridealong_delegation_change", args=[named.pk]), {"delegate": joan.pk})
    named.refresh_from_db()
    assert named.delegate != joan


def test_press_and_officers_find_no_page(client, press, law, named):
    for somebody in (press, law.account):
        client.force_login(somebody)
        assert client.get(ADD).status_code in {302, 404}
        assert client.post(end(named)).status_code in {302, 404}
    named.refresh_from_db()
    assert named.ended_at is None


def test_a_lifted_ban_keeps_its_reason_and_cannot_be_lifted_twice(desk, maya, joan):
    ban = calling_off.ban(maya, by=joan, until_on=day(30), reason="Left the car twice.")
    lift = reverse("admin:ridealong_ban_lift", args=[ban.pk])
    desk.post(lift, {"reason": "He apologised."})
    ban.refresh_from_db()
    assert (ban.lift_reason, ban.lifted_by) == ("He apologised.", joan)
    desk.post(lift, {"reason": "Again."})
    ban.refresh_from_db()
    assert ban.lift_reason == "He apologised."
    assert Event.objects.filter(name__contains="lifted").count() == 1


@pytest.mark.parametrize(("until", "word"), [(30, "In force"), (-1, "Over")])
def test_a_list_says_whether_a_ban_holds(desk, maya, joan, until, word):
    ban = calling_off.ban(maya, by=joan, until_on=day(30), reason="Left the car twice.")
    type(ban).objects.update(until_on=day(until))
    assert word in desk.get("/admin/ridealong/ban/").content.decode()
    held = desk.get("/admin/ridealong/ban/", {"in_force": "yes"}).context["cl"].result_count
    assert held == (1 if until > 0 else 0)


def test_riders_accounts_are_not_among_the_staff(client, administrator, joan, maya):
    client.force_login(administrator)
    html = client.get("/admin/accounts/user/").content.decode()
    assert joan.email in html
    assert maya.email not in html
    assert client.get(reverse("admin:accounts_user_change", args=[maya.account_id])).status_code in {302, 404}


def test_nobody_types_what_an_account_may(client, administrator, joan):
    client.force_login(administrator)
    typed = {
        "name": "Joan Okafor",
        "language": "es",
        "email": "other@example.org",
        "is_superuser": "on",
        "is_active": "",
    }
    client.post(reverse("admin:accounts_user_change", args=[joan.pk]), typed)
    kept = User.objects.get(pk=joan.pk)
    assert (kept.name, kept.language) == ("Joan Okafor", "es")
    assert (kept.email, kept.is_superuser, kept.is_active) == (joan.email, False, True)
    assert factories.Role.COORDINATOR in kept.groups.values_list("name", flat=True)

"""Who stands in for somebody of the approval chain takes their steps, for their days, and under their own name."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role, User
from ridealong.applications.deciding import chain, delegates, reviewing
from ridealong.applications.deciding.chain import CannotDecide
from ridealong.applications.deciding.delegates import CannotDelegate
from ridealong.applications.deciding.delegation import Delegation
from ridealong.models import Message
from ridealong.rides import apart
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomas(program):
    """Another coordinator."""
    return factories.make_staff("Tomás Reyes", Role.COORDINATOR)


@pytest.fixture
def case(program, maya, joan):
    """Waits for the supervisor."""
    application = factories.make_application(rider=maya)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    return chain.approve_step(application, by=joan)


def lend(absent, delegate, first=0, last=5, by=None):
    days = {"starts_on": factories.days_ahead(first), "ends_on": factories.days_ahead(last)}
    return delegates.name(absent, delegate, by=by or absent, **days)


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_a_delegate_takes_the_step(case, lindqvist, tomas):
    with pytest.raises(CannotDecide):
        chain.approve_step(case, by=tomas)
    lend(lindqvist, tomas)
    chain.approve_step(case, by=fresh(tomas))
    case.refresh_from_db()
    taken = case.decisions.get(step=2)
    assert (case.status, taken.decided_by, taken.on_behalf_of) == ("approved", tomas, lindqvist)


def test_a_step_of_ones_own_is_on_nobodys_behalf(program, maya, joan, lindqvist):
    lend(lindqvist, joan)
    application = factories.make_application(rider=maya)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    chain.approve_step(application, by=fresh(joan))
    assert application.decisions.get(step=1).on_behalf_of is None


@pytest.mark.parametrize(("first", "last", "may"), [(0, 0, True), (1, 5, False), (0, 5, True)])
def test_only_in_its_days(case, lindqvist, tomas, first, last, may):
    lend(lindqvist, tomas, first, last)
    assert chain.may_take(fresh(tomas), chain.next_step(case)) is may


def test_not_once_it_has_ended(case, lindqvist, tomas):
    delegates.end(lend(lindqvist, tomas), by=lindqvist)
    assert not chain.may_take(fresh(tomas), chain.next_step(case))


def test_who_decided_before_takes_no_second_step_by_standing_in(case, joan, lindqvist):
    lend(lindqvist, joan)
    with pytest.raises(CannotDecide, match="earlier step"):
        chain.approve_step(case, by=fresh(joan))


def test_nor_does_anybody_for_them(program, maya, joan, tomas, chief):
    """Both steps of one absent person's case are not taken by that person and their delegate."""
    application = factories.make_application(rider=maya)
    reviewing.begin_review(application, by=joan)
    factories.make_clearance(application, by=joan)
    chain.approve_step(application, by=chief)
    lend(chief, tomas)
    with pytest.raises(CannotDecide, match="earlier step"):
        chain.approve_step(application, by=fresh(tomas))


def test_a_relative_lends_nobody_the_right(case, maya, lindqvist, tomas, chief):
    apart.keep_apart(maya, lindqvist, by=chief, kind="relative")
    lend(lindqvist, tomas)
    with pytest.raises(CannotDecide, match="somebody else"):
        chain.approve_step(case, by=fresh(tomas))


def test_the_delegate_is_told_and_finds_the_case(client, case, lindqvist, tomas):
    lend(lindqvist, tomas)
    assert Message.objects.get(event="delegation.named").to_address == tomas.email
    client.force_login(tomas)
    assert case.rider.legal_name in client.get("/admin/ridealong/application/?need=decide").content.decode()
    client.post(f"/admin/ridealong/application/{case.pk}/approve/", {})
    assert (
        "standing in for Lt. Ana Lindqvist"
        in client.get(f"/admin/ridealong/application/{case.pk}/change/").content.decode()
    )


@pytest.mark.parametrize("who", ["themselves", "press", "stranger", "past", "backwards"])
def test_what_cannot_be_is_refused_in_words(lindqvist, tomas, press, maya, who):
    absent, delegate, first, last = {
        "themselves": (lindqvist, lindqvist, 0, 5),
        "press": (lindqvist, press, 0, 5),
        "stranger": (press, tomas, 0, 5),
        "past": (lindqvist, tomas, -5, -1),
        "backwards": (lindqvist, tomas, 5, 2),
    }[who]
    with pytest.raises(CannotDelegate) as refused:
        lend(absent, delegate, first, last)
    assert str(refused.value).endswith(".") and not Delegation.objects.exists()


def test_the_database_keeps_the_days_in_order(lindqvist, tomas):
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.create(
            absent=lindqvist,
            delegate=tomas,
            starts_on=factories.days_ahead(3),
            ends_on=factories.days_ahead(1),
            named_by=lindqvist,
        )


def test_a_supervisor_names_a_delegate_on_the_desk_and_ends_it(client, lindqvist, tomas, joan):
    client.force_login(lindqvist)
    form = {"absent": lindqvist.pk, "delegate": tomas.pk, "starts_on": "2026-01-01", "ends_on": "2026-01-02"}
    page = client.post("/admin/ridealong/delegation/add/", form)
    assert "still ahead" in page.content.decode()
    form |= {"starts_on": factories.days_ahead(0), "ends_on": factories.days_ahead(9)}
    page = client.post("/admin/ridealong/delegation/add/", form, follow=True)
    assert "Named, and told." in page.content.decode() and "stands in for" in page.content.decode()
    found = Delegation.objects.get()
    client.post(f"/admin/ridealong/delegation/{found.pk}/end/")
    found.refresh_from_db()
    assert found.ended_by == lindqvist
    # Nobody names a delegate for somebody else.
    page = client.post("/admin/ridealong/delegation/add/", form | {"absent": joan.pk})
    assert Delegation.objects.count() == 1 and page.context["form"].errors

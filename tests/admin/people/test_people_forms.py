"""Merging, keeping apart, lifting bans, standing in, inviting, roles: each error beside its box, nothing typed lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role, User
from ridealong.admin.people.bans import LiftForm
from ridealong.admin.people.delegations import NameForm
from ridealong.admin.people.rider_forms import KeepApartForm, MergeForm
from ridealong.admin.people.staff_forms import InviteForm, RolesForm
from ridealong.applications.riders import keep_apart, search
from tests import factories

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert('x')</script> {{ user }}"


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


def on(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


# --- merging ---


@pytest.fixture
def merge(maya, joan):
    return lambda **typed: MergeForm(typed or None, thing=maya, by=joan)


@pytest.fixture
def double(maya):
    """Somebody with Maya's name, birthday and number."""
    rider = factories.make_rider("Maya Torres", phone=str(maya.phone))
    search.remember(maya, as_newest=True)
    search.remember(rider, as_newest=True)
    return rider


def test_who_looks_alike_is_offered(merge, double, stranger):
    assert [key for key, _words in merge().fields["other"].choices] == [str(double.pk)]
    filled = merge(other=str(double.pk), is_sure="on")
    assert filled.is_valid()
    assert filled.cleaned_data == {"other": double}


def test_where_nobody_looks_alike_a_number_is_asked(merge, stranger):
    assert "other" not in merge().fields


@pytest.mark.parametrize("typed", [str, str.lower, lambda number: f"  {number} "])
def test_a_case_number_names_the_other(merge, stranger, typed):
    case = factories.make_application(rider=stranger)
    filled = merge(reference=typed(case.reference), is_sure="on")
    assert filled.is_valid()
    assert filled.cleaned_data == {"other": stranger}


@pytest.mark.parametrize("reference", ["AF-1900-0001", "forged", "%", "' OR 1=1"])
def test_a_number_nobody_has_is_told_beside_it(merge, reference):
    filled = merge(reference=reference, is_sure="on")
    assert errors(filled) == {"reference"}
    assert filled["reference"].value() == reference


def test_one_way_of_naming_and_not_two_or_none(merge, double, stranger):
    case = factories.make_application(rider=stranger)
    for typed in ({"is_sure": "on"}, {"other": str(double.pk), "reference": case.reference, "is_sure": "on"}):
        assert errors(merge(**typed)) == {"__all__"}


def test_nobody_is_merged_by_chance(merge, double):
    assert "is_sure" in errors(merge(other=str(double.pk)))


def test_who_was_not_offered_is_not_taken(merge, double, stranger):
    assert "other" in errors(merge(other=str(stranger.pk), is_sure="on"))


# --- keeping apart ---


@pytest.fixture
def apart(maya, joan):
    return lambda **typed: KeepApartForm(typed or None, thing=maya, by=joan)


@pytest.fixture
def kind():
    return keep_apart.Kind.values[0]


def test_staff_are_offered_and_riders_are_not(apart, law, stranger, joan):
    offered = set(apart().fields["officer"].queryset)
    assert {law.account, joan} <= offered
    assert stranger.account not in offered


@pytest.mark.parametrize(("days", "is_right"), [(-1, False), (0, True), (30, True)])
def test_it_lasts_to_a_day_that_is_not_over(apart, law, kind, days, is_right):
    filled = apart(officer=str(law.account.pk), kind=kind, until_on=on(days))
    assert errors(filled) == (set() if is_right else {"until_on"})


def test_without_a_day_it_lasts(apart, law, kind):
    filled = apart(officer=str(law.account.pk), kind=kind)
    assert filled.is_valid()
    assert filled.cleaned_data["until_on"] is None


@pytest.mark.parametrize(("box", "value"), [("officer", ""), ("officer", "forged"), ("kind", ""), ("kind", "forged")])
def test_who_and_why_are_needed(apart, law, kind, box, value):
    assert errors(apart(**{"officer": str(law.account.pk), "kind": kind, box: value})) == {box}


def test_who_left_or_rides_is_not_kept_apart_by_name(apart, law, stranger, kind):
    User.objects.filter(pk=law.account.pk).update(is_active=False)
    for account in (law.account, stranger.account):
        assert errors(apart(officer=str(account.pk), kind=kind)) == {"officer"}


# --- lifting a ban ---


@pytest.mark.parametrize(
    ("reason", "is_right"),
    [
        ("He apologised.", True),
        ("a" * 200, True),
        ("a" * 201, False),
        ("", False),
        ("  ", False),
        ("078-05-1120", False),
    ],
)
def test_a_ban_is_lifted_with_a_reason(maya, joan, reason, is_right):
    filled = LiftForm({"reason": reason}, thing=maya, by=joan)
    assert errors(filled) == (set() if is_right else {"reason"})
    assert reason.strip() in str(filled["reason"])


# --- standing in ---


@pytest.fixture
def days():
    return {"starts_on": on(1), "ends_on": on(8)}


def test_whoever_decides_names_their_own_delegate(lindqvist, joan, chief, days):
    form = NameForm(by=lindqvist)
    assert list(form.fields["absent"].queryset) == [lindqvist]
    assert lindqvist not in form.fields["delegate"].queryset
    assert form["absent"].value() == lindqvist.pk
    assert NameForm({"absent": lindqvist.pk, "delegate": chief.pk, **days}, by=lindqvist).is_valid()
    assert errors(NameForm({"absent": joan.pk, "delegate": chief.pk, **days}, by=lindqvist)) == {"absent"}


def test_whoever_gives_roles_names_anybodys(administrator, lindqvist, chief, days):
    assert NameForm({"absent": lindqvist.pk, "delegate": chief.pk, **days}, by=administrator).is_valid()


def test_who_does_not_decide_stands_in_for_nobody(lindqvist, press, maya, days):
    for somebody in (press, maya.account):
        assert errors(NameForm({"absent": lindqvist.pk, "delegate": somebody.pk, **days}, by=lindqvist)) == {"delegate"}


def test_who_left_stands_in_for_nobody(lindqvist, chief, days):
    User.objects.filter(pk=chief.pk).update(is_active=False)
    assert errors(NameForm({"absent": lindqvist.pk, "delegate": chief.pk, **days}, by=lindqvist)) == {"delegate"}


@pytest.mark.parametrize("missing", ["absent", "delegate", "starts_on", "ends_on"])
def test_who_for_whom_and_when(lindqvist, chief, days, missing):
    right = {"absent": lindqvist.pk, "delegate": chief.pk, **days}
    assert errors(NameForm({**right, missing: ""}, by=lindqvist)) == {missing}


@pytest.mark.parametrize(("starts", "ends"), [(8, 1), (-9, -8)])
def test_days_that_cannot_be_come_back_on_the_form(client, lindqvist, chief, starts, ends):
    client.force_login(lindqvist)
    typed = {"absent": lindqvist.pk, "delegate": chief.pk, "starts_on": on(starts), "ends_on": on(ends)}
    response = client.post("/admin/ridealong/delegation/add/", typed)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert f'value="{on(starts)}"' in response.content.decode()


# --- inviting ---

INVITE = {"email": "new@alderfalls.example.gov", "name": "Ada Rivera", "roles": [Role.PRESS]}


@pytest.mark.parametrize(
    ("box", "value", "is_right"),
    [
        ("email", "", False),
        ("email", "ada", False),
        ("email", "ada@\nexample.gov", False),
        ("email", f"{'a' * 250}@example.gov", False),
        ("name", "", False),
        ("name", "a" * 201, False),
        ("name", "عمر الخطيب", True),
        ("name", "\x00", False),
        ("roles", [], False),
        ("roles", ["forged"], False),
        ("roles", [Role.PRESS, Role.COORDINATOR], True),
    ],
)
def test_an_invitation_is_right_or_told_of(box, value, is_right):
    assert errors(InviteForm({**INVITE, box: value})) == (set() if is_right else {box})


def test_hostile_words_are_words():
    html = InviteForm({"email": MARKUP, "name": MARKUP, "roles": [MARKUP]}).as_div()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_address_that_is_known_comes_back_on_the_form(client, administrator, joan):
    client.force_login(administrator)
    response = client.post("/admin/accounts/user/add/", {**INVITE, "email": joan.email})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert 'value="Ada Rivera"' in response.content.decode()
    assert not User.objects.filter(name="Ada Rivera").exists()


# --- roles ---


def test_roles_begin_with_those_they_have(joan, administrator):
    assert RolesForm(thing=joan, by=administrator)["roles"].value() == [Role.COORDINATOR]


@pytest.mark.parametrize(
    ("roles", "is_right"), [([], True), ([Role.PRESS, Role.COMMAND], True), (["forged"], False), ([""], False)]
)
def test_roles_are_those_that_exist(joan, administrator, roles, is_right):
    filled = RolesForm({"roles": roles}, thing=joan, by=administrator)
    assert errors(filled) == (set() if is_right else {"roles"})

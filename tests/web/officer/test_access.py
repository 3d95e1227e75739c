"""Officers see their own rides and seats; a colleague's do not exist, and nobody else comes in."""

import pytest
from django.urls import reverse

from accounts.models import Role
from ridealong.rides.models import Ride
from ridealong.web.officer.urls import urlpatterns
from tests import factories

pytestmark = pytest.mark.django_db
OF_A_RIDE = [pattern.name for pattern in urlpatterns if pattern.name and "rides/" in str(pattern.pattern)]
LISTS = ["today", "week", "seats", "me"]
POST_ONLY = ["confirm", "ride-start", "ride-resume", "ride-emergency"]
GET_ONLY = ["ride", "paper-print"]


@pytest.fixture
def ride(make_ride):
    return make_ride()


@pytest.mark.parametrize("name", OF_A_RIDE)
def test_a_colleagues_ride_does_not_exist(phone_of, hill, ride, name):
    address, phone = reverse(f"officer:{name}", args=[ride.pk]), phone_of(hill)
    answers = {phone.get(address).status_code, phone.post(address, {"code": ride.check_in_code}).status_code}
    assert answers <= {404, 405} and 404 in answers
    assert Ride.objects.get().status == "confirmed"


@pytest.mark.parametrize("name", OF_A_RIDE)
def test_riders_and_other_staff_find_nothing(phone_of, maya, joan, press, lindqvist, ride, name):
    address = reverse(f"officer:{name}", args=[ride.pk])
    for person in (maya.account, joan, press, lindqvist):
        assert phone_of(person).get(address).status_code == 404
        assert phone_of(person).post(address).status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("name", OF_A_RIDE + LISTS)
def test_anonymous_visitors_sign_in_first(client, ride, name):
    address = reverse(f"officer:{name}", args=[ride.pk] if name in OF_A_RIDE else [])
    assert client.get(address)["Location"].startswith("/accounts/login/")


@pytest.mark.once
@pytest.mark.parametrize("name", POST_ONLY)
def test_looking_changes_nothing(phone, ride, name):
    assert phone.get(reverse(f"officer:{name}", args=[ride.pk])).status_code == 405


@pytest.mark.once
@pytest.mark.parametrize("name", [*GET_ONLY, "today", "week", "seats"])
def test_pages_take_no_posts(phone, ride, name):
    assert phone.post(reverse(f"officer:{name}", args=[ride.pk] if name in GET_ONLY else [])).status_code == 405


def test_an_officer_who_left_is_out(phone, law, ride):
    type(law).objects.filter(pk=law.pk).update(is_active=False)
    assert phone.get("/officer/").status_code == 404
    assert phone.get(reverse("officer:ride", args=[ride.pk])).status_code == 404


def test_an_account_with_the_role_but_no_badge_is_nobody(phone_of, program):
    assert phone_of(factories.make_staff("New", Role.OFFICER)).get("/officer/").status_code == 404


def test_a_colleagues_seat_stays_as_it_is(phone_of, hill, ride):
    phone, seat = phone_of(hill), ride.seat
    assert phone.post(reverse("officer:seat-close", args=[seat.pk])).status_code == 404
    seat.refresh_from_db()
    assert seat.status == "open"


def test_no_page_tells_a_surname(phone, make_ride, maya):
    ride = make_ride(rider=maya)
    for name in ("ride", "check-in", "decline", "turn-away", "no-show", "paper"):
        page = phone.get(reverse(f"officer:{name}", args=[ride.pk])).content.decode()
        assert "Torres" not in page and maya.email not in page and "12 Elm Street" not in page
    for name in LISTS:
        assert "Torres" not in phone.get(reverse(f"officer:{name}")).content.decode()

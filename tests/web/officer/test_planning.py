from datetime import timedelta

import pytest
from django.urls import reverse

from ridealong.shifts.models import Officer
from tests import factories
from tests.web.officer.conftest import EVENING

pytestmark = pytest.mark.django_db


def page(phone, name, query=""):
    return phone.get(reverse(f"officer:{name}") + query).content.decode()


def test_today_shows_the_next_ride_with_one_amber_button(phone, make_ride, maya):
    make_ride(rider=maya, case={"accommodation": "A higher seat"})
    make_ride("proposed", starts_at=EVENING + timedelta(days=4))
    html = page(phone, "today")
    for words in ("Next ride, in 20 minutes", "Maya T.</bdi>, 41", "first ride", "A higher seat", "the front desk"):
        assert words in html
    assert html.count("ra-go") == 1
    assert "Later rides" in html and "Waits for your answer" in html


def test_what_is_on_the_road_comes_first(phone, make_ride):
    make_ride(starts_at=EVENING - timedelta(hours=1))
    make_ride("in_progress", starts_at=EVENING + timedelta(hours=1), started_at=EVENING)
    assert "Riding now" in page(phone, "today")


def test_how_often_somebody_rode_before(phone, make_ride, maya):
    before = make_ride("completed", rider=maya, starts_at=EVENING - timedelta(days=200))
    type(before.application).objects.update(status="closed")
    make_ride(rider=maya)
    assert "rode 1 time before" in page(phone, "today")


def test_an_empty_evening_says_where_to_go(phone):
    html = page(phone, "today")
    assert "No rider is booked with you" in html and reverse("officer:seats") in html
    assert "ra-go" not in html


def test_reports_that_are_owed_are_listed(phone, make_ride):
    ride = make_ride("completed", starts_at=EVENING - timedelta(days=2))
    assert reverse("officer:ride-report", args=[ride.pk]) in page(phone, "today")


@pytest.mark.parametrize(
    ("hour", "theme", "night"), [(12, "", False), (22, "", True), (22, "light", False), (22, "dark", True)]
)
def test_pages_turn_dark_after_sunset_unless_somebody_wants_light(phone, before_the_ride, hour, theme, night):
    before_the_ride.move_to(EVENING.replace(hour=hour), tick=False)
    phone.cookies["theme"] = theme
    assert ('data-ra-variant="night"' in page(phone, "today")) is night


@pytest.mark.parametrize("name", ["today", "week", "seats"])
def test_one_ride_or_three_cost_the_same(phone, make_ride, queries_of, name):
    make_ride(starts_at=EVENING)
    make_ride("proposed", starts_at=EVENING + timedelta(hours=16))
    counts = [queries_of(lambda: phone.get(reverse(f"officer:{name}")))]
    make_ride("proposed", starts_at=EVENING + timedelta(hours=32))
    make_ride("proposed", starts_at=EVENING + timedelta(hours=48))
    counts.append(queries_of(lambda: phone.get(reverse(f"officer:{name}"))))
    assert counts[0] == counts[1]


def test_reports_one_or_three_cost_the_same(phone, make_ride, queries_of):
    make_ride("completed", starts_at=EVENING - timedelta(days=1))
    first = queries_of(lambda: phone.get("/officer/"))
    for days in (2, 3):
        make_ride("completed", starts_at=EVENING - timedelta(days=days))
    assert queries_of(lambda: phone.get("/officer/")) == first


def test_the_week_shows_shifts_riders_and_free_seats(phone, make_ride, law, maya):
    make_ride(rider=maya)
    factories.make_seat(law, starts_at=EVENING - timedelta(days=2))
    html = page(phone, "week")
    assert "Mon, Dec 7 – Sun, Dec 13" in html
    assert "Maya T." in html and "seat on offer" in html
    assert html.count('class="ra-shift"') == 2 and html.count("no shift") == 5


def test_a_shift_past_midnight_stands_on_the_day_it_begins(phone, law):
    factories.make_seat(law, starts_at=factories.local(EVENING.date() + timedelta(days=2), "23:30"))
    factories.make_seat(law, starts_at=factories.local(EVENING.date() + timedelta(days=3), "18:30"))
    assert page(phone, "week").count('class="ra-shift"') == 1
    assert page(phone, "week", "?from=2026-12-14").count('class="ra-shift"') == 1


@pytest.mark.parametrize("asked", ["", "x", "2026-13-40", "0001-01-01", "9999-12-31", "2026-12-11\x00", "٢٠٢٦-١٢-١١"])
def test_a_week_that_is_none_is_this_week(phone, asked):
    response = phone.get(reverse("officer:week"), {"from": asked})
    assert "Mon, Dec 7" in response.content.decode()


def test_a_seat_is_closed_and_offered_again(phone, law):
    seat = factories.make_seat(law)
    for verb, status in (("close", "closed"), ("close", "closed"), ("open", "open"), ("open", "open")):
        assert phone.post(reverse(f"officer:seat-{verb}", args=[seat.pk]), follow=True).status_code == 200
        seat.refresh_from_db()
        assert seat.status == status


def test_a_seat_of_a_cancelled_shift_is_not_offered(phone, law):
    seat = factories.make_seat(law)
    type(seat).objects.update(status="closed")
    type(seat.shift).objects.update(is_cancelled=True)
    html = phone.post(reverse("officer:seat-open", args=[seat.pk]), follow=True).content.decode()
    assert "already cancelled" in html
    seat.refresh_from_db()
    assert seat.status == "closed"


def test_a_taken_seat_leads_to_the_ride(phone, make_ride):
    ride = make_ride()
    html = page(phone, "seats")
    assert reverse("officer:ride", args=[ride.pk]) in html and "Close seat" not in html


def test_many_shifts_come_in_pages(phone, law):
    for days in range(22):
        factories.make_seat(law, starts_at=EVENING + timedelta(days=days))
    assert "Page 1 of 2" in page(phone, "seats")
    assert page(phone, "seats", "?page=2").count("Close seat") == 2
    assert page(phone, "seats", "?page=nonsense").count("Close seat") == 20


def test_officers_choose_for_themselves(phone, law):
    response = phone.post(reverse("officer:me"), {"takes_riders": "on", "language": "es"})
    law.refresh_from_db()
    assert (law.takes_riders, law.may_be_named, law.account.language) == (True, False, "es")
    assert response.cookies["django_language"].value == "es"
    assert '<html lang="es"' in page(phone, "me")


@pytest.mark.parametrize("language", ["", "xx", "en\x00", "<b>", "e" * 100_000])
def test_a_forged_language_changes_nothing(phone, law, language):
    assert phone.post(reverse("officer:me"), {"language": language}).status_code == 200
    law.refresh_from_db()
    assert (law.takes_riders, law.account.language) == (True, "en")


def test_a_protected_officer_cannot_ask_to_be_named(phone, law):
    Officer.objects.filter(pk=law.pk).update(is_protected=True, may_be_named=False)
    phone.post(reverse("officer:me"), {"takes_riders": "on", "may_be_named": "on", "language": "en"})
    law.refresh_from_db()
    assert not law.may_be_named

from datetime import timedelta

import pytest
from django.urls import reverse

from ridealong.program import rulebook
from ridealong.program.models import Program
from ridealong.rides import numbers, openings
from tests import factories

pytestmark = pytest.mark.django_db


def home(client):
    return client.get("/").content.decode()


def test_without_a_program_the_first_page_says_so(client):
    factories.make_department()
    assert "being set up" in home(client)


def test_the_first_page_offers_what_is_free(client, program, law):
    starts_at = factories.local(factories.days_ahead(21), "17:00")
    factories.make_seat(law, starts_at=starts_at)
    factories.make_seat(factories.make_officer("Hill"), starts_at=starts_at)
    page = home(client)
    assert "2 seats" in page
    assert "5 PM – 9 PM" in page.replace("\u00a0", " ")
    assert "Central time" in page


def test_taken_early_and_closed_seats_are_not_offered(client, program, law, maya):
    factories.make_seat(law, starts_at=factories.local(factories.days_ahead(3), "17:00"))
    taken = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(22), "17:00"))
    factories.make_ride(seat=taken)
    closed = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(23), "17:00"))
    type(closed).objects.filter(pk=closed.pk).update(status="closed")
    assert openings.ahead(program, program.rule_set.rules) == []
    assert "No open seats are planned" in home(client)


def test_one_opening_or_three_cost_the_same(client, program, law, django_assert_num_queries):
    rules = program.rule_set.rules
    for number in range(3):
        factories.make_seat(law, starts_at=factories.local(factories.days_ahead(21 + number), "17:00"))
        with django_assert_num_queries(1):
            found = openings.ahead(program, rules)
        assert len(found) == number + 1


def test_the_same_hours_beside_many_officers_are_one_opening(program, law):
    for _officer in range(3):
        factories.make_seat(starts_at=factories.local(factories.days_ahead(21), "17:00"))
    found = openings.ahead(program, program.rule_set.rules)
    assert [(opening.seats, opening.words) for opening in found] == [(3, "3 seats")]


def test_a_paused_program_says_so_and_takes_no_applications(client, program):
    Program.objects.update(status="paused", pause_message="Back in January.")
    page = home(client)
    assert "Back in January." in page
    assert "Apply for a seat" not in page


def test_rules_come_from_the_rule_set(client, program):
    page = client.get(reverse("public:rules", args=["citizen"])).content.decode()
    assert "16 or older on the day of the ride" in page
    assert "14 days ahead" in page
    assert "Rule set 1" in page
    assert client.get(reverse("public:rules", args=["none"])).status_code == 404


def test_one_program_needs_no_list(client, program):
    assert client.get(reverse("public:programs"))["Location"] == reverse("public:rules", args=["citizen"])
    factories.make_program("fire", name="Fire ride-along")
    assert "Fire ride-along" in client.get(reverse("public:programs")).content.decode()


@pytest.mark.parametrize("name", ["numbers", "privacy", "accessibility"])
def test_pages_about_us(client, program, name):
    assert client.get(reverse(f"public:{name}")).status_code == 200


def test_numbers_are_silent_below_five_cases(program, maya):
    application = factories.make_application("approved", rider=maya)
    assert numbers.of(program).days_to_decision is None
    assert application.decided_at


def test_numbers_tell_the_middle_of_many(program):
    for days in (1, 2, 3, 4, 30):
        application = factories.make_application("approved")
        application.submitted_at = application.decided_at - timedelta(days=days)
        application.save()
    told = numbers.of(program)
    assert (told.days_to_decision, told.decided, told.approved) == (3, 5, 5)


@pytest.mark.parametrize("windows", [1, 30])
def test_the_rules_page_costs_the_same_however_many_rules_there_are(
    client, program, administrator, windows, django_assert_num_queries
):
    hours = {"windows": [{"start": f"{number % 20:02}:00", "end": "23:00"} for number in range(windows)]}
    kinds = [{"code": f"kind{number}", "name": {"en": f"Kind {number}"}} for number in range(windows)]
    rulebook.publish_at_once(program, {"hours": hours, "categories": kinds}, by=administrator)
    client.get("/ride/citizen/")
    with django_assert_num_queries(3):
        assert client.get("/ride/citizen/").status_code == 200


def test_search_engines_are_told_what_a_page_is_and_where_nothing_is_for_them(client, program):
    assert '<meta name="description" content="Ride along with ' in client.get("/").content.decode()
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, "text/plain")
    assert b"Disallow: /admin/" in b"".join(answer.streaming_content)
    answer.close()

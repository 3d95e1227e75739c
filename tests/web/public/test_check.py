import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from ridealong.models import Application, Rider
from ridealong.program import rulebook
from ridealong.rules.document import laid_over
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, program):
    def send(**answers):
        said = {
            "born_on": "1985-06-21",
            "category": "citizen",
            "ride_on": factories.days_ahead(21).isoformat(),
            "starts": "18:00",
            "hours": "4",
            **answers,
        }
        response = client.post(reverse("public:check", args=["citizen"]), said)
        assert response.status_code == 200
        return response.content.decode()

    return send


def test_an_adult_with_time_ahead_may_ride_and_nothing_is_kept(ask):
    assert "Yes. Nothing stands against" in ask()
    assert not Rider.objects.exists()
    assert not Application.objects.exists()


def test_too_young_names_the_day_on_which_it_passes(ask):
    today = factories.days_ahead(0)
    born_on = date(today.year - 15, 1, 1) if today.month > 1 else date(today.year - 14, 1, 1)
    page = ask(born_on=born_on.isoformat())
    assert "too_young" in page
    assert "From " in page


def test_too_soon_needs_an_exception(ask):
    page = ask(ride_on=factories.days_ahead(3).isoformat())
    assert "needs an exception" in page
    assert "notice" in page


def test_a_recent_ride_says_from_when(ask):
    page = ask(last_ride_on=factories.days_ahead(-30).isoformat())
    assert "frequency" in page


def test_outside_the_hours(ask):
    assert "outside_hours" in ask(starts="03:00")


def test_a_hard_reason_from_the_list(ask):
    page = ask(applies=["felony_charge"])
    assert "Not like this" in page
    assert "felony" not in page.split("Change an answer")[0]


@pytest.mark.parametrize(
    ("rules", "answers", "row"),
    [
        ({"hours": {"windows": [], "rides_on_holidays": False}}, {"ride_on": "2027-01-01"}, "Hours"),
        ({"max_age": 30}, {}, "Age"),
        ({"notice": {"most_days": 5, "amount": 0}}, {}, "Notice"),
        ({"minors": {"windows": [{"start": "08:00", "end": "10:00"}]}}, {"born_on": "2010-01-01"}, "Limits for minors"),
        ({}, {"born_on": "2010-01-01", "guardian": "no"}, "Guardian"),
        ({"length": {"whole_shift": True, "max_hours": 12}}, {"starts": "12:00"}, "Hours"),
        ({"residency": {"policy": "required"}}, {}, "From here"),
        ({"status": "paused"}, {}, "Program"),
    ],
)
@time_machine.travel("2026-11-30T12:00Z", tick=False)
def test_what_stands_against_a_ride_stands_in_its_row(ask, program, administrator, rules, answers, row):
    laid = laid_over(program.rule_set.rules.to_json(), rules)
    rulebook.publish_at_once(program, laid, by=administrator)
    looked = ask(**answers).split("What we looked at")[1]
    verdicts = dict(re.findall(r"<dt>(.*?)</dt>.*?(Fine|Exception|Not yet)", looked, re.DOTALL))
    assert verdicts[row] in {"Not yet", "Exception"}
    assert verdicts["Conflicts"] == "Fine"


@pytest.mark.parametrize(
    "answers",
    [
        {"born_on": "soon"},
        {"born_on": "0001-01-01"},
        {"born_on": "9999-12-31"},
        {"ride_on": "1999-01-01"},
        {"ride_on": ""},
        {"starts": "25:00"},
        {"hours": "400"},
        {"category": "astronaut"},
        {"applies": ["'; drop table"]},
        {"last_ride_on": "\x00"},
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(ask, answers):
    page = ask(**answers)
    assert "to put right" in page
    assert "1985-06-21" in page or "born_on" in answers


def test_an_empty_form_opens(client, program):
    page = client.get(reverse("public:check", args=["citizen"])).content.decode()
    assert "we keep none of the answers" in page
    assert "I have an invitation code" in page

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from ridealong.applications.deciding.holding import repin
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.program import rulebook
from ridealong.rides import what_if
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(program, administrator):
    """Like the rules in force, for people of 45 and older."""
    content = program.rule_set.rules.to_json() | {"min_age": 45, "minors": {"policy": "never"}}
    return rulebook.begin(program, content, by=administrator, based_on=program.rule_set)


def tried(draft, by):
    trial = what_if.begin(draft, by=by)
    what_if.go_on(trial.pk)
    trial.refresh_from_db()
    return trial


def codes(reasons):
    return [code for code, _sentence in reasons]


def test_who_would_come_out_differently_is_found_with_the_reason(draft, administrator, maya):
    case = factories.make_application("submitted", rider=maya)
    trial = tried(draft, administrator)
    finding = trial.findings.get()
    assert (finding.application, finding.ride) == (case, None)
    assert (finding.was, finding.becomes) == ("eligible", "ineligible")
    assert codes(finding.now) == ["too_young"]
    assert (trial.status, trial.done, trial.flips) == ("done", 1, 1)


def test_looking_changes_nothing(draft, administrator, maya):
    case = factories.make_application("submitted", rider=maya)
    before = Event.objects.count()
    tried(draft, administrator)
    case.refresh_from_db()
    assert case.rule_set.number == 1
    assert (Event.objects.count(), Message.objects.count()) == (before, 0)


def test_who_stays_the_same_is_not_listed(draft, administrator):
    old = factories.make_rider("Old Hand", born_on=timezone.localdate() - timedelta(days=60 * 365))
    factories.make_application("submitted", rider=old)
    assert not tried(draft, administrator).findings.exists()


def test_a_reason_that_falls_away_is_told_too(program, administrator, maya):
    soon = factories.days_ahead(3).isoformat()
    factories.make_application("submitted", rider=maya, wishes=[{"on": soon, "starts": "18:00", "hours": 4}])
    content = program.rule_set.rules.to_json() | {"notice": {"amount": 0}}
    trial = tried(rulebook.begin(program, content, by=administrator), administrator)
    finding = trial.findings.get()
    assert (finding.was, finding.becomes) == ("needs_exception", "eligible")
    assert codes(finding.no_longer) == ["notice"]


def test_a_booked_ride_is_looked_at_on_its_own_date(program, administrator, maya, law):
    case = factories.make_application("approved", rider=maya)
    ride = factories.make_ride("confirmed", application=case, seat=factories.make_seat(law))
    content = program.rule_set.rules.to_json()
    content["hours"] = {"blackout_dates": [ride.on.isoformat()]}
    trial = tried(rulebook.begin(program, content, by=administrator), administrator)
    finding = trial.findings.exclude(ride=None).get()
    assert finding.ride == ride
    assert "blackout" in codes(finding.now)


@pytest.mark.parametrize("status", ["draft", "declined", "withdrawn", "closed", "expired"])
def test_only_open_cases_that_were_sent_are_looked_at(draft, administrator, maya, status):
    factories.make_application(status, rider=maya)
    assert tried(draft, administrator).total == 0


def test_a_trial_that_is_cut_off_goes_on(draft, administrator, maya, stranger, monkeypatch):
    for rider in (maya, stranger):
        factories.make_application("submitted", rider=rider)
    monkeypatch.setattr(what_if, "CHUNK", 1)
    monkeypatch.setattr(what_if, "STRETCH", -1)
    trial = what_if.begin(draft, by=administrator)
    OrmQ.objects.all().delete()
    what_if.go_on(trial.pk)
    trial.refresh_from_db()
    assert (trial.status, trial.done, OrmQ.objects.count()) == ("running", 1, 1)
    for _ in range(2):
        what_if.go_on(trial.pk)
    trial.refresh_from_db()
    assert (trial.status, trial.done, trial.findings.count()) == ("done", 2, 2)


def test_the_draft_as_it_was_tried_is_kept(draft, administrator, maya):
    factories.make_application("submitted", rider=maya)
    trial = what_if.begin(draft, by=administrator)
    rulebook.rewrite(draft, {"min_age": 18}, by=administrator, section="who")
    what_if.go_on(trial.pk)
    assert trial.findings.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_one_case_and_for_three(draft, administrator, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_application("submitted", rider=factories.make_rider())
    trial = what_if.begin(draft, by=administrator)
    with django_assert_num_queries(19):
        what_if.go_on(trial.pk)


def test_cases_are_held_to_new_rules_by_an_act_of_its_own(draft, administrator, maya):
    case = factories.make_application("submitted", rider=maya)
    trial = tried(draft, administrator)
    rulebook.publish(draft, by=administrator)
    case.refresh_from_db()
    assert case.rule_set.number == 1
    assert what_if.reevaluate(trial, by=administrator) == 1
    case.refresh_from_db()
    assert (case.rule_set, case.status) == (draft, "submitted")
    event = Event.objects.get(name="application.reevaluated")
    assert event.details == {"former": 1, "number": 2}
    assert what_if.reevaluate(trial, by=administrator) == 0


def test_nobody_is_held_to_a_draft(draft, joan, maya):
    with pytest.raises(CannotAsk):
        repin(factories.make_application("submitted", rider=maya), draft, by=joan)

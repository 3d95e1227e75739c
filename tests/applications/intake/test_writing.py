"""Beginning, writing and sending an application."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ridealong.applications import completeness, facts, pausing
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.applications.intake.writing import CannotApply, Incomplete, NotEligible
from ridealong.applications.riders.ban import Ban
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message, RuleSet
from ridealong.rules.ride import PastRide
from tests import factories

pytestmark = pytest.mark.django_db


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def adult_draft(maya, **fields):
    return factories.make_application("draft", rider=maya, **fields)


# --- begin ---


def test_a_draft_is_pinned_to_the_rules_in_force(program, maya):
    application = writing.begin(program, maya, by=maya.account)
    assert (application.status, application.rule_set) == ("draft", program.rule_set)
    assert application.category == "citizen"
    assert names(application) == ["application.begun"]


def test_case_numbers_run_through_the_year(program, maya, stranger):
    year = timezone.localdate().year
    first = writing.begin(program, maya, by=maya.account)
    second = writing.begin(program, stranger, by=stranger.account)
    assert [first.reference, second.reference] == [f"AF-{year}-0001", f"AF-{year}-0002"]


def test_a_taken_case_number_is_passed_over(program, maya, stranger):
    year = timezone.localdate().year
    factories.make_application(rider=stranger, reference=f"AF-{year}-0001", created_at=timezone.now() - timedelta(9))
    assert writing.begin(program, maya, by=maya.account).reference == f"AF-{year}-0002"


@pytest.mark.parametrize(
    "status",
    ["draft", "submitted", "guardian_pending", "needs_information", "under_review", "waitlisted", "approved"],
)
def test_an_open_application_is_found_again(program, maya, status):
    known = factories.make_application(status, rider=maya)
    assert writing.begin(program, maya, by=maya.account) == known
    assert Application.objects.count() == 1


@pytest.mark.parametrize("status", ["declined", "withdrawn", "expired", "closed"])
def test_a_closed_one_makes_room_for_another(program, maya, status):
    known = factories.make_application(status, rider=maya)
    assert writing.begin(program, maya, by=maya.account) != known


def test_who_is_banned_reads_only_whom_to_ask(program, maya, joan):
    today = timezone.localdate()
    Ban.objects.create(rider=maya, until_on=today, reason="Did not come, twice.", banned_by=joan)
    with pytest.raises(CannotApply) as refusal:
        writing.begin(program, maya, by=maya.account)
    assert "contact the coordinator" in str(refusal.value)
    assert "Did not come" not in str(refusal.value)


def test_a_ban_that_is_over_is_over(program, maya, joan):
    Ban.objects.create(rider=maya, until_on=timezone.localdate() - timedelta(1), reason="-", banned_by=joan)
    assert writing.begin(program, maya, by=maya.account)


def test_after_a_no_one_waits_until_the_date_that_was_given(program, maya):
    declined = factories.make_application("declined", rider=maya, may_reapply_on=factories.days_ahead(30))
    with pytest.raises(CannotApply, match="apply again from"):
        writing.begin(program, maya, by=maya.account)
    Application.objects.filter(pk=declined.pk).update(may_reapply_on=timezone.localdate())
    assert writing.begin(program, maya, by=maya.account)


def test_a_paused_program_says_why(program, maya, joan):
    pausing.pause_program(program, by=joan, message="We are short of officers until May.")
    with pytest.raises(CannotApply, match="short of officers"):
        writing.begin(program, maya, by=maya.account)


def test_by_invitation_the_desk_begins(program, maya, joan):
    program.status = "restricted"
    program.save()
    with pytest.raises(CannotApply, match="invitation"):
        writing.begin(program, maya, by=maya.account)
    assert writing.begin(program, maya, by=joan).status == "draft"


def test_without_rules_nobody_begins(program, maya):
    RuleSet.objects.update(status="retired")
    with pytest.raises(CannotApply, match="not open yet"):
        writing.begin(program, maya, by=maya.account)


# --- writing ---


def test_a_draft_is_kept_without_a_trace(program, maya):
    draft = adult_draft(maya)
    writing.save_section(draft, by=maya.account, reason="To see it once.", emergency_name="Adwoa Osei")
    writing.save_person(draft, by=maya.account, preferred_name="Mai", born_on=date(1990, 2, 3))
    draft = Application.objects.get(pk=draft.pk)
    assert (draft.reason, draft.emergency_name, draft.rider.born_on) == (
        "To see it once.",
        "Adwoa Osei",
        date(1990, 2, 3),
    )
    assert names(draft) == []


def test_what_changes_after_the_desk_asked_is_told_by_field_only(program, maya):
    asked = factories.make_application("needs_information", rider=maya)
    writing.save_section(asked, by=maya.account, reason="Another reason.")
    event = Event.objects.in_case(asked.pk).get()
    assert (event.name, event.details) == ("application.changed", {"fields": ["reason"]})


@pytest.mark.parametrize("status", ["submitted", "guardian_pending", "under_review", "approved", "withdrawn", "closed"])
def test_what_is_sent_cannot_be_written_any_more(program, maya, status):
    sent = factories.make_application(status, rider=maya)
    with pytest.raises(CannotApply, match="is sent"):
        writing.save_section(sent, by=maya.account, reason="Something else.")
    with pytest.raises(CannotApply, match="is sent"):
        writing.save_person(sent, by=maya.account, legal_name="Somebody Else")
    sent.rider.refresh_from_db()
    assert sent.rider.legal_name == "Maya Torres"


def test_a_draft_object_that_was_sent_elsewhere_is_not_written(program, maya):
    mine = adult_draft(maya)
    writing.submit(Application.objects.get(pk=mine.pk), by=maya.account)
    with pytest.raises(CannotApply):
        writing.save_section(mine, by=maya.account, reason="Too late.")


@pytest.mark.parametrize("field", ["status", "held_at", "desk_note", "approved_until_on", "rider", "reference"])
def test_nobody_writes_what_is_not_theirs(program, maya, field):
    with pytest.raises(TypeError):
        writing.save_section(adult_draft(maya), by=maya.account, **{field: "approved"})
    with pytest.raises(TypeError):
        writing.save_person(adult_draft(factories.make_rider()), by=maya.account, **{field: "x"})


def test_a_social_security_number_is_never_kept(program, maya):
    draft = adult_draft(maya)
    with pytest.raises(CannotApply, match="social security"):
        writing.save_section(draft, by=maya.account, reason="My number is 123-45-6789.")
    assert "123" not in Application.objects.get(pk=draft.pk).reason


# --- what is missing ---

GAPS = [
    ("emergency", {"emergency_name": ""}),
    ("emergency", {"emergency_relation": ""}),
    ("emergency", {"emergency_name": "MAYA  torres"}),
    ("emergency", {"emergency_phone": "+16625550164"}),
    ("ride", {"wishes": []}),
    ("ride", {"wishes": [{"on": "2020-01-01", "starts": "18:00", "hours": 4}]}),
    ("ride", {"reason": "  "}),
    ("ride", {"category": "astronaut"}),
    ("ride", {"station": None}),
    ("questions", {"has_relative_here": None}),
    ("questions", {"has_open_case": None}),
    ("questions", {"attestation": ""}),
    ("agreements", {"accepted_rules_at": None}),
    ("agreements", {"agreed_to_check_at": None}),
]


@pytest.mark.parametrize(("section", "gap"), GAPS)
def test_each_gap_is_named_by_its_section(program, maya, section, gap):
    assert set(completeness.missing(adult_draft(maya, **gap))) == {section}


@pytest.mark.parametrize(
    ("section", "gap"),
    [
        ("you", {"legal_name": " "}),
        ("you", {"born_on": None}),
        ("contact", {"phone": ""}),
        ("contact", {"address": ""}),
    ],
)
def test_gaps_about_the_person(program, section, gap):
    rider = factories.make_rider(**gap)
    assert set(completeness.missing(factories.make_application("draft", rider=rider))) == {section}


def test_ties_are_asked_for_where_residency_is_required(db):
    program = factories.make_program("campus", {"residency": {"policy": "required", "ties": ["live"]}})
    rider = factories.make_rider()
    draft = factories.make_application("draft", program=program, rider=rider, ties=[])
    assert set(completeness.missing(draft)) == {"questions"}
    draft.ties = ["live"]
    assert completeness.missing(draft) == {}


def test_without_a_records_check_nobody_agrees_to_one(db):
    program = factories.make_program("fire", {"clearance": {"required": False}})
    draft = factories.make_application("draft", program=program, agreed_to_check_at=None)
    assert completeness.missing(draft) == {}


def test_a_copy_of_the_id_is_asked_for_where_the_rules_want_it(db):
    program = factories.make_program("sheriff", {"identification": {"copy_with_application": True}})
    draft = factories.make_application("draft", program=program)
    assert set(completeness.missing(draft)) == {"you", "documents"}


# --- sending ---


def test_sending_tells_the_rider_and_history(program, maya):
    sent = writing.submit(adult_draft(maya), by=maya.account)
    assert sent.status == "submitted"
    assert sent.submitted_at is not None
    assert names(sent) == ["application.submitted"]
    letter = Message.objects.get(event="application.submitted")
    assert (letter.to_address, letter.case) == (maya.email, sent.pk)
    assert "/my/" in letter.text


def test_sending_twice_changes_nothing(program, maya):
    draft = adult_draft(maya)
    again = Application.objects.get(pk=draft.pk)
    sent = writing.submit(draft, by=maya.account)
    with pytest.raises(IllegalMove):
        writing.submit(again, by=maya.account)
    assert names(sent) == ["application.submitted"]
    assert Message.objects.count() == 1


def test_soft_rules_go_to_the_desk(program, maya):
    """Three days are less than the notice of fourteen; a supervisor may make an exception."""
    soon = [{"on": factories.days_ahead(3).isoformat(), "starts": "18:00", "hours": 4}]
    sent = writing.submit(adult_draft(maya, wishes=soon), by=maya.account)
    assert [(reason.code, reason.override) for reason in facts.reasons(sent)] == [("notice", "supervisor")]


def test_hard_rules_stop_the_sending(program, maya):
    long = [{"on": factories.days_ahead(21).isoformat(), "starts": "08:00", "hours": 9}]
    draft = adult_draft(maya, wishes=long)
    with pytest.raises(NotEligible) as refusal:
        writing.submit(draft, by=maya.account)
    assert "too_long" in [reason.code for reason in refusal.value.reasons]
    assert Application.objects.get(pk=draft.pk).status == "draft"
    assert not Message.objects.exists()


def test_the_best_of_several_wishes_counts(program, maya):
    day = factories.days_ahead(21).isoformat()
    wishes = [{"on": day, "starts": "08:00", "hours": 9}, {"on": day, "starts": "18:00", "hours": 4}]
    assert writing.submit(adult_draft(maya, wishes=wishes), by=maya.account).status == "submitted"


def test_rides_of_the_past_are_handed_in(program, maya):
    last = PastRide(on=factories.days_ahead(-20))
    sent = writing.submit(adult_draft(maya), by=maya.account, past_rides=[last])
    assert [reason.code for reason in facts.reasons(sent, past_rides=[last])] == ["frequency"]
    assert facts.reasons(sent) == []


def test_a_ban_made_meanwhile_stops_the_sending(program, maya, joan):
    draft = adult_draft(maya)
    Ban.objects.create(rider=maya, until_on=factories.days_ahead(30), reason="-", banned_by=joan)
    with pytest.raises(NotEligible, match="contact the coordinator"):
        writing.submit(draft, by=maya.account)


def test_a_pause_made_meanwhile_stops_the_sending(program, maya, joan):
    draft = adult_draft(maya)
    pausing.pause_program(program, by=joan, message="Back in May.")
    with pytest.raises(NotEligible, match="Back in May"):
        writing.submit(draft, by=maya.account)


def test_new_rules_are_read_before_they_bind(program, maya, administrator):
    draft = adult_draft(maya)
    now = timezone.now()
    newer = RuleSet.objects.create(
        program=program,
        number=2,
        content=program.rule_set.content,
        status="published",
        valid_from_at=now,
        published_at=now,
        published_by=administrator,
    )
    with pytest.raises(Incomplete) as refusal:
        writing.submit(Application.objects.get(pk=draft.pk), by=maya.account)
    assert list(refusal.value.problems) == ["agreements"]
    draft = Application.objects.get(pk=draft.pk)
    assert (draft.status, draft.rule_set, draft.accepted_rules_at) == ("draft", newer, None)
    writing.save_section(draft, by=maya.account, accepted_rules_at=timezone.now())
    assert writing.submit(draft, by=maya.account).rule_set == newer


# --- giving up ---


def test_withdrawing_a_sent_one_is_confirmed(program, maya):
    sent = factories.make_application("under_review", rider=maya)
    writing.give_up(sent, by=maya.account)
    assert sent.status == "withdrawn"
    assert Message.objects.get().event == "application.withdrawn"


def test_a_draft_goes_quietly(program, maya):
    writing.give_up(adult_draft(maya), by=maya.account)
    assert not Message.objects.exists()


def test_who_has_no_name_yet_is_greeted_even_so(program):
    rider = factories.make_rider(legal_name="")
    draft = factories.make_application("draft", rider=rider)
    writing.expire(draft, by=rider.account)
    assert "Hello, your application has expired." in Message.objects.get().text

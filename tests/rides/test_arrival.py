"""What the rules of the program ask for at the door, and what they say about coming late and calling off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications.riders.ban import Ban
from ridealong.notifications.models import Message
from ridealong.rides import afterwards, arrival, calling_off, history, road, tasks
from ridealong.rides.models import CheckIn
from ridealong.rides.road import NotClear, NotReady, Points
from ridealong.rules.presets import ALDER_FALLS
from tests import factories
from tests.rides.conftest import EVENING

pytestmark = pytest.mark.django_db

EVERY_POINT = ["has_shown_id", "is_sober", "is_dressed", "is_briefed"]
PAPERS = [
    "rules",
    {"code": "privacy", "how": "sign", "name": {"en": "Patients' privacy", "es": "Privacidad"}},
    {"code": "school_letter", "how": "bring", "name": {"en": "Letter from your school"}},
    {"code": "media", "how": "sign", "name": {"en": "Media release"}, "required": False},
]


@pytest.fixture
def ruled(program, case):
    def rule(**sections):
        program.rule_sets.update(content={**ALDER_FALLS, **sections})
        case.rule_set.refresh_from_db()
        case.rule_set.__dict__.pop("rules", None)

    return rule


def codes(ride, minutes=-10):
    ride = type(ride).objects.get(pk=ride.pk)
    return [point.code for point in arrival.points(ride, ride.starts_at + timedelta(minutes=minutes))]


def test_every_ride_has_four_points(make_ride):
    assert codes(make_ride()) == EVERY_POINT


def test_a_program_that_asks_for_no_id_has_three(ruled, make_ride):
    ruled(identification={"at_check_in": False})
    assert codes(make_ride()) == EVERY_POINT[1:]


def test_papers_that_are_signed_or_brought_are_points(ruled, make_ride):
    ruled(documents=PAPERS)
    ride = make_ride()
    assert codes(ride)[1:4] == ["paper_privacy", "paper_school_letter", "paper_media"]
    said = [str(point.label) for point in arrival.papers(ride)]
    assert said[:2] == ["Signed: Patients' privacy", "Brought: Letter from your school"]


def test_a_minor_comes_with_a_guardian_where_the_rules_say_so(ruled, make_case, desmond, make_ride):
    ruled(minors={"policy": "with_consent", "guardian_present": True}, identification={"guardian_too": True})
    minor = make_ride(application=make_case(rider=desmond))
    assert codes(minor)[1:3] == ["guardian", "guardian_id"]


def test_and_a_grown_up_alone(ruled, make_ride):
    ruled(minors={"policy": "with_consent", "guardian_present": True}, identification={"guardian_too": True})
    assert codes(make_ride()) == EVERY_POINT


@pytest.fixture
def signed_ride(case, seat, program):
    factories.make_signed_waiver(case)
    return factories.make_ride("confirmed", application=case, seat=seat, starts_at=EVENING)


def check_in(ride, law, *seen):
    points = Points.of([*EVERY_POINT, *seen])
    ride = type(ride).objects.get(pk=ride.pk)
    return road.check_in(ride, by=law.account, points=points, witness_name="Law")


def test_a_required_paper_is_missed_and_an_optional_one_is_not(ruled, signed_ride, law):
    ruled(documents=PAPERS, arrival={"late_action": "wait"})
    with pytest.raises(NotClear) as refused:
        check_in(signed_ride, law, "paper_privacy")
    assert refused.value.problems == ["“Letter from your school” must be here."]
    assert check_in(signed_ride, law, "paper_privacy", "paper_school_letter").status == "checked_in"
    assert CheckIn.objects.get().also == ["paper_privacy", "paper_school_letter"]


def test_who_is_late_rides_when_the_supervisor_says_so(signed_ride, law, friday_evening):
    assert codes(signed_ride, 14) == EVERY_POINT and codes(signed_ride, 15) == [*EVERY_POINT, "late"]
    with pytest.raises(NotClear, match="supervisor"):
        check_in(signed_ride, law)
    assert check_in(signed_ride, law, "late").status == "checked_in"


@pytest.mark.parametrize(("minutes", "rides"), [(14, True), (15, False)])
def test_or_not_at_all(ruled, case, seat, law, friday_evening, minutes, rides):
    ruled(arrival={"late_action": "turn_away"})
    friday_evening.move_to(EVENING + timedelta(minutes=minutes))
    factories.make_signed_waiver(case)
    signed_ride = factories.make_ride("confirmed", application=case, seat=seat, starts_at=EVENING)
    if rides:
        assert check_in(signed_ride, law).status == "checked_in"
    else:
        with pytest.raises(NotReady, match="too late"):
            check_in(signed_ride, law)
        assert road.turn_away(signed_ride, by=law.account, reason="late").status == "turned_away"


def test_the_rider_is_told_what_to_bring(ruled, make_ride, friday_evening):
    ruled(documents=PAPERS, texts={"bring": {"en": "Water."}})
    ride = make_ride("confirmed", starts_at=timezone.now() + timedelta(hours=20))
    said = arrival.to_bring(type(ride).objects.get(), "en")
    assert said[:3] == ["Water.", "You sign there: Patients' privacy.", "Bring: Letter from your school."]
    assert tasks.send_reminders() == 1
    assert "Bring: Letter from your school." in Message.objects.get(event="ride.reminder").text


@pytest.fixture
def strict(ruled):
    ruled(arrival={"cancel_hours": 24, "no_show_limit": 2, "no_show_months": 12, "ban_months": 6})


def tomorrow(make_ride, hours, **fields):
    ride = make_ride("confirmed", starts_at=timezone.now() + timedelta(hours=hours), **fields)
    return type(ride).objects.get(pk=ride.pk)


@pytest.mark.parametrize(("hours", "counts"), [(24, False), (23.9, True)])
def test_a_ride_called_off_late_was_missed(strict, make_ride, maya, hours, counts):
    ride = tomorrow(make_ride, hours)
    calling_off.cancel(ride, by=maya.account, cancelled_for="rider")
    assert ride.is_late_cancel is counts
    assert history.missed(maya) == int(counts)
    assert [past.outcome for past in history.of(maya)] == (["no_show"] if counts else ["cancelled"])
    told = Message.objects.get(event="ride.cancelled", recipient="rider").text
    assert ("counts as a ride you missed" in told) is counts


@pytest.mark.parametrize("whose", ["officer", "department"])
def test_unless_somebody_else_called_it_off(strict, make_ride, maya, joan, whose):
    calling_off.cancel(tomorrow(make_ride, 1), by=joan, cancelled_for=whose)
    assert history.missed(maya) == 0


@pytest.mark.parametrize(("days_before", "banned"), [(300, True), (400, False)])
def test_missed_rides_count_for_as_long_as_the_rules_say(strict, make_ride, case, maya, days_before, banned):
    before = factories.make_seat(starts_at=EVENING - timedelta(days=days_before))
    factories.make_ride("no_show", application=case, seat=before)
    seat = factories.make_seat(starts_at=EVENING + timedelta(hours=2))
    calling_off.cancel(tomorrow(make_ride, 3, seat=seat), by=maya.account, cancelled_for="rider")
    assert Ban.objects.filter(rider=maya).exists() is banned


@pytest.mark.parametrize(
    ("status", "rule", "wanted"),
    [
        ("completed", {}, True),
        ("completed", {"officer_report": False}, False),
        ("ended_early", {"officer_report": False}, True),
        ("ended_early", {"officer_report": False, "early_end_report": "none"}, False),
    ],
)
def test_a_report_is_wanted_as_the_rules_say(ruled, make_ride, status, rule, wanted):
    ruled(after=rule)
    ride = make_ride(status)
    assert afterwards.wants_report(type(ride).objects.get(pk=ride.pk)) is wanted


def test_a_ride_ended_early_is_reported_before_the_officer_goes_home(make_ride, seat):
    assert afterwards.report_due_at(make_ride("ended_early")) == seat.shift.ends_at


def test_any_other_by_the_end_of_the_next_day(make_ride):
    due_at = afterwards.report_due_at(make_ride("completed"))
    assert f"{due_at:%Y-%m-%d %H:%M}" == "2026-12-13 00:00"


# --- settings that a page obeys ---


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"weapons": {"policy": "never"}}, []),  # “sober and unarmed” is one tap
        ({"weapons": {"policy": "by_exception"}}, ["weapon"]),
        ({"weapons": {"policy": "declared"}}, ["weapon"]),
        ({"weapons": {"policy": "allowed"}}, []),
        ({"recording": {"policy": "not_asked"}}, []),
        ({"recording": {"policy": "never"}}, ["recording"]),
        ({"recording": {"policy": "by_exception"}}, ["recording"]),
        ({"recording": {"policy": "allowed"}}, []),
    ],
)
def test_weapons_and_recording_are_points_where_the_rules_have_a_word(ruled, make_ride, sections, expected):
    ruled(**sections)
    assert [code for code in codes(make_ride()) if code not in EVERY_POINT] == expected


@pytest.mark.parametrize(
    ("policy", "label"),
    [("never", "Sober and unarmed"), ("declared", "Sober"), ("by_exception", "Sober"), ("allowed", "Sober")],
)
def test_nobody_is_asked_to_be_unarmed_who_may_be_armed(ruled, make_ride, policy, label):
    ruled(weapons={"policy": policy})
    ride = make_ride()
    found = {point.code: str(point.label) for point in arrival.points(ride, ride.starts_at)}
    assert found["is_sober"] == label


def test_a_minor_rides_only_together_with_an_adult_where_the_rules_say_so(ruled, make_case, desmond, make_ride):
    ruled(min_age=18, minors={"policy": "accompanied", "from_age": 16})
    minor = make_ride(application=make_case(rider=desmond))
    assert "accompanied" in codes(minor)


def test_and_a_grown_up_rides_as_they_come(ruled, make_ride):
    ruled(min_age=18, minors={"policy": "accompanied", "from_age": 16})
    assert codes(make_ride()) == EVERY_POINT


@pytest.mark.parametrize(
    ("sections", "code", "words"),
    [
        ({"recording": {"policy": "never"}}, "recording", "Camera and recorder must stay off."),
        ({"weapons": {"policy": "declared"}}, "weapon", "or have declared the weapon"),
    ],
)
def test_who_does_not_keep_to_them_is_not_checked_in(ruled, signed_ride, law, friday_evening, sections, code, words):
    ruled(**sections, arrival={"late_action": "wait"})
    with pytest.raises(NotClear, match=words):
        check_in(signed_ride, law)
    assert check_in(signed_ride, law, code).status == "checked_in"
    assert CheckIn.objects.get().also == [code]

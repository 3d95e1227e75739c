"""The hours wished: length, windows, shifts, fixed starts, and dates on which nobody rides."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.rules.asking import ADULT, CENTRAL, FRIDAY, ask, codes, only, rules, wish

DAY_AND_NIGHT = {"windows": [{"start": "08:00", "end": "16:00"}, {"start": "20:00", "end": "04:00"}]}


def test_a_ride_that_ends_before_it_starts_is_told_so_and_nothing_else():
    document = rules(length={"min_hours": 2}, hours=DAY_AND_NIGHT)
    for hours in (0, -1):
        reason = only(document, ADULT, wish(hours=hours))
        assert (reason.code, reason.way_out) == ("ends_before_start", "Choose a later end.")


@pytest.mark.parametrize(
    ("hours", "found"), [(1.99, ["too_short"]), (2, []), (4, []), (4.01, ["too_long"]), (8, ["too_long"])]
)
def test_length(hours, found):
    assert codes(rules(length={"min_hours": 2, "max_hours": 4}), ADULT, wish(hours=hours)) == found


def test_length_may_be_soft_and_says_how_long():
    document = rules(length={"min_hours": 2, "max_hours": 4, "override_role": "supervisor"})
    short, long = only(document, ADULT, wish(hours=1)), only(document, ADULT, wish(hours=5))
    assert (short.override, str(short), short.way_out) == (
        "supervisor",
        "A ride lasts at least 2 hours.",
        "Choose 2 hours or more.",
    )
    assert (long.override, str(long), long.way_out) == (
        "supervisor",
        "A ride lasts at most 4 hours.",
        "Choose 4 hours or less.",
    )
    assert only(rules(length={"max_hours": 4}), ADULT, wish(hours=5)).override is None


def test_hours_that_are_not_known_are_not_asked():
    document = rules(length={"min_hours": 2, "max_hours": 4}, hours={"fixed_starts": ["09:00"]})
    assert codes(document, ADULT, wish(hours=0, knows_start=False, knows_length=False)) == []
    assert codes(document, ADULT, wish(hours=5, knows_start=False)) == ["too_long"]
    assert codes(document, ADULT, wish(hours=0, knows_length=False)) == ["fixed_start"]


def test_a_date_alone_is_asked_for_its_day_of_the_week():
    document = rules(hours={"windows": [{"days": ["fri"], "start": "20:00", "end": "02:00"}]})
    for on, found in [(FRIDAY, []), (date(2026, 12, 12), []), (date(2026, 12, 13), ["outside_hours"])]:
        assert codes(document, ADULT, wish(on, hours=0, knows_start=False, knows_length=False)) == found


def test_the_first_date_on_which_the_same_hours_are_open():
    document = rules(
        hours={"windows": [{"days": ["fri"], "start": "18:00", "end": "23:00"}], "blackout_dates": ["2026-12-18"]}
    )
    reason = only(document, ADULT, wish(date(2026, 12, 12)))
    assert (reason.code, reason.passes_on) == ("outside_hours", date(2026, 12, 25))
    assert only(document, ADULT, wish(date(2026, 12, 12), "17:00")).passes_on is None
    far = rules(hours={"windows": [{"from_day": "06-01", "until_day": "06-30", "start": "08:00", "end": "23:00"}]})
    assert only(far).passes_on is None


@pytest.mark.parametrize("role", [None, "command"])
def test_hours_may_be_soft(role):
    document = rules(
        hours={
            "windows": [{"start": "08:00", "end": "16:00"}],
            "fixed_starts": ["08:00"],
            "blackout_dates": ["2026-12-11"],
            "rides_on_holidays": False,
            "override_role": role,
        },
        holidays={"federal": False, "extra": ["2026-12-11"]},
    )
    assert {reason.override for reason in ask(document).reasons} == {role}
    assert [reason.code for reason in ask(document).reasons] == ["outside_hours", "fixed_start", "blackout", "holiday"]


def test_fixed_starts_are_named():
    reason = only(rules(hours={"fixed_starts": ["08:00", "16:30"]}))
    assert (str(reason), reason.way_out) == (
        "Rides begin at 8\u00a0AM, 4:30\u00a0PM.",
        "Choose one of these: 8\u00a0AM, 4:30\u00a0PM.",
    )
    assert codes(rules(hours={"fixed_starts": ["18:00"]})) == []


# --- shifts ---


@pytest.mark.parametrize(
    ("starts", "hours", "found"),
    [
        ("08:00", 4, []),
        ("20:00", 2, []),
        ("09:00", 4, ["shift_start"]),
        ("20:30", 2, ["shift_start"]),
        ("06:00", 1, ["outside_hours"]),
    ],
)
def test_before_an_officer_is_chosen_short_windows_are_the_shifts(starts, hours, found):
    document = rules(length={"at_shift_start": True}, hours=DAY_AND_NIGHT)
    assert codes(document, ADULT, wish(starts=starts, hours=hours)) == found


def test_a_window_of_more_than_twelve_hours_is_no_shift():
    for end, found in [("20:00", ["shift_start"]), ("20:30", [])]:
        document = rules(length={"at_shift_start": True}, hours={"windows": [{"start": "08:00", "end": end}]})
        assert codes(document, ADULT, wish(starts="10:00", hours=2)) == found


def test_the_patrols_shifts_go_before_the_windows():
    document = rules(
        length={"at_shift_start": True, "start_offset_minutes": 30},
        hours={"windows": [{"start": "10:00", "end": "18:00"}], "shifts": [{"start": "12:00", "end": "22:00"}]},
    )
    assert codes(document, ADULT, wish(starts="12:30", hours=2)) == []
    reason = only(document, ADULT, wish(starts="12:00", hours=2))
    assert (reason.code, str(reason)) == ("shift_start", "Rides begin 30 minutes after the shift does.")


def test_the_officers_own_shift_goes_before_everything():
    document = rules(length={"at_shift_start": True}, hours={"shifts": [{"start": "12:00", "end": "22:00"}]})
    begins = datetime(2026, 12, 11, 18, tzinfo=CENTRAL)
    own = (begins.astimezone(UTC), (begins + timedelta(hours=10)).astimezone(UTC))
    assert codes(document, ADULT, wish(starts="18:00", shift=own)) == []
    assert codes(document, ADULT, wish(starts="12:00", shift=own)) == ["shift_start"]


@pytest.mark.parametrize(
    ("starts", "hours", "found"),
    [("18:00", 12, []), ("18:00", 11, ["whole_shift"]), ("19:00", 11, ["whole_shift"]), ("06:00", 12, [])],
)
def test_a_whole_shift_is_the_whole(starts, hours, found):
    shifts = [{"start": "06:00", "end": "18:00"}, {"start": "18:00", "end": "06:00"}]
    document = rules(length={"whole_shift": True, "max_hours": 12}, hours={"shifts": shifts})
    assert codes(document, ADULT, wish(starts=starts, hours=hours)) == found


def test_a_whole_shift_may_be_short_and_may_be_soft():
    document = rules(
        length={"whole_shift": True, "min_hours": 8, "override_role": "command"},
        hours={"shifts": [{"start": "18:00", "end": "22:00"}]},
    )
    assert codes(document, ADULT, wish(hours=4)) == []
    assert only(document, ADULT, wish(hours=3)).override == "command"


def test_where_no_shift_is_known_none_is_asked():
    assert codes(rules(length={"whole_shift": True, "at_shift_start": True})) == []


# --- dates without rides ---


@pytest.mark.parametrize(
    ("hours", "touched"),
    [
        ({"blackout_dates": ["2026-12-11"]}, True),
        ({"blackout_dates": ["2026-12-12"]}, True),
        ({"blackout_dates": ["2026-12-10"]}, False),
        ({"blackout_days": ["12-12"]}, True),
        ({"blackout_days": ["12-13"]}, False),
        ({"closures": [{"first_on": "2026-12-01", "last_on": "2026-12-11"}]}, True),
        ({"closures": [{"first_on": "2026-12-12", "last_on": "2026-12-20"}]}, True),
        ({"closures": [{"first_on": "2026-12-13", "last_on": "2026-12-20"}]}, False),
        ({"closures": [{"first_on": "2026-12-01", "last_on": "2026-12-10"}]}, False),
        ({"closures": [{"first_on": "2026-12-11", "last_on": "2026-12-11", "station": "North"}]}, False),
        ({"closures": [{"first_on": "2026-12-11", "last_on": "2026-12-11", "station": "South"}]}, True),
    ],
)
def test_a_ride_over_midnight_touches_two_dates(hours, touched):
    ride = wish(starts="22:00", hours=4, station="South")
    assert codes(rules(hours=hours), ADULT, ride) == (["blackout"] if touched else [])


def test_a_ride_that_ends_at_midnight_touches_one():
    document = rules(hours={"blackout_dates": ["2026-12-12"]})
    assert codes(document, ADULT, wish(starts="20:00", hours=4)) == []
    assert codes(document, ADULT, wish(starts="20:00", hours=4.25)) == ["blackout"]


def test_a_closed_date_says_when_rides_go_on():
    closure = {"first_on": "2026-12-11", "last_on": "2026-12-20", "name": {"en": "Fair"}}
    reason = only(rules(hours={"closures": [closure]}))
    assert (reason.passes_on, reason.way_out) == (date(2026, 12, 21), "Choose another date.")


def test_holidays_are_the_departments_own():
    document = rules(hours={"rides_on_holidays": False})
    assert codes(document, ADULT, wish(date(2026, 12, 25))) == ["holiday"]
    assert codes(document, ADULT, wish(date(2026, 12, 24), "22:00")) == ["holiday"]
    assert only(document, ADULT, wish(date(2026, 12, 25))).passes_on == date(2026, 12, 26)
    assert codes(rules(), ADULT, wish(date(2026, 12, 25))) == []
    working = rules(hours={"rides_on_holidays": False}, holidays={"removed": ["2026-12-25"]})
    assert codes(working, ADULT, wish(date(2026, 12, 25))) == []

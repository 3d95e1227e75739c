from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ridealong.core import shiftline

CHICAGO = ZoneInfo("America/Chicago")
START = datetime(2026, 12, 11, 18, tzinfo=CHICAGO)
END = START + timedelta(hours=4)


def bars(line):
    return [(bar.kind, bar.x, bar.width) for bar in line.bars]


def test_a_day_runs_from_six_to_six():
    line = shiftline.whole_day(START, END, CHICAGO, is_mine=True)
    assert bars(line) == [("w is-mine", "120", "40")]
    assert (line.width, line.ticks) == (240, (0, 30, 60, 90, 120, 150, 180, 210, 240))
    assert line.hours == ("6\u00a0AM", "noon", "6\u00a0PM", "midnight", "6\u00a0AM")


def test_hours_after_midnight_belong_to_the_evening_before():
    line = shiftline.whole_day(START + timedelta(hours=8), END + timedelta(hours=8), CHICAGO, is_mine=False)
    assert bars(line) == [("w", "200", "40")]


def test_what_runs_past_the_end_of_the_line_is_cut_there():
    line = shiftline.whole_day(START + timedelta(hours=10), END + timedelta(hours=12), CHICAGO, is_mine=False)
    assert bars(line) == [("w", "220", "20")]


def test_the_dark_hours_lie_under_the_shift():
    dark = (datetime(2026, 12, 11, 17, tzinfo=CHICAGO), datetime(2026, 12, 12, 7, tzinfo=CHICAGO))
    assert bars(shiftline.whole_day(START, END, CHICAGO, is_mine=False, dark=dark))[0] == ("n", "110", "130")


def test_before_the_ride_a_mark_shows_the_time():
    line = shiftline.one_ride(START, END, CHICAGO, now=START - timedelta(minutes=30))
    assert bars(line) == [("w is-mine", "10", "40")]
    assert (line.now, line.width) == ("5", 60)


def test_during_the_ride_the_rest_is_dashed():
    line = shiftline.one_ride(START, END, CHICAGO, now=START + timedelta(hours=1))
    assert bars(line)[:2] == [("w", "10", "10"), ("is-rest", "20", "30")]
    assert line.now == ""


def test_the_line_shows_the_clock_on_the_wall_when_clocks_change():
    start = datetime(2026, 10, 31, 23, tzinfo=CHICAGO)
    line = shiftline.whole_day(start, datetime(2026, 11, 1, 3, tzinfo=CHICAGO), CHICAGO, is_mine=False)
    assert bars(line) == [("w", "170", "40")]

"""Dates, hours, codes and fingerprints as papers say them, in two languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from ridealong.documents import phrases
from ridealong.documents.content import Ride, Text

CHICAGO = "America/Chicago"


def at(day, hour, minute=0, second=0, month=12):
    return datetime(2026, month, day, hour, minute, second, tzinfo=UTC)


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "day", "birthday"),
    [
        ("en", "Friday, December 11, 2026", "March 3, 1992"),
        ("es", "viernes, 11 de diciembre de 2026", "3 de marzo de 1992"),
    ],
)
def test_days_always_name_their_year(language, day, birthday):
    with translation.override(language):
        assert plain(phrases.day(date(2026, 12, 11))) == day
        assert plain(phrases.birthday(date(1992, 3, 3))) == birthday


def test_a_moment_is_told_to_the_second_in_its_zone():
    moment = at(23, 3, 48, 12, month=11)
    assert plain(phrases.exact(moment, CHICAGO)) == "Sunday, November 22, 2026, 9:48:12 PM CST"
    assert plain(phrases.exact_short(moment, CHICAGO)) == "Sun, Nov 22, 2026, 9:48:12 PM"
    assert plain(phrases.exact(moment, "America/New_York")) == "Sunday, November 22, 2026, 10:48:12 PM EST"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (at(12, 0), at(12, 4), "Friday, December 11, 2026, 6:00 PM – 10:00 PM (Central)"),
        (at(12, 2), at(12, 6), "Friday, December 11, 2026, 8:00 PM – midnight (Central)"),
        (at(12, 4), at(12, 8), "Friday, December 11, 2026, 10:00 PM – Saturday, December 12, 2026, 2:00 AM (Central)"),
    ],
)
def test_a_window_names_the_next_day_only_beyond_midnight(start, end, told):
    assert plain(phrases.span(Ride(start, end), CHICAGO)) == told


def test_a_window_is_told_in_the_time_of_its_own_season():
    summer = Ride(at(11, 23, month=7), at(12, 3, month=7))
    assert "6:00 PM" in plain(phrases.span(summer, CHICAGO))
    assert plain(phrases.second(at(11, 23, month=7), CHICAGO)).endswith("CDT")


@pytest.mark.parametrize(
    ("code", "told"),
    [("K74M9Q", "K7 4M 9Q"), ("k7-4m 9q", "k7 4m 9q"), ("", ""), ("A" * 13, "A" * 13), ("ABC", "AB C")],
)
def test_a_code_is_told_in_pairs(code, told):
    assert phrases.code(code) == told


def test_a_fingerprint_is_told_in_groups_of_eight_or_short():
    digest = "9f2c41d755e0b6a3" + "0" * 44 + "08ab"
    assert phrases.fingerprint(digest).split()[:2] == ["9f2c41d7", "55e0b6a3"]
    assert phrases.fingerprint(digest).replace(" ", "") == digest
    assert phrases.fingerprint(digest, is_short=True) == "9f2c 41d7 … 08ab"


TEXT = Text("Release", "…", 4, "en", "9f2c41d7" + "0" * 52 + "08ab")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("AF-1", None), "AF-1"),
        (("AF-1", TEXT), "AF-1   Text 4, English   fingerprint 9f2c 41d7 … 08ab"),
        (("", Text("R", "…", 2, "es")), "Text 2, Spanish"),
        (("AF-1", None, "AL"), "AF-1   Initials AL"),
        (("", None), ""),
    ],
)
def test_a_foot_says_what_a_loose_page_belongs_to(given, told):
    assert phrases.foot(*given) == told


def test_languages_are_named_in_the_papers_own():
    with translation.override("es"):
        assert phrases.version(TEXT) == "Texto 4, Inglés"
    assert phrases.language_name("vi") == "vi"

"""Doors, phones, cars and files: what leads to a person without a name. And form: length, tags, gaps, pictures."""

import pytest

from ridealong.posts.screening import Context, Finding, Media, context_from, of_answers, outcome_of, screen


def rules(text, **context):
    return {finding.rule for finding in screen(text, Context(**{"network": "story", **context})).findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("D1", "It was at 1420 Oak Street."),
        ("D1", "at 12 North Elm Ave"),
        ("D1", "He lives next to the bakery."),
        ("D1", "Two doors down from the school."),
        ("D1", "apt 12b at the corner"),
        ("D1", "in the 1400 block"),
        ("D3", "a red truck, plate ABC-1234"),
        ("D3", "VIN 1HGCM82633A004352"),
        ("D4", "DOB 06/21/1985"),
        ("D4", "born on June 21, 1985"),
        ("D4", "SSN number: 123456789"),
        ("D4", "078-05-1120"),
        ("D5", "case number 2026-00412"),
        ("D5", "Booking #204411"),
        ("D6", "write to maya@gmail.com"),
        ("D6", "https://county.example.gov/inmate/12"),
        ("D2", "call 662-555-0164"),
        ("D2", "(662) 555-0164"),
        ("D2", "call 555-0164"),
    ],
)
def test_a_detail_is_found(rule, text):
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "We drove down Oak Street.",
        "Unit 12 is back.",
        "He lives for coffee.",
        "The plates are in the dishwasher.",
        "The department was born in a barn.",
        "In case of rain we type.",
        "Write to records@alderfalls.example.gov.",
        "https://alderfalls.example.gov/ride",
        "Call 1-800-555-0199.",
        "10-4 at 10-20.",
    ],
)
def test_what_leads_to_nobody_is_let_be(text):
    assert not {rule for rule in rules(text) if rule.startswith("D")}


@pytest.mark.parametrize("typed", ["662-555-0142", "(662) 555-0142", "+1 662 555 0142", "555-0142"])
def test_the_departments_own_number_may_stand(typed):
    assert "D2" not in rules(f"Call {typed}.", phones_ok=("+16625550142",))


def test_a_place_is_told_in_the_text_as_typed():
    text = "Call 6\u200b62-555-0164 now"
    (found,) = [finding for finding in screen(text, Context(network="story")).findings if finding.rule == "D2"]
    assert text[found.start : found.end] == "6\u200b62-555-0164"


# --- form ---


@pytest.mark.parametrize("gap", ["{rider}", "{}", "[name]", "[Rider]", "[insert joke]", "XX", "XXXX", "Lorem ipsum"])
def test_a_gap_is_a_hard_stop(gap):
    (found,) = [
        finding for finding in screen(f"Hello {gap}.", Context(network="story")).findings if finding.rule == "F6"
    ]
    assert found.outcome == "X"


@pytest.mark.parametrize("text", ["[sic]", "X marks it", "{ a }", "We saw (name)"])
def test_what_is_no_gap_is_let_be(text):
    assert "F6" not in rules(text)


@pytest.mark.parametrize(("count", "found"), [(280, ""), (281, "W"), (25 * 280, "W"), (25 * 280 + 1, "X")])
def test_length_is_a_thread_and_then_a_stop(count, found):
    outcomes = [item.outcome for item in screen("a" * count, Context(network="x")).findings if item.rule == "F1"]
    assert outcomes == ([found] if found else [])


@pytest.mark.parametrize(
    ("tags", "found"),
    [("#Ride #Along", False), ("#Ride #Along #Now", True), ("#ridealongtonightwithus", True),
     ("#RideAlongTonight", False), ("a#b c#d e#f", False), ("&#x27; #1 #2 #3", False)],
)  # fmt: skip
def test_hashtags_are_few_and_readable(tags, found):
    assert ("F3" in rules(f"We type. {tags}")) == found


@pytest.mark.parametrize(
    ("picture", "rule"),
    [
        ({"alt": ""}, "F2"),
        ({"alt": "IMG_2041"}, "F2"),
        ({"alt": "photo.jpeg"}, "F2"),
        ({"faces": 2, "resolved": 1}, "M2"),
        ({"gps": True}, "M1"),
        ({"custody": True}, "M5"),
        ({"third_party": True}, "T5"),
        ({"ocr": "EXIT"}, "M3"),
        ({"alt": "A car with plate ABC-1234"}, "D3"),
    ],
)
def test_a_picture_is_looked_at(picture, rule):
    assert rule in rules("We type.", media=(Media(**{"alt": "A goose on a desk", **picture}),))


def test_a_good_picture_is_let_be():
    assert rules("We type.", media=(Media(alt="A goose on a desk", faces=1, resolved=1),)) == set()


def test_pictures_are_told_apart():
    found = screen("We type.", Context(media=(Media(alt="A goose"), Media(alt="")))).findings
    assert [finding.why.split(":")[0] for finding in found] == ["Picture 2"]


# --- outcome ---


@pytest.mark.parametrize(
    ("letters", "outcome"),
    [
        ("", "ok"),
        ("W", "ok"),
        ("A", "ok"),
        ("R", "review"),
        ("WR", "review"),
        ("B", "block"),
        ("X", "block"),
        ("RBW", "block"),
    ],
)
def test_the_hardest_finding_decides(letters, outcome):
    assert outcome_of(Finding("T1", letter, 0, 0, "") for letter in letters) == outcome


def test_findings_come_in_the_order_of_the_text():
    found = screen("XX and 662-555-0164 and {rider}", Context(network="story")).findings
    assert [finding.rule for finding in found] == ["F6", "D2", "F6"]
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)


def test_unanswered_questions_find_nothing():
    assert of_answers({}, jokes_on_person="person") == []
    assert of_answers(dict.fromkeys(("recognised", "minor", "clear", "joke")), jokes_on_person="person") == []


def test_a_context_is_read_from_json():
    context = context_from(
        {
            "riders": [{"name": "Maya", "consent": "none", "unknown": 1}],
            "media": [{"alt": "A goose", "gps": True, "unknown": 1}],
            "officers": ["Law"],
            "hold": True,
            "unknown": 1,
        }
    )
    assert (context.riders[0].name, context.media[0].gps, context.officers, context.hold) == (
        "Maya",
        True,
        ("Law",),
        True,
    )
    assert context_from({}) == Context()
    assert context_from({"riders": None, "media": None}) == Context()


def test_a_finding_is_written_as_json():
    assert Finding("P1", "R", 3, 7, "Why", "somebody").as_json() == {
        "rule": "P1",
        "outcome": "R",
        "span": [3, 7],
        "why": "Why",
        "suggestion": "somebody",
    }

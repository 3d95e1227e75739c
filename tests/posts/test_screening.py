import json
from pathlib import Path

import pytest

from ridealong.posts.screening import context_from, screen

POSTS = [json.loads(line) for line in Path(__file__).with_name("labelled.jsonl").read_text().splitlines()]
NAMES = ["Tyler Whitcomb", "Łukasz Nguyễn", "Xóchitl Quispe", "Mary-Kate O'Rourke", "Hunter Rain", "Oluwaseun Adébáyọ̀",
         "Nguyễn Văn An", "TYLER WHITCOMB", "T. Whitcomb", "Mark Will"]  # fmt: skip


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["id"])
def test_a_labelled_post_gets_its_outcome(post):
    assert screen(post["text"], context_from(post.get("ctx", {}))).outcome == post["label"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame", ["{} was arrested for shoplifting.", "Arrested tonight: {}, 22.", "We cited {} again."]
)
def test_a_name_beside_an_arrest_is_stopped_whatever_its_origin(name, frame):
    assert "P7" in {finding.rule for finding in screen(frame.format(name)).findings}


@pytest.mark.parametrize(
    "text",
    [
        "tyler whitcomb was arrested tonight",
        "T y l e r Whitcomb got a DUI.",
        "Ty\u200bler Whit\u200bcomb was arrested.",
        "@tylerw was arrested tonight.",
        "محمد علي was arrested tonight.",
    ],
)
def test_disguises_come_off(text):
    assert "P7" in {finding.rule for finding in screen(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Coffee machine is down. Morale is down. Backup has been requested.",
        "Two drivers were cited for street racing. The shopping carts they raced were released.",
        "Officer Law lost a staring contest with a raccoon. The raccoon has been promoted.",
        "Nobody was arrested tonight, but one umbrella left town at high speed.",
        "Tonight's forecast: paperwork, with a chance of more paperwork.",
    ],
)
def test_a_harmless_joke_stays_clean(text):
    assert screen(text).findings == []


def test_a_span_counts_in_the_original_text():
    text = "Ar\u200brested: Ty\u200bler Whitcomb, 22."
    found = next(item for item in screen(text).findings if item.rule == "P7")
    assert text[found.start : found.end] == "Ty\u200bler Whitcomb"


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "\u202eabc", "a " * 5000, "A" * 20000, "<script>", "1 " * 3000])
def test_hostile_text_is_survived(text):
    assert screen(text).outcome in {"ok", "review", "block"}


def test_consent_decides_how_a_rider_is_named():
    def ctx(consent, **more):
        return context_from({"riders": [{"name": "Maya Torres", "consent": consent, **more}]})

    assert screen("Maya asked why.", ctx("first_name")).outcome == "ok"
    assert screen("Maya Torres asked why.", ctx("first_name")).findings[0].rule == "P3"
    assert screen("Maya Torres asked why.", ctx("full_name")).outcome == "ok"
    assert screen("Maya asked why.", ctx("none")).findings[0].rule == "P2"
    assert screen("Maya asked why.", ctx("full_name", adult=False)).outcome == "block"

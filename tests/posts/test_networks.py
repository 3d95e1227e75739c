from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridealong.posts.counting import count_bytes, count_graphemes, count_mastodon, count_threads, count_x, is_emoji
from ridealong.posts.networks import NETWORKS, Network
from ridealong.posts.threads import split

FAMILY = "👩‍👩‍👧‍👦"
ADDRESS = "https://example.org/" + "a" * 100


def test_counters_count_as_the_networks_do():
    assert count_x("a" * 280) == 280
    assert count_x("日本") == 4
    assert count_x("👩‍👩‍👧‍👦") == 2
    assert count_x("see https://example.org/" + "a" * 100) == 27
    assert count_threads("🙂") == 4
    assert not NETWORKS["bluesky"].fits("👩‍👩‍👧‍👦" * 200)  # bytes


@pytest.mark.parametrize("name", ["x", "bluesky", "threads", "mastodon"])
def test_a_thread_fits_and_loses_no_word(name):
    text = "\n\n".join(
        f"Part {n}. " + "We typed a report about typing. " * 6 + "#RideWithUs https://example.org/a" for n in range(6)
    )
    parts = split(text, NETWORKS[name])
    assert len(parts) > 1
    assert all(NETWORKS[name].fits(part) for part in parts)
    assert " ".join(part.rsplit(" (", 1)[0] for part in parts).split() == text.split()
    assert parts[0].endswith(f"(1/{len(parts)})")


def test_one_endless_word_is_cut_between_graphemes():
    parts = split("👩‍👩‍👧‍👦" * 400, NETWORKS["x"])
    assert all(NETWORKS["x"].fits(part) for part in parts)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("한", 2), ("абв", 3), ("عمر", 3), ("🙂", 2),
        (FAMILY, 2), ("👍🏽", 2), ("🇺🇸", 2), ("1️⃣", 2), ("©", 1), ("…", 2), ("–", 1), ("“", 1), ("\n", 1),
        (ADDRESS, 23), ("http://a.bc", 23), (f"{ADDRESS} {ADDRESS}", 47), (f"日{ADDRESS}", 25),
        ("https://", 8), ("see https://example.org.", 28), ("(https://example.org)", 25),
    ],
)  # fmt: skip
def test_what_x_weighs(text, weight):
    assert count_x(text) == weight


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("e\u0301", 1),
        (FAMILY, 1),
        ("👍🏽", 1),
        ("🇺🇸🇲🇽", 2),
        ("日本", 2),
        ("\r\n", 2),
        (ADDRESS, 120),
    ],
)
def test_graphemes_are_what_people_see(text, count):
    assert count_graphemes(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("é", 1), ("日本", 2), ("🙂", 4), (FAMILY, 25), ("👍🏽", 8), ("a🙂b", 6), ("©", 1)],
)
def test_threads_counts_an_emoji_by_its_bytes(text, count):
    assert count_threads(text) == count


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc", 3), (FAMILY, 1), (ADDRESS, 23), (f"a {ADDRESS} {FAMILY}", 27), ("日本", 2)]
)
def test_mastodon_counts_addresses_as_23(text, count):
    assert count_mastodon(text) == count


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a", 1), ("é", 2), ("日", 3), ("🙂", 4), ("\ud800", 1)])
def test_bytes_are_bytes(text, count):
    assert count_bytes(text) == count


@pytest.mark.parametrize(
    ("grapheme", "is_one"),
    [("🙂", True), (FAMILY, True), ("🇺🇸", True), ("1️⃣", True), ("☕", True), ("a", False), ("1", False), ("©", False),
     ("®", False), ("日", False), ("#", False)],
)  # fmt: skip
def test_what_an_emoji_is(grapheme, is_one):
    assert is_emoji(grapheme) == is_one


@pytest.mark.parametrize("name", NETWORKS)
def test_a_limit_is_the_last_that_fits(name):
    network = NETWORKS[name]
    assert network.fits("a" * network.limit)
    assert not network.fits("a" * (network.limit + 1))


def test_bluesky_counts_bytes_beside_letters():
    bluesky = NETWORKS["bluesky"]
    assert bluesky.fits(FAMILY * 120)
    assert count_bytes(FAMILY * 121) > 3000 > count_bytes(FAMILY * 119)
    assert not bluesky.fits(FAMILY * 121)


def test_a_link_carries_the_text_whole():
    text = "A goose & a gander? 50 % won #1\n“Ünïcode” 🙂 https://example.org/?a=b"
    for network in NETWORKS.values():
        link = network.share_link(text)
        assert not link or unquote(link.removeprefix(network.share)) == text
        assert not link or link.isascii()


def test_where_no_link_can_carry_it_there_is_none():
    assert NETWORKS["facebook"].share_link("We type.") == ""
    assert NETWORKS["x"].share_link("\ud800") == "https://x.com/intent/post?text=%3F"


# --- threads ---


@pytest.mark.parametrize("text", ["", "  \n ", "We type.", "  We type.\n"])
def test_what_fits_is_one_post_without_a_number(text):
    assert split(text, NETWORKS["x"]) == ([text.strip()] if text.strip() else [])


def cut(text, limit=60):
    return split(text, Network("Test", limit, "characters"))


def test_a_cut_falls_between_paragraphs_before_sentences():
    assert cut("We type a lot. Really a lot.\n\nThen we type even more than that, on and on.") == [
        "We type a lot. Really a lot. (1/2)",
        "Then we type even more than that, on and on. (2/2)",
    ]


def test_a_cut_falls_between_sentences_before_words():
    assert cut("We type a lot. Really a lot! Do we? We do. Then we type even more than that.") == [
        "We type a lot. Really a lot! Do we? We do. (1/2)",
        "Then we type even more than that. (2/2)",
    ]


def test_a_closing_quote_stays_with_its_sentence():
    first, _second = cut("The sergeant said: “We type a lot.” Then we typed even more than that, on and on.")
    assert first == "The sergeant said: “We type a lot.” (1/2)"


def test_a_long_sentence_is_cut_between_words():
    parts = cut("We type " + "and type " * 20 + "until dawn")
    assert all(part.split(" (")[0].split()[-1] in {"type", "and", "dawn"} for part in parts)


def test_an_address_is_never_cut():
    address = "https://example.org/" + "a" * 30
    parts = cut(f"We type a lot of reports {address} and then some more {address}")
    assert sum(part.count(address) for part in parts) == 2


@pytest.mark.parametrize("count", [9, 10, 11, 99, 100, 101])
def test_numbers_of_two_and_three_digits_have_room(count):
    parts = split("\n\n".join(["A" * 50] * count), Network("Test", 60, "characters"))
    assert len(parts) == count
    assert [part.rsplit(" ", 1)[1] for part in parts] == [f"({number}/{count})" for number in range(1, count + 1)]
    assert all(len(part) <= 60 for part in parts)


PIECES = ["a", "b ", ". ", "\n\n", "é", "日", FAMILY, "🙂", "! ", "https://a.bc/d "]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=400).map("".join))
@pytest.mark.parametrize("name", ["x", "bluesky", "threads", "mastodon"])
def test_whatever_is_split_fits_and_loses_nothing(name, text):
    parts = split(text, NETWORKS[name])
    assert all(NETWORKS[name].fits(part) for part in parts)
    bare = [part.rsplit(" (", 1)[0] if len(parts) > 1 else part for part in parts]
    assert "".join("".join(bare).split()) == "".join(text.split())

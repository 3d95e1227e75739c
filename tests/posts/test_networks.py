import pytest

from ridealong.posts.networks import NETWORKS, count_threads, count_x, split


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

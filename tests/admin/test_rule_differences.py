"""What two versions of the rules say differently on the page."""

from ridealong.admin.rules.differences import sentences
from tests.rules.asking import rules


def told(old, new):
    return [(was, becomes) for _label, was, becomes in sentences(old, new, "en")]


def test_the_same_rules_differ_in_nothing():
    assert told(rules(), rules()) == []


def limits(count):
    """Any officer: so often a year; the same officer: once a year."""
    return [
        {"count": count, "days": 365, "override_role": None},
        {"count": 1, "days": 365, "per": "officer", "override_role": None},
    ]


def test_of_two_lines_with_one_label_each_is_compared():
    old, new = rules(frequency=limits(1)), rules(frequency=limits(2))
    assert told(old, new) == [("Once in twelve months.", "2 times in twelve months.")]


def test_what_is_new_or_gone_stands_beside_nothing():
    one, two = rules(frequency=limits(1)[:1]), rules(frequency=limits(1))
    added = "Once in twelve months with the same officer."
    assert told(one, two) == [("", added)]
    assert told(two, one) == [(added, "")]

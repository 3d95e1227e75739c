"""The words of a draft and of a kind of message, an address, and the style: what is refused beside which box."""

from types import SimpleNamespace

import pytest

from ridealong.admin.messages.message_forms import AddressForm, DraftForm
from ridealong.admin.messages.style import StyleForm
from ridealong.admin.messages.wording_form import WordingForm
from ridealong.notifications import wording

WAITING = SimpleNamespace(subject="About your ride", body="# Maya, one more thing.", to_address="maya@example.org")


def ask(form, **values):
    return form(values, thing=WAITING, by=None)


def errors(filled):
    return set() if filled.is_valid() else set(filled.errors)


WORDS = [
    ("subject", "", False),
    ("subject", "   ", False),
    ("subject", "x" * 150, True),
    ("subject", "x" * 151, False),
    ("subject", "About\x00you", False),
    ("body", "", False),
    ("body", "x" * wording.MAX_BODY, True),
    ("body", "x" * (wording.MAX_BODY + 1), False),
    ("body", "# مرحبا\n\n- 你好\n- <b>plain</b>", True),
]


@pytest.mark.parametrize(("box", "value", "is_right"), WORDS)
def test_words_are_right_or_told_of(box, value, is_right):
    for filled in (
        WordingForm({"subject": "News", "body": "# Hello", box: value}),
        ask(DraftForm, **{"subject": "News", "body": "# Hello", box: value}),
    ):
        assert errors(filled) == (set() if is_right else {box})
        assert filled[box].value() == value


@pytest.mark.parametrize("box", ["subject", "body"])
def test_a_draft_about_somebody_holds_no_forbidden_words(box):
    said = "The number is 123-45-6789."
    filled = ask(DraftForm, **{"subject": "News", "body": "# Hello", box: said})
    assert errors(filled) == {box}
    assert filled[box].value() == said
    assert "123-45-6789" not in filled.errors.as_text()


def test_a_draft_begins_as_it_is():
    assert DraftForm(thing=WAITING, by=None).initial == {"subject": WAITING.subject, "body": WAITING.body}
    assert AddressForm(thing=WAITING, by=None).initial == {"address": WAITING.to_address}


@pytest.mark.parametrize(
    ("address", "is_right"),
    [
        ("rosa@example.org", True),
        (" rosa@example.org ", True),
        ("", False),
        ("rosa", False),
        ("rosa@", False),
        ("rosa@example.org, maya@example.org", False),
        ("rosa@example.org\nBcc: all@example.org", False),
        (f"{'x' * 260}@example.org", False),
    ],
)
def test_an_address_is_one_address(address, is_right):
    filled = ask(AddressForm, address=address)
    assert errors(filled) == (set() if is_right else {"address"})
    if is_right:
        assert filled.cleaned_data["address"] == address.strip()


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        ("21:00", "08:00", set()),
        ("00:00", "00:00", set()),
        ("", "08:00", {"quiet_from"}),
        ("25:00", "08:00", {"quiet_from"}),
        ("late", "early", {"quiet_from", "quiet_until"}),
        ("21:00", "8 in the morning", {"quiet_until"}),
    ],
)
def test_quiet_hours_are_two_times(since, until, wrong):
    filled = StyleForm({"quiet_from": since, "quiet_until": until})
    assert errors(filled) == wrong
    assert filled["quiet_from"].value() == since

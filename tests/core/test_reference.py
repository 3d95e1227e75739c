"""Codes that are read aloud over a counter and typed by whoever heard them."""

import pytest

from ridealong.core import reference

ALIKE = ["0O", "1IL", "B8", "S5", "GQ", "Z2"]  # of each at most one has a place


@pytest.mark.parametrize("length", [1, 6, 8, 12])
def test_a_code_has_its_length_and_letters(length):
    code = reference.short_code(length)
    assert len(code) == length
    assert set(code) <= set(reference.ALPHABET)


def test_eight_letters_are_usual():
    assert len(reference.short_code()) == 8


def test_codes_do_not_repeat_and_use_every_letter():
    codes = {reference.short_code() for _ in range(500)}
    assert len(codes) == 500
    assert set("".join(codes)) == set(reference.ALPHABET)


@pytest.mark.parametrize("alike", ALIKE)
def test_of_letters_that_look_alike_one_is_left(alike):
    assert sum(letter in reference.ALPHABET for letter in alike) <= 1


def test_each_letter_stands_once_and_in_capitals():
    assert len(set(reference.ALPHABET)) == len(reference.ALPHABET)
    assert reference.ALPHABET.upper() == reference.ALPHABET
    assert reference.ALPHABET.isascii()
    assert reference.ALPHABET.isalnum()


@pytest.mark.parametrize("typed", ["7KXM4RTA", "7kxm-4rta", " 7KXM – 4RTA ", "7kxm.4rta", "7KXM\u00a04RTA"])
def test_a_code_is_known_however_it_is_typed(typed):
    assert reference.as_typed(typed) == "7KXM4RTA"

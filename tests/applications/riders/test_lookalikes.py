import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.applications.riders import duplicates, search
from ridealong.applications.riders.lookalikes import WEIGHT, WORDS, Known, compare, name_closeness
from tests import factories


def known(name, email="", phone="", born=""):
    return Known(tuple(search.words(name)), email, phone, born)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Łukasz Nguyễn", "Lukasz Nguyen", "same"),
        ("Nguyễn Łukasz", "Łukasz Nguyễn", "same"),
        ("Osei-Bonsu Kwame", "Kwame Osei Bonsu", "same"),
        ("Oseibonsu", "Osei Bonsu", "same"),
        ("王小明", "王小明", "same"),
        ("Katherine Smith", "Catherine Smyth", "alike"),
        ("Mohammed Hassan", "Muhammad Hasan", "alike"),
        ("Stephen O’Brien", "Steven O'Brien", "alike"),
        ("Maria Lopez", "Maria Isabel Lopez", "alike"),
        ("Tomas Rivera", "Tomás Rivera", "same"),
        ("Maya Torres", "Desmond O'Brien", "other"),
        ("Maya Torres", "Maya Okafor", "other"),
        ("Maya", "Maya Torres", "other"),
        ("", "Maya Torres", "other"),
        ("", "", "other"),
    ],
)
def test_how_close_names_are(one, other, expected):
    closeness = name_closeness(tuple(search.words(one)), tuple(search.words(other)))
    assert ("same" if closeness == 1 else "alike" if closeness >= 0.8 else "other") == expected


@pytest.mark.parametrize(
    ("other", "why", "is_enough"),
    [
        ({"name": "Maya Torres", "born": "d1"}, {"same_name", "same_birth"}, True),
        ({"name": "Maja Tores", "born": "d1"}, {"similar_name", "same_birth"}, True),
        ({"name": "Maya Torres", "born": "d2"}, {"same_name", "other_birth"}, False),
        ({"name": "Maya Torres"}, {"same_name"}, True),
        ({"name": "Someone Else", "email": "MAYA@example.org"}, {"same_email"}, True),
        ({"name": "Her Brother", "email": "maya@example.org", "born": "d2"}, {"same_email", "other_birth"}, False),
        ({"name": "Her Mother", "phone": "+16625550164"}, {"same_phone"}, False),
        ({"name": "Ana Quiroga", "phone": "+16625550164", "born": "d2"}, {"same_phone", "other_birth"}, False),
        ({"name": "Somebody Born Then", "born": "d1"}, {"same_birth"}, False),
        ({"name": "Someone", "phone": "+16625550164", "born": "d1"}, {"same_phone", "same_birth"}, True),
    ],
)
def test_what_speaks_for_one_person(other, why, is_enough):
    maya = known("Maya Torres", "maya@example.org", "+16625550164", "d1")
    likeness = compare(maya, known(**other))
    assert set(likeness.why) == why
    assert likeness.is_enough is is_enough


def test_every_reason_has_words():
    assert WORDS.keys() == WEIGHT.keys()
    assert compare(known("A B"), known("A B")).words == "same name"


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_does_not_matter_who_comes_first(one, other):
    first, second = tuple(search.words(one)), tuple(search.words(other))
    assert 0 <= name_closeness(first, second) <= 1
    assert compare(Known(first), Known(second)).why == compare(Known(second), Known(first)).why


@pytest.mark.django_db
class TestAmongRiders:
    def rider(self, name, **fields):
        fields = {"email": "", "phone": "", **fields}
        rider = factories.make_rider(name, account=factories.make_citizen(name), **fields)
        search.remember(rider)
        return rider

    @pytest.mark.parametrize(
        ("name", "fields", "why"),
        [
            ("Łukasz Nguyễn", {}, "same name, same date of birth"),
            ("Lukas Nguyen", {}, "name spelled alike, same date of birth"),
            ("Nobody Known", {"email": "lukasz@example.org"}, "same e-mail, same date of birth"),
            ("Nobody Known", {"phone": "+16625550164"}, "same phone, same date of birth"),
        ],
    )
    def test_the_same_person_is_found_under_another_spelling(self, program, name, fields, why):
        me = self.rider("Lukasz Nguyen", email="lukasz@example.org", phone="+16625550164")
        other = self.rider(name, **fields)
        (found,) = duplicates.of(me)
        assert (found.rider, found.likeness.words) == (other, why)

    def test_other_people_are_not(self, program):
        me = self.rider("Lukasz Nguyen")
        self.rider("Grace Kim")
        self.rider("Lukasz Nguyen", born_on=factories.days_ahead(-9000))
        assert duplicates.of(me) == []

    def test_a_birth_date_is_found_under_an_older_key(self, program, settings):
        me = self.rider("Katherine Smith")
        settings.FIELD_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE=", *settings.FIELD_KEYS]
        other = self.rider("Catherine Smyth")
        assert [found.rider for found in duplicates.of(other)] == [me]

    def test_it_costs_the_same_for_one_and_three(self, program, django_assert_num_queries):
        me = self.rider("Lukasz Nguyen", email="lukasz@example.org", phone="+16625550164")
        for _number in range(2):
            self.rider("Łukasz Nguyễn")
            with django_assert_num_queries(2):
                duplicates.of(me)

"""Who applies again finds their own last data, and nobody else's."""

import pytest

from ridealong.applications.intake import writing
from tests import factories

pytestmark = pytest.mark.django_db
KNOWN = {
    "languages": "Spanish",
    "accommodation": "A high seat",
    "id_kind": "passport",
    "id_number": "X1234567",
    "affiliation": "State college",
}


@pytest.fixture
def earlier(maya):
    return factories.make_application("closed", rider=maya, **KNOWN)


def test_what_stays_true_is_filled_in(program, maya, earlier):
    again = writing.begin(program, maya, by=maya.account)
    assert (again.languages, again.accommodation, again.affiliation) == ("Spanish", "A high seat", "State college")
    assert (again.emergency_name, again.emergency_phone) == (earlier.emergency_name, earlier.emergency_phone)
    assert again.filled_from == earlier.reference
    again.refresh_from_db()
    assert again.emergency_name == "Adwoa Osei"


def test_what_must_be_said_anew_is_not(program, maya, earlier):
    again = writing.begin(program, maya, by=maya.account)
    assert not (again.reason or again.wishes or again.attestation or again.id_number)
    assert (again.has_relative_here, again.has_open_case) == (None, None)
    assert (again.accepted_rules_at, again.agreed_to_check_at) == (None, None)


def test_somebody_new_begins_with_nothing_of_anybody(program, stranger, earlier):
    first = writing.begin(program, stranger, by=stranger.account)
    assert (first.filled_from, first.languages, first.emergency_name) == ("", "", "")


def test_a_minors_guardians_are_named_again_and_not_asked_before_it_is_sent(program, desmond):
    last = factories.make_application("withdrawn", rider=desmond)
    factories.make_guardian(last, "Rosa O'Brien", status="consented")
    factories.make_guardian(last, "Frank O'Brien", status="declined")
    factories.make_guardian(last, "Old Name", status="replaced")
    again = writing.begin(program, desmond, by=desmond.account)
    assert [(one.name, one.status) for one in again.guardians.all()] == [("Rosa O'Brien", "invited")]
    assert last.guardians.count() == 3


def test_the_latest_counts_and_a_draft_of_another_program_does_not(program, maya, earlier):
    newer = factories.make_application("declined", rider=maya, languages="Hmong")
    other = factories.make_program("other")
    factories.make_application("draft", rider=maya, program=other, languages="Latin")
    assert writing.begin(program, maya, by=maya.account).filled_from == newer.reference

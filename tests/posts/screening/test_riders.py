"""A rider is named as agreed, in every way a name can be written."""

import pytest

from ridealong.posts.screening import Context, RiderName, screen

FORMS = {
    "full_name": ["Maya Torres", "maya torres", "MAYA TORRES", "Maya-Torres", "Maya R. Torres", "Máya Tórres",
                  "mayatorres"],
    "first_name": ["Maya", "MAYA"],
    "surname": ["Torres"],
    "initials": ["M.T.", "M. T.", "MT."],
    "first_initial": ["Maya T.", "Maya T"],
}  # fmt: skip
COVERS = {
    "none": set(),
    "withdrawn": set(),
    "initials": {"initials"},
    "first_name": {"initials", "first_name", "first_initial"},
    "full_name": set(FORMS),
    "full_name_photo": set(FORMS),
}


def rules(text, **rider):
    context = Context(riders=(RiderName("Maya Torres", **rider),), network="story")
    return {finding.rule for finding in screen(text, context).findings} & {"P2", "P3", "P4"}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("consent", COVERS)
def test_what_was_agreed_may_stand_and_more_may_not(kind, consent):
    wanted = set() if kind in COVERS[consent] else {"P2" if consent in {"none", "withdrawn"} else "P3"}
    for form in FORMS[kind]:
        assert rules(f"We met {form} today.", consent=consent) == wanted, form


@pytest.mark.parametrize("text", ["We met somebody.", "The mayan torrent.", "Mayans", "torresmo", "A mayak.", ""])
def test_words_that_only_look_like_it_are_let_be(text):
    assert rules(text, consent="none") == set()


@pytest.mark.parametrize("text", ["We may yet.", "the torres of Spain"])
def test_a_small_word_is_no_name_in_a_text_with_capitals(text):
    assert rules(text, consent="none") == set()


def test_in_a_text_without_capitals_every_word_counts():
    assert rules("we met maya today", consent="none") == {"P2"}


@pytest.mark.parametrize(("guardian", "found"), [(True, set()), (False, {"P2", "P4"})])
def test_a_minor_needs_a_guardians_yes(guardian, found):
    assert rules("We met Maya.", consent="first_name", adult=False, guardian=guardian) == found


def test_of_riders_of_other_rides_the_full_name_counts():
    assert rules("Maya said hello.", consent="none", linked=False) == set()
    assert rules("Torres said hello.", consent="none", linked=False) == set()
    assert rules("Maya Torres said hello.", consent="none", linked=False) == {"P2"}


def test_one_naming_is_one_finding():
    context = Context(riders=(RiderName("Maya Torres"),), network="story")
    found = [finding for finding in screen("Maya Torres rode.", context).findings if finding.rule == "P2"]
    assert [(finding.start, finding.end) for finding in found] == [(0, 11)]


def test_every_naming_is_found():
    context = Context(riders=(RiderName("Maya Torres"),), network="story")
    found = [
        finding
        for finding in screen("Maya rode all night. Torres typed. Maya!", context).findings
        if finding.rule == "P2"
    ]
    assert len(found) == 3


@pytest.mark.parametrize("name", ["王小明", "عمر الخطيب", "Łukasz Nguyễn", "O'Brien", "Mary-Kate O'Rourke", "Cher"])
def test_names_of_the_world_are_found(name):
    context = Context(riders=(RiderName(name),), network="story")
    assert "P2" in {finding.rule for finding in screen(f"We met {name} today.", context).findings}


@pytest.mark.parametrize("name", ["", " ", ".*", "(", "[a-z]+"])
def test_a_strange_name_breaks_nothing(name):
    context = Context(riders=(RiderName(name),), network="story")
    assert "P2" not in {finding.rule for finding in screen("We met somebody.", context).findings}

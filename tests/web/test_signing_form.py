"""Whoever initials a text does it where the grammar says, clause by clause."""

import pytest

from ridealong.waivers.models import WaiverText
from ridealong.web.signing import SignForm

BODY = "Notice.\n\n# Release\n## Risk\nI know it.\n- One\n### More\nThat too."


def form(body=BODY, data=None, has_initials=True):
    return SignForm(data, text=WaiverText(body=body), has_initials=has_initials)


def parts(body):
    """Whose words each part of the text has, and the field below it."""
    return [(str(html), field.name if field else "") for html, field in form(body).parts]


def test_a_field_stands_below_each_clause_with_words():
    assert [field for _html, field in parts(BODY)] == ["initials_1", "", "initials_2", "initials_3"]
    assert [name for name in form().fields if name.startswith("initials_")] == [
        "initials_1",
        "initials_2",
        "initials_3",
    ]


def test_the_parts_are_the_whole_text_in_its_order():
    joined = "".join(html for html, _field in parts(BODY))
    assert [
        joined.count(words) for words in ("Notice.", "Release", "Risk", "I know it.", "One", "More", "That too.")
    ] == [1] * 7
    assert joined.index("Notice.") < joined.index("Release") < joined.index("<li>One</li>") < joined.index("That too.")


def test_nobody_is_asked_where_the_program_does_not_ask():
    assert not [name for name in form(has_initials=False).fields if name.startswith("initials_")]
    assert all(field is None for _html, field in form(has_initials=False).parts)


@pytest.mark.parametrize("body", ["## Only a heading", "# A\n## B"])
def test_a_text_of_headings_is_initialled_at_its_end(body):
    fields = [field for _html, field in parts(body)]
    assert fields[-1] == "initials_1"
    assert not any(fields[:-1])


def test_every_field_wants_the_initials_of_the_name():
    data = {"typed_name": "Maya Torres", "initials_1": "MT", "initials_2": "XX", "initials_3": ""}
    errors = form(data=data).errors
    assert "initials_1" not in errors
    assert "MT" in errors["initials_2"][0]
    assert "initials_3" in errors

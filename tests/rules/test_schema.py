"""The words of the rules: each choice has its own beside its codes, and strangers read them as prose."""

import json

import pytest

from ridealong.rules import schema
from ridealong.rules.base import OPTIONS


def parameters():
    """(part, name, what the schema says) of every parameter."""
    found = schema.parameters()
    for part, inner in [("Rules", found), *found["$defs"].items()]:
        yield from ((part, name, about) for name, about in inner["properties"].items())


def codes(about):
    inner = [about, about.get("items", {}), *about.get("anyOf", ())]
    return next((each["enum"] for each in inner if "enum" in each), [])


CHOICES = [pytest.param(about, id=f"{part}.{name}") for part, name, about in parameters() if codes(about)]


@pytest.mark.parametrize("about", CHOICES)
def test_every_choice_has_a_title_of_its_own(about):
    said = schema.options_of(about)
    assert list(said) == codes(about)
    titles = [words["title"] for words in said.values()]
    assert all(titles) and len(set(titles)) == len(titles)


def test_strangers_read_what_each_choice_means():
    public = schema.schema()
    residency = public["$defs"]["Residency"]["properties"]
    assert "required: only people with a tie." in residency["policy"]["description"]
    assert "own: owns property or a business here." in residency["ties"]["description"]
    assert "mon:" not in json.dumps(public), "what speaks for itself is not explained"


def test_our_own_copy_of_the_words_is_not_published():
    names = {name for part in [schema.schema(), *schema.schema()["$defs"].values()] for name in part["properties"]}
    assert OPTIONS not in names
    assert f'"{OPTIONS}"' not in json.dumps(schema.schema())
    assert f'"{OPTIONS}"' in json.dumps(schema.parameters())

"""Whoever adds a rule and forgets its words, its sentence, its row, its moment or its family reads it here."""

import ast
import copy
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

from ridealong import rules as room
from ridealong.rules import schema
from ridealong.rules.base import ROLE_NAMES, Part
from ridealong.rules.document import Rules
from ridealong.rules.families import FAMILIES, KINDS
from ridealong.rules.moments import Moment
from ridealong.rules.page import describe
from ridealong.rules.problems import RulesError
from ridealong.rules.rows import ROWS
from tests.rules.full import DOCUMENTS, FULL

# --- every parameter ---


def leaves(about=None, path=()):
    """Path, such as ("hours", "windows", "*", "start"), and schema of every single value of a document."""
    found = schema.parameters()
    for name, each in (about or found)["properties"].items():
        part, is_list = part_of(each, found["$defs"])
        if part is None:
            yield (*path, name), each
        else:
            yield from leaves(part, (*path, name, "*") if is_list else (*path, name))


def part_of(about, parts):
    """The part of a document a parameter leads to, and whether it is a list of such parts."""
    inner = about.get("items", about)
    reference = next((each["$ref"] for each in [inner, *inner.get("anyOf", ())] if "$ref" in each), "")
    return parts.get(reference.rpartition("/")[2]), inner is not about


LEAVES = [pytest.param(path, about, id=".".join(path)) for path, about in leaves()]


@pytest.mark.parametrize("part", Part.__subclasses__(), ids=lambda part: part.__name__)
def test_every_parameter_has_a_title_and_a_meaning(part):
    untitled = [name for name, field in part.model_fields.items() if not (field.title and field.description)]
    assert untitled == []


def others(about, value):
    """Other values that may be valid there; of choices one of each code."""
    for inner in about.get("anyOf", [about]):
        match inner.get("type"):
            case "boolean":
                yield from (True, False)
            case "integer":
                yield from (value + 1 if isinstance(value, int) else 2, 1, inner.get("minimum", 0))
            case "number":
                yield from (1.5, 3)
            case "string":
                yield from inner.get("enum") or ["2031-05-05", "05:05", "05-05", "MN", "other", "Words"]
            case "array":
                yield from ([each] for each in others(inner["items"], None))
            case "object":
                yield from ({"en": "Words"}, {"min_age": 20}, {})
            case "null":
                yield None


def told(document):
    try:
        return [(line.label, line.sentence) for line in describe(Rules.from_json(document), "en")]
    except RulesError:
        return None


def pages(path, about, document):
    """What the page says for each value of one parameter, everything else being the same."""
    *way, last = [0 if step == "*" else step for step in path]
    changed = copy.deepcopy(document)
    part = changed
    for step in way:
        part = part[step]
    said = [told(document)]
    for value in others(about, part.get(last, about.get("default"))):
        part[last] = value
        said.append(told(changed))
    return [page for page in said if page is not None]


def is_told(path, about):
    """Whether a rider reads on the page that it is otherwise; of a choice, with words for each code."""
    codes = schema.options_of(about)
    for document in DOCUMENTS:
        different = {str(page) for page in pages(path, about, document)}
        if len(different) >= max(2, len(codes)):
            return True
    return False


def folders():
    return sorted(path.name for path in Path(room.__file__).parent.iterdir() if (path / "parameters.py").exists())


UNTOLD = {
    path: why
    for name in folders()
    for path, why in getattr(import_module(f"ridealong.rules.{name}.sentences"), "UNTOLD", {}).items()
}


@pytest.mark.parametrize(("path", "about"), LEAVES)
def test_riders_read_of_every_parameter_or_a_reason_says_why_not(path, about):
    name = ".".join(path)
    assert is_told(path, about) == (name not in UNTOLD), f"{name}: a sentence is missing, or UNTOLD says too much"


def test_what_is_not_told_exists_and_has_a_reason():
    assert UNTOLD.keys() <= {".".join(path) for path, _about in leaves()}
    assert all(UNTOLD.values())


def test_the_full_document_says_something_of_every_part():
    assert FULL.keys() | {"note"} == Rules.model_fields.keys()
    assert all(told(document) for document in DOCUMENTS)


# --- every family ---


def test_every_family_is_asked_and_told():
    asked = {family.sentences.__module__.split(".")[-2] for family in FAMILIES}
    assert asked == set(folders())
    assert all(family.kinds for family in FAMILIES if not family.reasons.__name__.startswith("_"))


def test_every_family_is_in_the_documentation():
    text = Path(settings.BASE_DIR, "docs", "rules.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)) == set(folders())


def test_the_page_on_how_to_add_a_rule_names_tests_that_exist():
    text = Path(settings.BASE_DIR, "CONTRIBUTING.md").read_text(encoding="utf-8")
    tests = "".join(file.read_text(encoding="utf-8") for file in Path(settings.BASE_DIR, "tests").rglob("test_*.py"))
    assert [name for name in re.findall(r"`(test_\w+)`", text) if f"def {name}(" not in tests] == []


# --- every reason ---

REASONS = [pytest.param(kind, id=f"{kind.code} {number}") for number, kind in enumerate(KINDS)]


@pytest.mark.parametrize("kind", REASONS)
def test_every_reason_has_a_row_a_moment_and_somebody_who_exists(kind):
    assert kind.row in ROWS
    assert kind.moments
    assert kind.moments <= set(Moment)
    assert {other.row for other in KINDS if other.code == kind.code} == {kind.row}
    assert kind.exception == "" or kind.exception in ROLE_NAMES or is_role(kind.exception)


def is_role(path):
    """A path such as hours.override_role, through a list too."""
    found = [about for where, about in leaves() if ".".join(where).replace(".*", "") == path]
    return bool(found) and set(ROLE_NAMES) >= {code for about in found for code in schema.options_of(about)} > set()


def given(kind):
    """The values that every place hands to a reason: TOO_OLD.stands(age=…). What stands in a table, or is asked for by
    another name, is given what any of the family is."""
    module = import_module(next(family.reasons.__module__ for family in FAMILIES if kind in family.kinds))
    own = {name for name, value in vars(module).items() if value is kind}
    calls = list(handed_over(Path(module.__file__)))
    return [values for name, values in calls if name in own] or [set().union(*(values for _name, values in calls))]


def handed_over(file):
    """The name of a reason and the values it is said with, of each place that says one."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.startswith("stands"):
            named = node.func.value
            yield getattr(named, "id", ""), {keyword.arg for keyword in node.keywords}


def named(text):
    return set(re.findall(r"%\(([a-z]+)\)", str(text)))


@pytest.mark.parametrize("kind", REASONS)
def test_every_reason_can_be_said_with_what_its_family_gives(kind):
    needed = named(kind.sentence) | named(kind.remedy)
    assert all(needed <= values for values in given(kind))
    values = dict.fromkeys(needed, 2.0)
    for text in filter(None, [kind.sentence, kind.remedy]):
        assert "%(" not in str(text) % values

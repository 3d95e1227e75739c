import re

import pytest
from django.http import QueryDict
from django.utils.translation import override

from ridealong.admin.rules import words
from ridealong.admin.rules.forms import SectionForm
from ridealong.admin.rules.scopes import scopes
from ridealong.admin.rules.sections import BY_CODE, SECTIONS
from ridealong.rules.document import Rules
from ridealong.rules.presets import PRESETS
from tests import factories

FULL = {
    "min_age": 18,
    "max_age": 70,
    "minors": {"windows": [{"days": ["sat"], "start": "10:00", "end": "20:00"}], "exception_from_age": 15},
    "hours": {
        "windows": [
            {"days": ["fri", "sat"], "start": "20:00", "end": "02:00", "from_day": "06-01", "until_day": "08-31"},
            {"start": "08:00", "end": "24:00", "fit": "whole"},
        ],
        "fixed_starts": ["10:00", "18:00"],
        "blackout_dates": ["2026-12-24"],
        "blackout_days": ["07-04"],
        "closures": [{"first_on": "2026-08-20", "last_on": "2026-09-07", "name": {"en": "State fair"}}],
        "shifts": [{"start": "06:00", "end": "18:00"}],
    },
    "holidays": {"state": "MN", "extra": ["2026-11-27"], "extra_days": ["12-24"]},
    "frequency": [
        {"count": 2, "period": "calendar_year"},
        {"count": 1, "period": "calendar_year", "per": "officer", "override_role": None},
    ],
    "notice": {"amount": 10, "unit": "business_days", "week_closes": "wed", "cutoff": "16:00"},
    "disqualifiers": [
        {"code": "felony", "text": {"en": "I was convicted of a felony."}, "look_back_months": 36, "hard": False}
    ],
    "documents": ["rules", "waiver", {"code": "hipaa", "name": {"en": "Patients’ privacy"}, "how": "sign"}],
    "questions": [
        {"code": "shirt", "text": {"en": "Size?"}, "kind": "choice",
         "choices": [{"code": "s", "text": {"en": "Small", "es": "Chica"}}, {"code": "l", "text": {"en": "Large"}}]}
    ],
    "approval": [{"role": "coordinator"}, {"role": "command", "under_age": 18}],
    "texts": {"dress": {"en": "Neat.", "es": "Cuidado."}},
    "categories": [
        {"code": "citizen", "name": {"en": "Citizen"}},
        {"code": "explorer", "name": {"en": "Explorer"}, "youth_program": True, "overrides": {"min_age": 14}},
    ],
    "ages": [{"under_age": 18, "overrides": {"notice": {"amount": 30}}}],
    "stations": [{"station": "0190b4c6-0000-7000-8000-000000000001", "overrides": {"status": "paused"}}],
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def north(db):
    return factories.make_station("North", pk="0190b4c6-0000-7000-8000-000000000001")


def document(content=FULL):
    return Rules.from_json(content).to_json()


def whole(content):
    return next(iter(scopes(content)))


def scope(content, name):
    return next(each for each in scopes(content) if each.name == name)


def as_shown(section, content, scope):
    """What a browser sends when nothing is touched."""
    form = SectionForm(BY_CODE[section], content, scope)
    data = QueryDict(mutable=True)
    for block in form.blocks:
        forms = [block.form] if block.form else [*block.rows.forms]
        if block.rows is not None:
            for field in block.rows.management_form:
                data[field.html_name] = field.value()
        for each in forms:
            for field in each:
                value = field.value()
                if isinstance(value, list):
                    data.setlist(field.html_name, value)
                elif value is not None and value is not False:
                    data[field.html_name] = "on" if value is True else str(value)
    return data


def save(section, content, scope, **changes):
    data = as_shown(section, content, scope)
    for name, value in changes.items():
        key = name.replace("__", "-")
        if value is None:
            data.pop(key, None)
        elif isinstance(value, list):
            data.setlist(key, value)
        else:
            data[key] = value
    form = SectionForm(BY_CODE[section], content, scope, data)
    return form, form.content()


def meaning(content):
    """A list that somebody has in their own way may be written out in full: what it says is the same."""
    rules = Rules.from_json(content)
    whole = {name: value for name, value in content.items() if name not in {"categories", "ages", "stations"}}
    kinds = {category.code: rules.for_category(category.code).to_json() for category in rules.categories}
    named = [(category.code, category.name, category.access) for category in rules.categories]
    for kind in kinds.values():
        del kind["categories"]
    ages = [rules.for_ride("citizen", age).to_json()["notice"] for age in (16, 30)]
    return whole, named, kinds, ages, content["stations"]


@pytest.mark.parametrize("section", [section.code for section in SECTIONS])
@pytest.mark.parametrize(
    ("name", "content"), [("full", FULL), *((name, content) for name, (_label, content) in PRESETS.items())]
)
def test_a_section_that_nobody_touches_stays_as_it_was(section, name, content):
    before = document(content)
    for each in scopes(before):
        if each.is_whole or not BY_CODE[section].for_all:
            form, after = save(section, before, each)
            assert form.errors() == []
            assert meaning(after) == meaning(before)


def test_every_parameter_has_a_place():
    named = {path for section in SECTIONS for block in section.blocks for path in block.split()}
    parameters = set(Rules.model_fields) - {"status"}  # where a program stands is no rule: it changes by the hour
    assert {path.split(".")[0] for path in named} == parameters


def test_a_number_is_changed():
    _form, after = save("who", document(), whole(document()), **{"min_age-max_age__min_age": "21"})
    assert after["min_age"] == 21


def test_a_number_left_empty_is_no_limit():
    _form, after = save("who", document(), whole(document()), **{"min_age-max_age__max_age": ""})
    assert after["max_age"] is None


def test_a_row_is_added_in_the_empty_one():
    _form, after = save("frequency", document(), whole(document()), frequency__2__count="5", frequency__2__days="365")
    assert [(limit["count"], limit["days"]) for limit in after["frequency"]][2] == (5, 365)


def test_a_row_is_taken_away():
    _form, after = save("frequency", document(), whole(document()), frequency__0__DELETE="on")
    assert [limit["per"] for limit in after["frequency"]] == ["officer"]


def test_steps_of_approval_change_places():
    _form, after = save("approval", document(), whole(document()), approval__0__ORDER="2", approval__1__ORDER="1")
    assert [step["role"] for step in after["approval"]] == ["command", "coordinator"]


def test_dates_are_kept_one_a_line():
    _form, after = save("hours", document(), whole(document()), hours__blackout_dates="2026-12-24\n2027-01-01\n")
    assert after["hours"]["blackout_dates"] == ["2026-12-24", "2027-01-01"]


def test_choices_of_a_question_are_lines():
    lines = "s | Small | Chica\nm | Medium"
    _form, after = save("questions", document(), whole(document()), questions__0__choices=lines)
    assert [choice["text"] for choice in after["questions"][0]["choices"]] == [
        {"en": "Small", "es": "Chica"},
        {"en": "Medium"},
    ]


def test_a_kind_of_rider_keeps_only_what_differs():
    content = document()
    _form, after = save("notice", content, scope(content, "Explorer"), notice__amount="3")
    assert after["categories"][1]["overrides"] == {"min_age": 14, "notice": {"amount": 3}}
    assert after["notice"]["amount"] == 10


def test_what_equals_the_program_again_is_no_rule_of_their_own():
    content = document()
    _form, after = save("who", content, scope(content, "Explorer"), **{"min_age-max_age__min_age": "18"})
    assert after["categories"][1]["overrides"] == {}


def test_a_new_kind_of_rider_leaves_the_rules_of_the_others():
    content = document()
    _form, after = save(
        "kinds", content, whole(content), **{"categories__2__code": "student", "categories__2__name.en": "Student"}
    )
    assert [category["code"] for category in after["categories"]] == ["citizen", "explorer", "student"]
    assert after["categories"][1]["overrides"] == {"min_age": 14}


@pytest.mark.parametrize(
    ("section", "field", "typed"),
    [
        ("who", "min_age-max_age__min_age", "many"),
        ("who", "min_age-max_age__min_age", "-1"),
        ("length", "length__max_hours", "nan"),
        ("hours", "hours__fixed_starts", "25:00"),
        ("hours", "hours__blackout_dates", "12/24/2026"),
        ("hours", "hours.windows__0__fit".replace(".", "-"), "sideways"),
        ("hours", "hours-closures__0__last_on", "2026-08-01"),
        ("kinds", "categories__0__code", "Citizen!"),
        ("kinds", "categories__1__code", "citizen"),
        ("questions", "questions__0__choices", "s"),
        ("holidays", "holidays__state", "XX"),
        ("texts", "texts__dress.en", "x" * 4001),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(section, field, typed):
    content = document()
    form, after = save(section, content, whole(content), **{field: typed})
    assert after is None
    assert form.errors()
    shown = [each[name].value() for block in form.blocks for each in block.forms() for name in each.fields]
    assert typed in shown


def test_a_problem_that_only_the_document_knows_stands_beside_its_field():
    content = document()
    form, _after = save("length", content, whole(content), length__min_hours="6", length__max_hours="4")
    assert form.errors()[0][1].endswith("“A ride in hours, at least” is more than “A ride in hours, at most”")


@pytest.mark.parametrize("section", [section.code for section in SECTIONS])
def test_help_is_in_terms_of_the_form_and_not_of_files(section):
    form = SectionForm(BY_CODE[section], document(), whole(document()))
    told = [block.about for block in form.blocks]
    for block in form.blocks:
        for each in [block.form] if block.form else block.rows.forms[-1:]:
            told += [f"{field.label} {field.help_text.partition('Example:')[0]}" for field in each]
            told += [str(words) for field in each for _code, words in getattr(field.field, "choices", ())]
    assert re.findall(r"\b(?:null|false|true|[a-z]+_[a-z_]+)\b", " ".join(told)) == []


def labels(section, block, name):
    form = SectionForm(BY_CODE[section], document(), whole(document()))
    field = form.blocks[block].form.fields[name]
    return dict(field.choices), field.help_text


def test_choices_say_what_they_mean_in_the_readers_language():
    said, about = labels("who", 1, "policy")
    assert said["required"] == "Required: only people with a tie."
    assert about == "Whether one must live, work or study here."
    with override("es"):
        said, about = labels("who", 1, "ties")
        assert (said["study"], said["own"], about) == ("Estudia aquí", "Tiene propiedad o negocio aquí", "Basta uno.")


def test_one_code_has_different_words_in_different_choices():
    assert labels("arrival", 0, "late_action")[0]["supervisor"] == "The supervisor decides"
    assert labels("clearance", 0, "decided_by")[0]["supervisor"] == "Supervisor"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("minors.from_age", "Minors, Minors from age"),
        ("hours.windows.0.start", "Hours, Windows 1, Opens"),
        ("categories.1.overrides.notice.amount", "Kinds of riders 2, Rules of its own, Notice, How many"),
        ("caps.day", "Caps, A day"),
        ("nothing", "nothing"),
    ],
)
def test_a_place_has_a_title(path, said):
    assert words.place(path) == said

"""Rule sets as files, and applicants as lines, from the command line."""

import io
import json
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ridealong.core.history import Event
from ridealong.program.models import RuleSet
from ridealong.rules.document import Rules
from ridealong.rules.presets import CLASSIC
from tests import factories


def run(*args):
    """Standard output and standard error of the command."""
    out, err = StringIO(), StringIO()
    call_command("rules", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refused(*args):
    """What the command says of a file that it does not take."""
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("rules", *args, stdout=StringIO(), stderr=err)
    return err.getvalue().splitlines()


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "rules.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    return write


@pytest.fixture
def check(file, monkeypatch):
    """Lines in, lines out: decisions under these rules."""

    def ask(rules, *lines, args=()):
        raw = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        out, err = StringIO(), StringIO()
        code = 0
        try:
            call_command("rules", "check", "--rules", file(rules), *args, stdout=out, stderr=err)
        except SystemExit as end:
            code = end.code
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), code

    return ask


# --- check ---

RIDE = {"id": "a", "born_on": "1990-05-01", "ride_on": "2026-12-11", "starts_at": "18:00", "hours": 4}


def test_a_line_for_each_line(check):
    teen = RIDE | {"id": "b", "born_on": "2010-05-01", "guardian_consents": False}
    late = RIDE | {"id": 3, "applied_on": "2026-12-10"}
    answers, said, code = check({}, RIDE, teen, b"", late)
    assert answers == [
        {"id": "a", "decision": "eligible", "reasons": []},
        {"id": "b", "decision": "ineligible", "reasons": ["guardian_consent"]},
        {"id": 3, "decision": "needs_exception", "reasons": ["notice"]},
    ]
    assert (said, code) == ("", 0)


def test_what_is_missing_is_not_asked(check):
    answers, _said, code = check({"min_age": 21}, {"id": 1}, {"id": 2, "ride_on": "2026-12-11"}, {"born_on": None})
    assert [answer["decision"] for answer in answers] == ["eligible"] * 3
    assert code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"no", "line 1: this is not a line of JSON"),
        (b'{"id": NaN}', "line 1: this is not a line of JSON"),
        (b"\xff\xfe", "line 1: this is not a line of JSON"),
        (b"[" * 100_000, "line 1: this is not a line of JSON"),
        (b"[]", "line 1: an object such as {…} is meant"),
        ({"born_on": "1990-02-29"}, "line 1: born_on: a date such as 2026-12-11 is meant"),
        ({"born_on": "0001-01-01"}, "line 1: born_on: a date between 1850 and 2300 is meant"),
        ({"born_on": 19900101}, "line 1: born_on: a date such as 2026-12-11 is meant"),
        (RIDE | {"hours": -1}, "line 1: hours: a number of hours above 0, up to 1000, is meant"),
        (RIDE | {"hours": True}, "line 1: hours: a number of hours above 0, up to 1000, is meant"),
        (RIDE | {"starts_at": "25:00"}, "line 1: starts_at: a time such as 18:00 is meant"),
        (RIDE | {"starts_at": "2026-12-12T18:00"}, "line 1: starts_at: this is on another day than ride_on"),
        (RIDE | {"ends_at": "23:00"}, "line 1: ends_at: this is not hours after starts_at"),
        (RIDE | {"applied_at": "yesterday, at noon"}, "line 1: applied_at: a time such as 2026-12-11T18:00 is meant"),
        (RIDE | {"guardian_consents": "yes"}, "line 1: guardian_consents: true or false is meant"),
        (RIDE | {"ties": {"live": True}}, "line 1: ties: a list of texts is meant"),
        (RIDE | {"no_shows": -2}, "line 1: no_shows: a whole number is meant"),
        (RIDE | {"clearance": "clean"}, "line 1: clearance: clear, not_clear or supervisor_decides is meant"),
        (RIDE | {"past_rides": [{"officer": "x"}]}, "line 1: past_rides: a past ride needs the day it was on"),
        (RIDE | {"answers": {"felony": "maybe"}}, "line 1: answers: a date such as 2026-12-11 is meant"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_the_others_are_answered(check, line, said):
    answers, _said, code = check({}, line, RIDE)
    assert (answers[0]["error"], answers[1]["decision"], code) == (said, "eligible", 1)


def test_fields_that_no_rule_asks_for_are_named_once(check):
    _answers, said, code = check({}, RIDE | {"shoe_size": 42}, RIDE | {"shoe_size": 41, "\x1b[2J": 1})
    assert said.splitlines() == [
        "note: no rule asks for shoe_size; it is left aside",
        "note: no rule asks for \\x1b[2J; it is left aside",
    ]
    assert code == 0


def test_times_may_be_full_and_carry_an_offset(check):
    rules = {"hours": {"windows": [{"start": "18:00", "end": "02:00"}]}}
    inside = {"starts_at": "2026-12-11T22:00", "ends_at": "02:00"}
    utc = {"starts_at": "2026-12-12T04:00Z", "ends_at": "2026-12-12T08:00:00+00:00"}
    outside = {"ride_on": "2026-12-11", "starts_at": "22:00", "ends_at": "02:30"}
    answers, _said, _code = check(rules, inside, utc, outside, args=["--time-zone", "America/Chicago"])
    assert [answer["reasons"] for answer in answers] == [[], [], ["too_long", "outside_hours"]]


def test_each_reason_can_be_explained(check):
    (answer,), _said, _code = check({}, RIDE | {"past_rides": ["2026-11-01"]}, args=["--explain"])
    assert answer["why"] == [
        {
            "code": "frequency",
            "sentence": "You have ridden as often as the program allows in this time.",
            "remedy": "",
            "override": "supervisor",
            "passes_on": "2027-05-02",
        }
    ]


def test_a_time_zone_that_is_none_is_refused(file):
    assert refused("check", "--rules", file({}), "--time-zone", "Mars/Olympus") == []


# --- validate and schema ---


@pytest.mark.parametrize("document", [{}, CLASSIC, {"$schema": "https://example.org/rules.json"}])
def test_good_rules_can_be_used(file, document):
    assert run("validate", file(document)) == ("The rules can be used.\n", "")


def test_a_byte_order_mark_is_no_problem(file):
    assert run("validate", file(b"\xef\xbb\xbf{}"))[0]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "error: line 1: column 1: Expecting value"),
        (b'{"min_age": 18,\n "notice": }', "error: line 2: column 12: Expecting value"),
        (b'{\n"texts": {"dress": {"en": "\xe9"}}}', "error: line 2: this is not UTF-8 text"),
        ("{}".encode("utf-16"), "error: the file is saved as UTF-16; save it as UTF-8"),
        (b"[" * 200_000, "error: the document is nested too deeply"),
        (b'{"texts": ' + b'{"dress": ' * 60 + b"1" + b"}" * 61, "error: the document is nested too deeply"),
        (b"{}" + b" " * 1_100_000, "error: the file is too large"),
        (b'{"min_age": ' + b"9" * 5000 + b"}", "error: the file holds a number too long to read"),
        (b'{"min_age": 18,\n"min_age": 16}', "error: line 2: min_age: this name stands twice"),
        (b'{"length":\n{"max_hours": NaN}}', "error: line 2: length.max_hours: NaN is not a number"),
        (b'{"length":\n{"max_hours": 1e999}}', "error: line 2: length.max_hours: here a number is meant"),
        (b'{"min_age": "18"}', "error: line 1: min_age: here a whole number is meant"),
        (b'{"min_age": true}', "error: line 1: min_age: here a whole number is meant"),
        (b'{"hours": []}', "error: line 1: hours: here an object is meant: { … }"),
        (b'{"frequency": {}}', "error: line 1: frequency: here a list is meant: [ … ]"),
        (b'{\n"minage": 18}', "error: line 2: minage: the rules have no such parameter; did you mean “min_age”?"),
        (
            b'{"holidays": {"state": "XX"}}',
            "error: line 1: holidays.state: write the two letters of a state, such as MN",
        ),
        (
            b'{"hours": {"windows": [\n{"start": "08:00", "end": "16:00"},\n{"start": "8 am", "end": "16:00"}]}}',
            "error: line 3: hours.windows.1.start: write a time as hours and minutes, such as 18:00",
        ),
        (
            b'{"categories": [{"code": "citizen", "name": {"en": "C"},\n"overrides": {"notice":\n{"amount": -1}}}]}',
            "error: line 3: categories.0.overrides.notice.amount: this is at least 0",
        ),
        (b'{"\\ud800": 1}', "error: the text holds characters that are none"),
    ],
)
def test_hostile_files_get_located_messages(file, raw, said):
    assert refused("validate", file(raw)) == [said]


def test_every_problem_has_a_line_of_its_own_in_the_order_of_the_file(file):
    raw = b'{"notice": {"unit": "moons",\n"amount": -1},\n"min_age": null,\n"notice": {}}'
    assert [line.split(": ")[1:3] for line in refused("validate", file(raw))] == [
        ["line 3", "min_age"],
        ["line 4", "notice"],
    ]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run("validate", str(tmp_path / "none.json"))
    with pytest.raises(CommandError):
        run("validate", str(tmp_path))


def test_contradictions_are_warnings_and_the_rules_can_be_used(file):
    out, err = run("validate", file(b'{"length": {"min_hours": 4},\n"hours": {"windows": [\n{"end": "02:00"}]}}'))
    assert out == "The rules can be used.\n"
    assert "warning: line 3: hours.windows.0: the window is 2 hours long, the shortest ride 4" in err.splitlines()


def test_the_schema_explains_every_parameter():
    schema = json.loads(run("schema")[0])
    for name, part in [("Rules", schema), *schema["$defs"].items()]:
        assert part.get("description"), name
        for parameter, said in part["properties"].items():
            assert said.get("title"), (name, parameter)
            assert said.get("description"), (name, parameter)


# --- export and import ---


def test_what_is_exported_can_be_imported_and_is_the_same(program, tmp_path):
    path = str(tmp_path / "out.json")
    run("export", program.slug, path)
    out, _err = run("import", program.slug, path)
    draft = program.rule_sets.get(number=2)
    assert out == f"Version 2 of {program} is a draft. Publish it in the admin.\n"
    assert (draft.status, draft.rules) == ("draft", program.rule_set.rules)
    assert program.rule_set.number == 1
    assert Event.objects.of(draft).get().name == "rule_set.begun"


def test_without_a_file_it_is_printed(program):
    assert Rules.from_json(json.loads(run("export", program.slug)[0])) == program.rule_set.rules


def test_stations_have_names_in_files_and_keys_inside(program, file):
    station = factories.make_station(name="North")
    window = {"start": "08:00", "end": "16:00", "station": "North"}
    run("import", program.slug, file({"hours": {"windows": [window]}, "stations": [{"station": "North"}]}))
    draft = program.rule_sets.get(number=2)
    assert draft.rules.hours.windows[0].station == draft.rules.stations[0].station == str(station.pk)
    exported = json.loads(run("export", program.slug, "--number", "2")[0])
    assert exported["hours"]["windows"][0]["station"] == exported["stations"][0]["station"] == "North"


def test_a_station_that_is_not_there_is_named_and_nothing_is_imported(program, file):
    raw = b'{"hours": {"windows": [\n{"station": "Moon"}]}}'
    assert refused("import", program.slug, file(raw)) == [
        "error: line 2: hours.windows.0.station: there is no station Moon"
    ]
    assert RuleSet.objects.count() == 1


def test_a_draft_that_is_being_written_is_not_lost(program, file):
    run("import", program.slug, file({"min_age": 21}))
    with pytest.raises(CommandError, match="Another draft"):
        run("import", program.slug, file({"min_age": 16}))
    assert program.rule_sets.get(number=2).rules.min_age == 21


def test_nothing_is_half_imported(program, file):
    assert len(refused("import", program.slug, file({"min_age": -1, "length": {"max_hours": 0}}))) == 2
    assert RuleSet.objects.count() == 1


@pytest.mark.parametrize("args", [["export", "moon"], ["import", "moon", "x"], ["export", "citizen", "--number", "9"]])
def test_what_does_not_exist_is_told(program, args):
    with pytest.raises(CommandError, match=r"There is no program moon\. There are: citizen|has no such rules"):
        run(*args)

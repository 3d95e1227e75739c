"""Rule sets as files: export, import, validate, the schema, and a check of applicants without any database."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from ridealong.program import rulebook, transfer
from ridealong.program.models import Program, RuleSet
from ridealong.rules import contradictions, files, lines, schema
from ridealong.rules.decision import Decision
from ridealong.rules.document import Rules

LONGEST_LINE = 1_000_000  # bytes
CHECK = """Reads one JSON object a line from standard input, such as

  {"id": 1, "category": "citizen", "born_on": "2008-02-29", "ride_on": "2026-12-11", "starts_at": "18:00", "hours": 4,
   "applied_on": "2026-11-24", "guardian_consents": true, "ties": ["live"], "answers": {"felony": false},
   "past_rides": [{"on": "2026-06-12", "officer": "4471"}]}

and writes one line each: {"id": 1, "decision": "eligible", "reasons": []}. Decisions are eligible, needs_exception and
ineligible. What is left out (or null) leaves its rule unasked. A line that cannot be read gives {"id", "error"}, and
exit code 1 at the end.

fields:
"""


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verb = verbs.add_parser("export", help="writes the rules in force as a file")
        verb.add_argument("program", help="the program's address, such as citizen")
        verb.add_argument("file", nargs="?", type=Path, help="where to; standard output without one")
        verb.add_argument("--number", type=int, help="another version than the one in force")
        verb = verbs.add_parser("import", help="puts a file in as a draft; all of it, or nothing")
        verb.add_argument("program")
        verb.add_argument("file", type=Path)
        verb = verbs.add_parser("validate", help="names what is wrong with a file, and what cannot be meant")
        verb.add_argument("file", type=Path)
        verbs.add_parser("schema", help="the JSON Schema of such files")
        verb = verbs.add_parser(
            "check",
            help="decides about applicants",
            description=_description(),
            formatter_class=RawDescriptionHelpFormatter,
        )
        verb.add_argument("--rules", type=Path, required=True, metavar="FILE")
        verb.add_argument("--explain", action="store_true", help="adds the sentence, date and remedy of each reason")
        verb.add_argument("--time-zone", default=settings.TIME_ZONE, help="of the station (%(default)s)")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        getattr(self, f"_{verb}")(**options)

    def _export(self, program: str, file: Path | None, number: int | None, **options: Any) -> None:
        text = _json(transfer.to_file(_rule_set(program, number)))
        if file is None:
            self.stdout.write(text)
            return
        try:
            file.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(str(error)) from error

    def _import(self, program: str, file: Path, **options: Any) -> None:
        found = _program(program)
        rules, at = self._read(file)
        content, problems = transfer.from_file(rules)
        if problems:
            raise self._refusal(files.located(problems, at))
        try:
            draft = rulebook.bring_in(found, content, by=User.objects.the_program())
        except rulebook.CannotPublish as refusal:
            raise CommandError(str(refusal)) from refusal
        self._warn(rules, at)
        self.stdout.write(f"Version {draft.number} of {found} is a draft. Publish it in the admin.")

    def _validate(self, file: Path, **options: Any) -> None:
        rules, at = self._read(file)
        self._warn(rules, at)
        self.stdout.write("The rules can be used.")

    def _schema(self, **options: Any) -> None:
        self.stdout.write(_json(schema.schema()))

    def _check(self, rules: Path, explain: bool, time_zone: str, **options: Any) -> None:
        read, _at = self._read(rules)
        try:
            zone = ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise CommandError(f"There is no time zone {time_zone}.") from error
        is_wrong, unknown = False, set[str]()
        for answer, fields in _answers(getattr(sys.stdin, "buffer", sys.stdin), read, zone, explain=explain):
            self.stdout.write(json.dumps(answer))
            is_wrong |= "error" in answer
            for name in sorted(fields - unknown):
                self.stderr.write(f"note: no rule asks for {_printable(name)}; it is left aside")
            unknown |= fields
        if is_wrong:
            raise SystemExit(1)

    def _read(self, file: Path) -> tuple[Rules, dict[str, int]]:
        try:
            with file.open("rb") as stream:
                raw = stream.read(files.LARGEST_FILE + 1)
        except OSError as error:
            raise CommandError(str(error)) from error
        try:
            return files.read(raw)
        except files.FileError as error:
            raise self._refusal(error.problems) from error

    def _refusal(self, problems: Iterable[files.Problem]) -> CommandError:
        """Tells every problem on a line of its own."""
        for problem in problems:
            self.stderr.write(f"error: {_printable(str(problem))}")
        return CommandError("Nothing was taken over.")

    def _warn(self, rules: Rules, at: dict[str, int]) -> None:
        for problem in files.located(contradictions.warnings(rules), at):
            self.stderr.write(f"warning: {_printable(str(problem))}")


def _description() -> str:
    return CHECK + "\n".join(f"  {name:22}{field.says}" for name, field in lines.FIELDS.items())


def _program(slug: str) -> Program:
    try:
        return Program.objects.get(slug=slug)
    except Program.DoesNotExist as error:
        known = ", ".join(Program.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no program {_printable(slug)}. There are: {known}.") from error


def _rule_set(slug: str, number: int | None) -> RuleSet:
    program = _program(slug)
    try:
        return program.rule_sets.get(number=number) if number else program.rule_set
    except RuleSet.DoesNotExist as error:
        raise CommandError(f"{program} has no such rules.") from error


def _answers(
    stream: Iterable[bytes | str], rules: Rules, zone: ZoneInfo, *, explain: bool
) -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        data: Any = None
        try:
            data = _parsed(raw)
            line = lines.read(data, zone)
            decision = line.decision(rules)
        except (ValueError, OverflowError, RecursionError) as error:
            said = "this is not a line of JSON" if data is None else str(error)
            yield {"id": _id(data), "error": f"line {number}: {said}"}, frozenset()
            continue
        answer = {"id": _id(data), "decision": decision.outcome, "reasons": list(dict.fromkeys(decision.codes))}
        yield answer | ({"why": _why(decision)} if explain else {}), line.unknown


def _parsed(raw: bytes | str) -> Any:
    if len(raw) > LONGEST_LINE:
        raise ValueError
    return json.loads(raw, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _id(data: Any) -> Any:
    return data.get("id") if isinstance(data, dict) else None


def _why(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "code": reason.code,
            "sentence": str(reason),
            "remedy": reason.way_out,
            "override": reason.override,
            "passes_on": reason.passes_on.isoformat() if reason.passes_on else None,
        }
        for reason in decision.reasons
    ]


def _json(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False)


def _printable(text: str) -> str:
    """One line that a terminal can show; what is long is cut."""
    shown = text if len(text) <= 400 else f"{text[:400]}…"
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode() for char in shown
    )

"""Rule documents as files: bytes in, rules out, and every problem with its line."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.problems import RulesError

LARGEST_FILE = 1_000_000  # bytes
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Problem:
    """What is wrong, the path of the value, and the line it stands in (0: not known)."""

    path: str
    message: str
    line: int = 0

    def __str__(self) -> str:
        return ": ".join(filter(None, [f"line {self.line}" if self.line else "", self.path, self.message]))


class FileError(ValueError):
    """A file that holds no usable rules. `problems` are in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__("\n".join(map(str, self.problems)))


class _Object(dict[str, Any]):
    """An object of a file that remembers which names stood twice in it."""

    twice: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Constant:
    """NaN or Infinity, which JSON does not know."""

    name: str


def read(raw: bytes) -> tuple[Rules, dict[str, int]]:
    """The rules of a file, and the line of every value by its path. Raises FileError."""
    text = _text(raw)
    data = _parsed(text)
    lines = dict(_lines(text))
    problems = dict(_not_json(data, ""))
    try:
        rules = Rules.from_json(data)
    except RulesError as error:
        said = {path: _helpful(path, message) for path, message in error.problems}
        raise FileError(located((said | problems).items(), lines)) from error
    if problems:
        raise FileError(located(problems.items(), lines))
    return rules, lines


def located(problems: Iterable[tuple[str, str]], lines: dict[str, int]) -> list[Problem]:
    """(path, message) pairs with their lines."""
    return [Problem(path, message, _line_of(path, lines)) for path, message in problems]


def _text(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise FileError([Problem("", _("the file is too large"))])
    if raw.startswith(OTHER_ENCODINGS):
        raise FileError([Problem("", _("the file is saved as UTF-16; save it as UTF-8"))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileError([Problem("", _("this is not UTF-8 text"), line)]) from error


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_Constant)
    except json.JSONDecodeError as error:
        raise FileError([Problem(f"column {error.colno}", error.msg, error.lineno)]) from error
    except RecursionError as error:
        raise FileError([Problem("", _("the document is nested too deeply"))]) from error
    except ValueError as error:  # a number of thousands of digits
        raise FileError([Problem("", _("the file holds a number too long to read"))]) from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        found.twice = tuple(sorted({name for name in names if names.count(name) > 1}))
    return found


def _not_json(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """Names that stand twice, and numbers that are none. The nesting is bounded by the parser."""
    pending = [(path, data)]
    while pending:
        at, value = pending.pop()
        if isinstance(value, _Constant):
            yield at, _("%(name)s is not a number") % {"name": value.name}
        elif isinstance(value, _Object):
            yield from ((_join(at, name), _("this name stands twice")) for name in value.twice)
            pending += [(_join(at, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            pending += [(_join(at, str(number)), inner) for number, inner in enumerate(value)]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The line on which each value of a valid JSON text begins; of a name that stands twice, the last."""
    path: list[str | int] = []
    line, done, name = 1, 0, ""
    for token in TOKEN.finditer(text):
        line += text.count("\n", done, token.start())
        done = token.start()
        word = token.group()
        if word in "}]":
            path.pop()
        elif word == "," and isinstance(path[-1], int):
            path[-1] += 1
        elif word == ":":
            path[-1] = name
            yield ".".join(map(str, path)), line
        elif word == "{":
            path.append("")
        elif word == "[":
            path.append(0)
        else:
            name = _unquoted(word)
        if path and isinstance(path[-1], int):
            yield ".".join(map(str, path)), line


def _unquoted(word: str) -> str:
    return str(json.loads(word)) if word.startswith('"') else word


def _line_of(path: str, lines: dict[str, int]) -> int:
    """The line of the value, or of the nearest thing around it."""
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return lines.get(path, 0)


def _helpful(path: str, message: str) -> str:
    """Names the parameter somebody may have meant."""
    if message != _("the rules have no such parameter"):
        return message
    meant = get_close_matches(path.rpartition(".")[2], _names(), 1)
    if not meant:
        return message
    return _("%(problem)s; did you mean “%(name)s”?") % {"problem": message, "name": meant[0]}


@lru_cache
def _names() -> tuple[str, ...]:
    schema = Rules.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return tuple(sorted({name for part in parts for name in part.get("properties", {})}))

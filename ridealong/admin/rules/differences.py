"""What changed between two versions of the rules, one sentence a change, in the words of the editor."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from ridealong.admin.rules import parameters
from ridealong.admin.rules.forms import Block
from ridealong.admin.rules.scopes import Document, Scope, scopes
from ridealong.admin.rules.sections import SECTIONS
from ridealong.rules import page as describe
from ridealong.rules.document import Rules


@dataclass(frozen=True)
class Change:
    """`scope` is "" for the program. `was` or `becomes` is empty for what is new or gone."""

    scope: str
    section: str
    label: str
    was: str
    becomes: str


def changes(old: Document, new: Document) -> list[Change]:
    """Those of the program, then those that only a kind of rider, an age or a station sees."""
    whole = list(_between(old, new, ""))
    found = list(whole)
    seen = {(change.section, change.label, change.was, change.becomes) for change in whole}
    before = {scope.name: scope for scope in scopes(old) if not scope.is_whole}
    for scope in scopes(new):
        if not scope.is_whole:
            former = before.get(scope.name, Scope("", ""))
            own = _between(former.read(old), scope.read(new), scope.name)
            found += [each for each in own if (each.section, each.label, each.was, each.becomes) not in seen]
    return found


def sentences(old: Rules, new: Rules, language: str) -> list[tuple[str, str, str]]:
    """(what it is about, former sentence, new one) of the rules page."""
    before, after = _by_label(old, language), _by_label(new, language)
    pairs = [(key[1], before[key], after[key]) for key in dict.fromkeys([*before, *after])]
    return [(label, *gone_and_new) for label, was, becomes in pairs for gone_and_new in _unlike(was, becomes)]


def _by_label(rules: Rules, language: str) -> dict[tuple[str, str], list[str]]:
    """A label may stand more than once, such as “How often”."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in describe.describe(rules, language):
        found[str(line.section), line.label].append(line.sentence)
    return found


def _unlike(was: list[str], becomes: list[str]) -> Iterator[tuple[str, str]]:
    """What is only in one of them, side by side in its order."""
    gone = [sentence for sentence in was if sentence not in becomes]
    new = [sentence for sentence in becomes if sentence not in was]
    return zip_longest(gone, new, fillvalue="")


def _between(old: Document, new: Document, scope: str) -> Iterator[Change]:
    for section in SECTIONS:
        if scope and section.for_all:
            continue
        before = dict(item for path in section.blocks for item in _values(path, old))
        after = dict(item for path in section.blocks for item in _values(path, new))
        for label in dict.fromkeys([*before, *after]):
            was, becomes = before.get(label, ""), after.get(label, "")
            if was != becomes:
                yield Change(scope, str(section.title), label, was, becomes)


def _values(path: str, document: Document) -> Iterator[tuple[str, str]]:
    """Label and shown value of every parameter of a block; a row of a list is one line."""
    block = Block(path, document, None)
    if block.form is not None:
        for each in block.form.parameters:
            yield each.title, parameters.show(each, block.form.before.get(each.name))
    elif block.rows is not None:
        own = block.rows.form.parameters
        for number, part in enumerate(block.rows.before, 1):
            yield f"{block.title}: {_row_name(part, number)}", parameters.summary(own, part)


def _row_name(part: Mapping[str, Any], number: int) -> str:
    return str(part.get("code") or part.get("station") or number)

"""The editorial rules, as far as text shows them. Pure: a text and its context in, findings out."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from ridealong.posts.screening import details, form, naming, riders, safety
from ridealong.posts.screening.finding import Context, Finding, Media, RiderName
from ridealong.posts.screening.normal import normalise

__all__ = [
    "VERSION",
    "Context",
    "Finding",
    "Media",
    "RiderName",
    "Verdict",
    "context_from",
    "of_answers",
    "outcome_of",
    "screen",
]

VERSION = "1"
FAMILIES = (riders.findings, naming.findings, details.findings, safety.findings, form.findings)


@dataclasses.dataclass(frozen=True)
class Verdict:
    outcome: str
    findings: list[Finding]


def screen(text: str, context: Context | None = None) -> Verdict:
    """Every finding, one per rule and place, in the order of the text; spans count in the text as given."""
    context = context or Context()
    normal = normalise(text)
    found = {(item.rule, item.start, item.end): item for family in FAMILIES for item in family(normal, context)}
    for number, picture in enumerate(context.media):
        for item in form.of_alt(picture, number, context):
            found.setdefault((item.rule, item.start, item.end), item)
    ordered = sorted(found.values(), key=lambda item: (item.start, item.rule))
    return Verdict(outcome_of(ordered), ordered)


def outcome_of(findings: Iterable[Finding]) -> str:
    letters = {finding.outcome for finding in findings}
    if letters & {"X", "B"}:
        return "block"
    return "review" if "R" in letters else "ok"


def of_answers(answers: Mapping[str, Any], *, jokes_on_person: str) -> list[Finding]:
    """What the author's own answers to the four questions say."""
    found = []
    if answers.get("recognised") is True:
        found.append(Finding("P5", "R", 0, 0, "Somebody could be recognised who has not agreed."))
    if answers.get("minor") is True:
        found.append(Finding("P4", "R", 0, 0, "Somebody under 18 is involved."))
    if answers.get("clear") is False:
        found.append(Finding("S2", "X", 0, 0, "A unit is not clear yet, or the matter is not closed."))
    if answers.get("joke") == jokes_on_person:
        found.append(Finding("T6", "R", 0, 0, "The joke is on a person."))
    return found


def context_from(given: Mapping[str, Any]) -> Context:
    """The context of a JSON line; what it does not say is the default."""
    known = {field.name for field in dataclasses.fields(Context)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items() if name in known
    }
    names = {field.name for field in dataclasses.fields(RiderName)}
    pictures = {field.name for field in dataclasses.fields(Media)}
    values["riders"] = tuple(RiderName(**_only(row, names)) for row in given.get("riders") or ())
    values["media"] = tuple(Media(**_only(row, pictures)) for row in given.get("media") or ())
    return Context(**values)


def _only(row: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in names}

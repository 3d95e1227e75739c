"""The rules in plain words, from the rule set itself: there is no second place to edit."""

from ridealong.rules.document import Rules
from ridealong.rules.families import FAMILIES
from ridealong.rules.words import SECTIONS, Line


def describe(rules: Rules, language: str) -> list[Line]:
    """Every rule that concerns a rider, in the active language; department texts in `language`, else English."""
    lines = [line for family in FAMILIES for line in family.sentences(rules, language)]
    return sorted(lines, key=lambda line: SECTIONS.index(line.section))


def in_brief(rules: Rules, language: str) -> list[Line]:
    return [line for line in describe(rules, language) if line.is_key]

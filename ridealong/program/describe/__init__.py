"""The rules in plain words, from the rule set itself: there is no second place to edit."""

from ridealong.program.describe.before import before, on_the_day
from ridealong.program.describe.line import DAY_NAMES, ID_KINDS, Line, clock, words
from ridealong.program.describe.when import when
from ridealong.program.describe.who import from_age, who
from ridealong.program.rules import Rules

__all__ = ["DAY_NAMES", "ID_KINDS", "Line", "clock", "describe", "from_age", "in_brief", "words"]


def describe(rules: Rules, language: str) -> list[Line]:
    """Every rule that concerns a rider, in the active language; department texts in `language`, else English."""
    return [*who(rules, language), *when(rules, language), *before(rules, language), *on_the_day(rules, language)]


def in_brief(rules: Rules, language: str) -> list[Line]:
    return [line for line in describe(rules, language) if line.is_key]

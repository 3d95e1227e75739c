"""The rules in plain words, from the rule set itself: there is no second place to edit."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ridealong.core import times
from ridealong.rules.document import Rules
from ridealong.rules.families import FAMILIES
from ridealong.rules.kinds.parameters import AgeRules
from ridealong.rules.words import SECTIONS, Line, one_stop, together


def describe(rules: Rules, language: str) -> list[Line]:
    """Every rule that concerns a rider, in the active language; department texts in `language`, else English."""
    return _told(rules, language, _described)


def in_brief(rules: Rules, language: str) -> list[Line]:
    return _told(rules, language, _in_brief)


def _told(rules: Rules, language: str, tell: Callable[[Rules, str], list[Line]]) -> list[Line]:
    """Told once a process. Dates hold their year unless it is this one."""
    key = (tell, language, get_language(), times.this_year())
    if key not in rules.pages:
        rules.pages[key] = tell(rules, language)
    return list(rules.pages[key])


def _described(rules: Rules, language: str) -> list[Line]:
    lines = _whole(rules, language)
    lines += [line for group in rules.ages for line in _of_age(group, rules, language, lines)]
    return sorted(lines, key=lambda line: SECTIONS.index(line.section))


def _in_brief(rules: Rules, language: str) -> list[Line]:
    return [_tidy(line) for line in _lines(rules, language) if line.is_key]


def _lines(rules: Rules, language: str) -> Iterator[Line]:
    return (line for family in FAMILIES for line in family.sentences(rules, language))


def _whole(rules: Rules, language: str) -> list[Line]:
    lines = _lines(rules, language)
    return [_tidy(replace(line, sentence=together(line.sentence, line.more), more="")) for line in lines]


def _of_age(group: AgeRules, rules: Rules, language: str, known: list[Line]) -> Iterator[Line]:
    """What is different for riders of certain ages."""
    for line in _whole(rules.with_overrides(group.overrides), language):
        if line not in known:
            yield replace(line, label=f"{_ages(group)}: {line.label}", is_key=False)


def _ages(group: AgeRules) -> str:
    if group.under_age is None:
        return _("From age %(age)s") % {"age": group.from_age}
    if not group.from_age:
        return _("Under %(age)s") % {"age": group.under_age}
    return _("Age %(from)s to under %(under)s") % {"from": group.from_age, "under": group.under_age}


def _tidy(line: Line) -> Line:
    return replace(line, sentence=one_stop(line.sentence))

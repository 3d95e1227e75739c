"""What is wrong with a rule document, and where, in words for the people who write such files."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from ridealong.rules.parameters import Parameters

LONGEST_DOCUMENT = 200_000  # characters
DEEPEST_DOCUMENT = 24  # objects and lists inside one another

# What the library that reads documents finds wrong, in our words.
WRONG = {
    "int_type": gettext_lazy("here a whole number is meant"),
    "float_type": gettext_lazy("here a number is meant"),
    "finite_number": gettext_lazy("here a number is meant"),
    "bool_type": gettext_lazy("here true or false is meant"),
    "string_type": gettext_lazy("here a text is meant"),
    "literal_error": gettext_lazy("one of these is meant: %(expected)s"),
    "greater_than_equal": gettext_lazy("this is at least %(ge)g"),
    "less_than_equal": gettext_lazy("this is at most %(le)g"),
    "greater_than": gettext_lazy("this is more than %(gt)g"),
    "too_short": gettext_lazy("the list holds at least %(min_length)s"),
    "too_long": gettext_lazy("the list holds at most %(max_length)s"),
    "string_too_short": gettext_lazy("the text is empty"),
    "string_too_long": gettext_lazy("the text has at most %(max_length)s characters"),
}


class RulesError(ValueError):
    """A rule document that cannot be used. `problems` are (path, message) pairs."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{path}: {message}" for path, message in problems))


def too_large(data: Any) -> str:
    """Why a document is not even looked at, or nothing."""
    level, depth, size = [data], 0, 0
    while level:
        depth += 1
        if depth > DEEPEST_DOCUMENT:
            return _("the document is nested too deeply")
        size += sum(len(item) if isinstance(item, str) else 4 for item in level)
        if size > LONGEST_DOCUMENT:
            return _("the document is too large")
        level = [inner for item in level for inner in _inside(item)]
    return ""


def _inside(item: Any) -> list[Any]:
    if isinstance(item, dict):
        return [*item, *item.values()]
    return list(item) if isinstance(item, list | tuple | set | frozenset) else []


def located(error: ValidationError) -> list[tuple[str, str]]:
    """Each problem with its path, such as hours.windows.0.start."""
    return [(".".join(str(part) for part in item["loc"]), _message(item)) for item in error.errors(include_url=False)]


def _message(item: Any) -> str:
    match item["type"]:
        case "extra_forbidden":
            return _("the rules have no such parameter")
        case "missing":
            return _("this is missing")
        case "value_error":
            return str(item["ctx"]["error"])
        case "model_type" | "dict_type":
            return _("here an object is meant: { … }")
        case "tuple_type":
            return _("here a list is meant: [ … ]")
        case "string_pattern_mismatch":
            return _("lower-case letters, digits and _ only, a letter first")
        case "string_unicode":
            return _("the text holds characters that are none")
        case kind if kind in WRONG:
            return str(WRONG[kind]) % item.get("ctx", {})
        case _:
            return str(item["msg"])


def oversights(rules: Parameters) -> list[tuple[str, str]]:
    """What is wrong although each value by itself is right."""
    problems = [
        (name, _("“%(code)s” stands twice") % {"code": code})
        for name in ("categories", "disqualifiers", "documents", "questions")
        for code in _twice([item.code for item in getattr(rules, name)])
    ]
    if rules.length.min_hours > rules.length.max_hours:
        problems.append(("length", _("min_hours is more than max_hours")))
    for number, closure in enumerate(rules.hours.closures):
        if closure.last_on < closure.first_on:
            problems.append((f"hours.closures.{number}", _("last_on is before first_on")))
    for number, question in enumerate(rules.questions):
        if (question.kind == "choice") != bool(question.choices):
            problems.append((f"questions.{number}", _("choices belong to kind choice, and it needs them")))
    return problems


def _twice(codes: list[str]) -> list[str]:
    return sorted({code for code in codes if codes.count(code) > 1})

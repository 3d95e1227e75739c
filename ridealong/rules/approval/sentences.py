"""How it is decided, and how a no is told, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ridealong.rules.approval.parameters import ApprovalStep
from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line, together

UNTOLD = {"denial.reasons": "codes among which the desk chooses"}
APPROVERS = {
    "officer": gettext_lazy("an officer"),
    "coordinator": gettext_lazy("the coordinator"),
    "supervisor": gettext_lazy("a supervisor"),
    "command": gettext_lazy("the command"),
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    decided = ngettext(
        "Decided in %(n)s step by people, never by the program.",
        "Decided in %(n)s steps by people, never by the program.",
        len(rules.approval),
    )
    days = rules.validity.approval_days
    holds = ngettext("An approval holds for %(n)s day.", "An approval holds for %(n)s days.", days) % {"n": days}
    said = together(decided % {"n": len(rules.approval)}, _steps(rules.approval), holds)
    yield Line(BEFORE, _("Decision"), said)
    yield Line(BEFORE, _("After a no"), together(*_after_a_no(rules)))


def _steps(steps: tuple[ApprovalStep, ...]) -> str:
    return _("By %(people)s.") % {"people": _(", then ").join(map(_step, steps))} if steps else ""


def _step(step: ApprovalStep) -> str:
    only = [_("under %(age)s") % {"age": step.under_age} if step.under_age else ""]
    only.append(_("some kinds of riders") if step.categories else "")
    named = ", ".join(filter(None, only))
    return f"{APPROVERS[step.role]} ({named})" if named else str(APPROVERS[step.role])


def _after_a_no(rules: Rules) -> Iterator[str]:
    yield {
        "message": _("We write to you."),
        "phone": _("We call you."),
        "letter": _("We send you a letter."),
    }[rules.denial.channel]
    yield {
        "always": _("You learn the reason, in words."),
        "code": _("You learn the reason."),
        "never": _("The reason is not told."),
    }[rules.denial.shown]
    if days := rules.arrival.wait_after_denial_days:
        yield _("You may apply again after %(n)s days.") % {"n": days}

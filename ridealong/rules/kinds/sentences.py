"""Whether the program is open, and what holds for single kinds of riders, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ridealong.rules.document import Rules
from ridealong.rules.kinds.parameters import Category
from ridealong.rules.words import WHO, Line, together, words

UNTOLD = {
    "note": "for people who keep the file",
    "categories.*.code": "for files and reports",
    "categories.*.units": "codes of the department's own; riders see the seats they may have",
    "categories.*.overrides": "each kind with rules of its own has a page of its own",
    "stations.*.station": "told where a ride is chosen",
    "stations.*.overrides": "told where a ride is chosen",
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if rules.status != "open":
        yield Line(WHO, _("For now"), _status(rules))
    for kind in rules.categories:
        if said := together(*_about(kind, rules, language)):
            yield Line(WHO, words(kind.name, language), said)


def _status(rules: Rules) -> str:
    return {
        "paused": _("The program is paused. Nobody rides."),
        "waiting_list": _("Applications go on a waiting list."),
        "restricted": _("Only people with an invitation may apply."),
    }[rules.status]


def _about(kind: Category, rules: Rules, language: str) -> Iterator[str]:
    if kind.access == "closed":
        yield words(kind.referral, language) or _("Not in this program.")
        return
    if kind.access == "invitation":
        yield _("By invitation, with a code from the coordinator.")
    yield words(kind.evidence, language)
    if kind.youth_program and rules.minors.policy == "program_only":
        yield _("Minors may ride too.")
    if kind.priority:
        yield _("Comes before others on a waiting list.")

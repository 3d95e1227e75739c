"""Reasons of the program and its kinds of riders: paused, closed, by invitation, without evidence."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.kinds.parameters import Category
from ridealong.rules.moments import ALWAYS_ASKED, BEFORE_A_DATE, Moment
from ridealong.rules.reason import Kind, Reason

PAUSED = Kind(
    "program_paused",
    _("The program is paused for now."),
    rows.PROGRAM,
    ALWAYS_ASKED,
    remedy=_("Come back later."),
    field="program",
)
UNKNOWN = Kind(
    "category_unknown", _("This program has no such kind of rider."), rows.PROGRAM, ALWAYS_ASKED, field="category"
)
RESTRICTED = Kind(
    "invitation",
    _("The program is open by invitation only for now."),
    rows.PROGRAM,
    BEFORE_A_DATE,
    remedy=_("Ask the coordinator for a code."),
    field="program",
)
CLOSED = Kind(
    "category_closed",
    _("This kind of rider does not ride in this program."),
    rows.PROGRAM,
    ALWAYS_ASKED,
    field="category",
)
REFERRED = Kind(
    "category_closed",
    _("This kind of rider does not ride in this program."),
    rows.PROGRAM,
    ALWAYS_ASKED,
    remedy=_("The rules page says where to turn instead."),
    field="category",
)
INVITATION = Kind(
    "invitation",
    _("This kind of ride is by invitation. Ask the coordinator for a code."),
    rows.PROGRAM,
    BEFORE_A_DATE,
    remedy=_("Ask the coordinator for a code."),
    field="category",
)
EVIDENCE = Kind(
    "evidence",
    _("This kind of rider shows evidence."),
    rows.PROGRAM,
    frozenset({Moment.APPLY}),
    remedy=_("Add the evidence the rules ask for."),
    field="evidence",
    section="documents",
)
UNIT = Kind(
    "unit_closed",
    _("This kind of rider does not ride in this unit."),
    rows.PROGRAM,
    frozenset({Moment.BOOK}),
    field="category",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person = facts.person
    if rules.status == "paused":
        yield PAUSED.stands()
    category = rules.category(person.category)
    if category is None:
        yield UNKNOWN.stands()
        return
    yield from _about_category(facts, category)
    if rules.status == "restricted" and category.access == "public" and person.invitation is False:
        yield RESTRICTED.stands()


def _about_category(facts: Facts, category: Category) -> Iterator[Reason]:
    person, wish = facts.person, facts.wish
    if category.access == "closed":
        yield REFERRED.stands() if category.referral else CLOSED.stands()
    if category.access == "invitation" and person.invitation is False:
        yield INVITATION.stands()
    if category.evidence and person.evidence is False:
        yield EVIDENCE.stands()
    if category.units and wish and wish.unit and wish.unit not in category.units:
        yield UNIT.stands()

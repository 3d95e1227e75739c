"""Reasons of identification and documents."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.papers.parameters import PaperRule
from ridealong.rules.reason import Kind, Reason

IDENTIFICATION = Kind(
    "identification",
    _("No ID was shown."),
    rows.PAPERS,
    frozenset({Moment.ARRIVE}),
    remedy=_("Bring your photo ID."),
    field="id_kind",
)
OTHER_ID = Kind(
    "identification",
    _("This kind of ID does not count here."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    remedy=_("Bring one of the IDs the rules list."),
    field="id_kind",
)
ID_COPY = Kind(
    "identification_copy",
    _("A copy of the ID belongs to the application."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    remedy=_("Add a copy of your ID."),
    field="id_kind",
)
TO_HAND_IN = Kind(
    "document",
    _("A document is missing: %(name)s."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    remedy=_("Hand it in."),
    field="documents",
)
TO_BRING = Kind(
    "document",
    _("A document is missing: %(name)s."),
    rows.PAPERS,
    frozenset({Moment.ARRIVE}),
    remedy=_("Hand it in."),
    field="documents",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    rule, person = rules.identification, facts.person
    if rule.at_check_in and person.id_shown is False:
        yield IDENTIFICATION.stands()
    elif rule.kinds and person.id_kind is not None and person.id_kind not in rule.kinds:
        yield OTHER_ID.stands()
    if rule.copy_with_application and person.id_copy is False:
        yield ID_COPY.stands()
    if person.documents is not None:
        yield from _about_documents(person.documents, documents_of(person.category, facts.age, rules))


def _about_documents(there: frozenset[str], asked: list[PaperRule]) -> Iterator[Reason]:
    for paper in asked:
        if paper.required and paper.how != "read" and paper.code not in {"waiver", *there}:
            kind = TO_HAND_IN if paper.how == "upload" else TO_BRING
            yield kind.stands(code=paper.code, name=paper.name.get("en", paper.code))


def documents_of(category: str, age: int | None, rules: Rules) -> list[PaperRule]:
    """The documents that concern somebody of this kind and age, in the order of the rules.

    A kind of rider names papers of its own: one that only other kinds name is theirs, one that the list does not hold
    is a form to sign. While the age is unknown, what depends on it is not asked.
    """
    kind = rules.category(category)
    own = kind.documents if kind else ()
    listed = [_of_kind(paper, own) for paper in rules.documents if category in (_owners(paper, rules) or {category})]
    missing = [code for code in own if code not in {paper.code for paper in rules.documents}]
    listed += [PaperRule.model_validate(code) for code in missing]
    return [paper for paper in listed if paper.under_age is None or (age is not None and age < paper.under_age)]


def _owners(paper: PaperRule, rules: Rules) -> set[str]:
    """The kinds of riders a paper is for, where it is not for all."""
    return {kind.code for kind in rules.categories if paper.code in kind.documents} | set(paper.categories)


def _of_kind(paper: PaperRule, own: tuple[str, ...]) -> PaperRule:
    """What a kind of rider names as its own is required of it."""
    return paper.model_copy(update={"required": True}) if paper.code in own and not paper.required else paper

"""Reasons of identification and documents."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ridealong.core.languages import current_language
from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.papers.parameters import PaperRule, Question
from ridealong.rules.reason import Kind, Point, Reason
from ridealong.rules.words import words

IDENTIFICATION = Kind(
    "identification",
    _("No ID was shown."),
    rows.PAPERS,
    frozenset({Moment.ARRIVE}),
    remedy=_("Bring your photo ID."),
    field="id_kind",
    point=Point("has_shown_id", _("ID matches"), _("The ID must be seen, and match."), 1),
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
    section="documents",
)
ID_NUMBER = Kind(
    "identification_unnoted",
    _("Say which ID you will bring, and its number."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    field="id_kind",
    section="you",
)
TO_HAND_IN = Kind(
    "document",
    _("A document is missing: %(name)s."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    remedy=_("Hand it in."),
    field="documents",
    section="documents",
)
UNANSWERED = Kind(
    "question",
    _("Answer the questions of this program."),
    rows.PAPERS,
    frozenset({Moment.APPLY}),
    field="questions",
    section="program",
)
TO_SIGN = Kind(
    "document",
    _("A document is missing: %(name)s."),
    rows.PAPERS,
    frozenset({Moment.ARRIVE}),
    remedy=_("Hand it in."),
    field="documents",
    point=Point("paper_%(code)s", _("Signed: %(name)s"), _("“%(name)s” must be signed."), 3),
)
TO_BRING = Kind(
    "document",
    _("A document is missing: %(name)s."),
    rows.PAPERS,
    frozenset({Moment.ARRIVE}),
    remedy=_("Hand it in."),
    field="documents",
    point=Point("paper_%(code)s", _("Brought: %(name)s"), _("“%(name)s” must be here."), 3),
)
BY_HOW = {"upload": TO_HAND_IN, "sign": TO_SIGN, "bring": TO_BRING}


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    rule, person = rules.identification, facts.person
    if rule.at_check_in and person.id_shown is False:
        yield IDENTIFICATION.stands()
    elif rule.kinds and person.id_kind is not None and person.id_kind not in rule.kinds:
        yield OTHER_ID.stands()
    if rule.copy_with_application and person.id_copy is False:
        yield ID_COPY.stands()
    if rule.copy_with_application and person.id_noted is False:
        yield ID_NUMBER.stands()
    asked = {question.code for question in questions_of(person.category, facts.age, rules) if question.required}
    if person.answered is not None and not asked <= person.answered:
        yield UNANSWERED.stands()
    if person.documents is not None:
        yield from _about_documents(person.documents, documents_of(person.category, facts.age, rules))


def _about_documents(there: frozenset[str], asked: list[PaperRule]) -> Iterator[Reason]:
    for paper in asked:
        if paper.required and paper.how != "read" and paper.code not in {"waiver", *there}:
            name = words(paper.name, current_language()) or paper.code
            yield BY_HOW[paper.how].stands(code=paper.code, name=name)


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
    return [paper for paper in listed if _is_of_age(age, None, paper.under_age)]


def _owners(paper: PaperRule, rules: Rules) -> set[str]:
    """The kinds of riders a paper is for, where it is not for all."""
    return {kind.code for kind in rules.categories if paper.code in kind.documents} | set(paper.categories)


def _of_kind(paper: PaperRule, own: tuple[str, ...]) -> PaperRule:
    """What a kind of rider names as its own is required of it."""
    return paper.model_copy(update={"required": True}) if paper.code in own and not paper.required else paper


def questions_of(category: str, age: int | None, rules: Rules) -> list[Question]:
    """The program's own questions that such a rider is asked. Nobody is asked for their age by way of a question:
    while it is unknown, what depends on it is not asked."""
    return [
        question
        for question in rules.questions
        if (not question.categories or category in question.categories)
        and _is_of_age(age, question.from_age, question.under_age)
    ]


def _is_of_age(age: int | None, from_age: int | None, under_age: int | None) -> bool:
    if from_age is None and under_age is None:
        return True
    return age is not None and (from_age or 0) <= age < (under_age or 1000)

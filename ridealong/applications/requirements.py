"""What a program asks of this application beyond the common fields: its own questions, and papers to hand in."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import formats
from django.utils.translation import gettext as _

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.status import Channel
from ridealong.core import times
from ridealong.rules.base import Texts
from ridealong.rules.document import Rules
from ridealong.rules.officers.reasons import may_ask_for_officer
from ridealong.rules.papers.parameters import EVIDENCE, ID_COPY, PaperRule, Question
from ridealong.rules.papers.reasons import documents_of, questions_of
from ridealong.rules.words import words

ID_COPY_NAME: Texts = {"en": "A picture of your ID", "es": "Una foto de su identificación"}
EVIDENCE_NAME: Texts = {"en": "Evidence", "es": "Comprobante"}


@dataclass(frozen=True)
class Paper:
    """A paper as this rider meets it; `hint` says what must be on it."""

    code: str
    name: Texts
    how: Literal["read", "sign", "upload", "bring"]
    is_required: bool = True
    delete: str = "after_ride"
    hint: Texts | None = None


def papers(application: Application, *, how: str = "", on: date | None = None) -> list[Paper]:
    """In the order of the rules; what comes with the kind of ID and of rider first. `on` is the date of the ride,
    where it is known."""
    rules = facts.rules_of(application)
    age = facts.age_on(application, on or facts.first_wish_on(application))
    named = [_paper(rule) for rule in documents_of(application.category, age, rules)]
    found = [*_from_other_rows(rules, application.category, named), *named]
    return [paper for paper in found if not how or paper.how == how]


def questions(application: Application) -> list[Question]:
    """The program's own questions that this kind of rider of this age is asked."""
    age = facts.age_on(application, facts.first_wish_on(application))
    return questions_of(application.category, age, facts.rules_of(application))


def asks_affiliation(application: Application) -> bool:
    """School or employer: of kinds of riders who come from one, and show it."""
    kind = facts.rules_of(application).category(application.category)
    return kind is not None and (kind.youth_program or bool(kind.evidence) or bool(kind.documents))


def asks_officer(application: Application) -> bool:
    return may_ask_for_officer(application.category, facts.rules_of(application))


def asks_authorization(application: Application) -> bool:
    """Whether the rider signs for the records check; on paper that is a form in the desk's folder."""
    is_asked = facts.rules_of(application).clearance.signed_authorization and facts.needs_clearance(application)
    return is_asked and application.channel == Channel.ONLINE


def in_words(question: Question, text: str, language: str) -> str:
    """An answer as people read it."""
    match question.kind:
        case "yes_no":
            return {"yes": _("Yes"), "no": _("No")}.get(text, "")
        case "choice":
            found = next((choice for choice in question.choices if choice.code == text), None)
            return words(found.text, language) if found else text
        case "date" if text:
            return times.day(date.fromisoformat(text))
        case "number" if text:
            return formats.number_format(text)
    return text


def _paper(rule: PaperRule) -> Paper:
    return Paper(rule.code, rule.name, rule.how, rule.required, rule.delete)


def _from_other_rows(rules: Rules, category: str, named: list[Paper]) -> list[Paper]:
    """A copy of the ID, and the evidence of a kind of rider that names no upload of its own."""
    found, kind = [], rules.category(category)
    if rules.identification.copy_with_application:
        found.append(Paper(ID_COPY, ID_COPY_NAME, "upload", delete=rules.identification.copy_delete))
    own = set(kind.documents) if kind else set()
    if kind and kind.evidence and not any(paper.how == "upload" and paper.code in own for paper in named):
        found.append(Paper(EVIDENCE, EVIDENCE_NAME, "upload", hint=kind.evidence))
    return found

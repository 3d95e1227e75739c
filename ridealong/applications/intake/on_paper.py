"""The application as a form on paper: empty for anybody, or with what a case knows already."""

from dataclasses import replace

from django.conf import settings
from django.utils import translation

from ridealong import documents
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.core import phone, times
from ridealong.documents.content import Check
from ridealong.documents.paperwork import ApplicationForm, Question
from ridealong.program.letterhead import on_paper
from ridealong.program.models import Program
from ridealong.rules.document import Rules
from ridealong.rules.ties.sentences import AS_SAID
from ridealong.rules.words import ID_KINDS, words

LANGUAGES = {"en": "English", "es": "Español"}


def blank_pdf(program: Program, language: str) -> bytes:
    """Raises RuleSet.DoesNotExist before the program has rules."""
    return documents.render(_form(program, program.rule_set.rules, language))


def prefilled_pdf(application: Application) -> bytes:
    """With its case number and a QR code, in the rider's language. The ID number stays out: paper is lost easily."""
    language = application.rider.language
    form = _form(application.program, facts.rules_of(application), language)
    with translation.override(language):
        known = _known(application)
    address = f"{settings.RIDEALONG_URL}/my/{application.pk}/"
    check = Check(application.reference, address)
    return documents.render(replace(form, reference=application.reference, check=check, known=known))


def _form(program: Program, rules: Rules, language: str) -> ApplicationForm:
    with translation.override(language):
        ties = (
            tuple((tie, str(AS_SAID[tie])) for tie in rules.residency.ties) if rules.residency.policy != "none" else ()
        )
    return ApplicationForm(
        department=on_paper(),
        program=program.name,
        language=language,
        ties=ties,
        disqualifiers=tuple(words(item.text, language) for item in rules.disqualifiers),
        questions=tuple(
            Question(
                question.code,
                words(question.text, language),
                question.kind,
                tuple((choice.code, words(choice.text, language)) for choice in question.choices),
            )
            for question in rules.questions
        ),
        has_guardian=rules.minors.policy not in {"never", "program_only"},
        adult_from=rules.min_age,
    )


def _known(application: Application) -> dict[str, str]:
    rider, zone = application.rider, facts.zone_of(application)
    wishes = {
        f"wish_{rank}": times.span(wish.starts_at, wish.ends_at, zone, style="short")
        for rank, wish in enumerate(facts.wishes(application)[:3], start=1)
    }
    guardian = next(iter(facts.standing_guardians(application)), None)
    known = {
        "legal_name": rider.legal_name,
        "preferred_name": rider.preferred_name,
        "born_on": times.date_alone(rider.born_on) if rider.born_on else "",
        "id_kind": str(ID_KINDS.get(application.id_kind, "")),
        "language": LANGUAGES.get(rider.language, rider.language),
        "phone": phone.display(str(rider.phone)),
        "email": rider.email,
        "address": str(rider.address),
        "emergency_name": str(application.emergency_name),
        "emergency_relation": str(application.emergency_relation),
        "emergency_phone": phone.display(str(application.emergency_phone)),
        "reason": application.reason,
        "accommodation": str(application.accommodation),
        "guardian_name": guardian.name if guardian else "",
        "guardian_relation": guardian.relation if guardian else "",
        "guardian_phone": phone.display(str(guardian.phone)) if guardian else "",
    }
    return {**known, **wishes}

"""What an application asks, as a list of tasks: in any order, each on a page of its own."""

from dataclasses import dataclass
from typing import Literal

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.applications import completeness, facts, requirements
from ridealong.applications.application import Application
from ridealong.core import times
from ridealong.web.rider import forms, guardians, questions, wishes

State = Literal["done", "todo", "blocked"]


@dataclass(frozen=True)
class Section:
    """One page of the application. `asks` is the name `completeness.missing` knows it by."""

    code: str
    asks: str
    part: str | Promise
    title: str | Promise
    hint: str | Promise
    form: type[forms.SectionForm]


@dataclass(frozen=True)
class Task:
    """A section as it stands: `hint` is what was answered, else what to expect."""

    section: Section
    state: State
    hint: str
    url: str


ABOUT_YOU, YOUR_RIDE, YOUR_GUARDIAN = _("About you"), _("Your ride"), _("Your parent or guardian")

SECTIONS = (
    Section("you", "you", ABOUT_YOU, _("Who are you?"), _("Your name, date of birth and ID"), forms.YouForm),
    Section("contact", "contact", ABOUT_YOU, _("How do we reach you?"), _("Phone and address"), forms.ContactForm),
    Section(
        "emergency",
        "emergency",
        ABOUT_YOU,
        _("Whom do we call in an emergency?"),
        _("Somebody who does not ride with you"),
        forms.EmergencyForm,
    ),
    Section(
        "ride",
        "ride",
        YOUR_RIDE,
        _("Which dates do you wish for?"),
        _("Up to three, in your order"),
        wishes.RideForm,
    ),
    Section("why", "ride", YOUR_RIDE, _("Why do you want to ride?"), _("A sentence or two is plenty"), forms.WhyForm),
    Section(
        "questions",
        "questions",
        YOUR_RIDE,
        _("Does anything stand against a ride?"),
        _("A short list to read, and a few answers"),
        forms.QuestionsForm,
    ),
    Section(
        "program",
        "program",
        YOUR_RIDE,
        _("A few more questions"),
        _("What this program would like to know"),
        questions.ProgramForm,
    ),
    Section(
        "documents",
        "documents",
        YOUR_RIDE,
        _("Which papers do you hand in?"),
        _("As a picture or a PDF"),
        forms.SectionForm,
    ),
    Section(
        "guardian",
        "guardian",
        YOUR_GUARDIAN,
        _("Who is your parent or guardian?"),
        _("They read everything and sign on their own phone or computer"),
        guardians.GuardianForm,
    ),
)


def of(application: Application) -> list[Section]:
    """The sections of this case: only minors have a guardian, only some programs ask more."""
    is_asked = {
        "guardian": facts.needs_guardian(application),
        "program": bool(requirements.questions(application)),
        "documents": bool(requirements.papers(application, how="upload")),
    }
    return [section for section in SECTIONS if is_asked.get(section.code, True)]


def find(code: str) -> Section:
    """Raises Http404."""
    for section in SECTIONS:
        if section.code == code:
            return section
    raise Http404


def tasks(application: Application) -> list[Task]:
    missing = completeness.missing(application)
    return [
        Task(
            section=section,
            state="done" if _is_done(section, application, missing) else "todo",
            hint=_answered(section, application) or str(section.hint),
            url=reverse("rider:section", args=[application.pk, section.code]),
        )
        for section in of(application)
    ]


def _is_done(section: Section, application: Application, missing: dict[str, str]) -> bool:
    """Dates and reason are one thing to the rules and two pages to the rider."""
    if section.code == "why":
        return bool(application.reason and (application.affiliation or not requirements.asks_affiliation(application)))
    if section.code == "ride":
        return bool(application.wishes) and not ("ride" in missing and application.reason)
    return section.asks not in missing


def _answered(section: Section, application: Application) -> str:
    """The answer in a few words, so that a mistyped date shows."""
    rider = application.rider
    if section.code == "you" and rider.legal_name:
        born = times.day(rider.born_on) if rider.born_on else ""
        return gettext("%(name)s, born %(day)s") % {"name": rider.legal_name, "day": born} if born else rider.legal_name
    if section.code == "contact" and rider.phone:
        return f"{rider.phone.as_national}, {rider.email}"
    if section.code == "emergency":
        return str(application.emergency_name)
    if section.code == "ride" and application.wishes:
        return wishes.in_words(application)[0]
    return ""

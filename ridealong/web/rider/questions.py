"""The questions a program adds without code, as one section of the application."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import requirements
from ridealong.applications.application import Application
from ridealong.applications.intake import answers
from ridealong.core.languages import current_language
from ridealong.rules.papers.parameters import Question
from ridealong.rules.words import words
from ridealong.web.rider import fields
from ridealong.web.rider.forms import SectionForm

SHORT, LONG = 200, 2000  # characters


class ProgramForm(SectionForm):
    """One field for each question, by its kind. What it is called is the code of the question."""

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        self.questions = requirements.questions(application)
        super().__init__(data, application=application, is_partial=is_partial)

    def add_fields(self) -> None:
        language = current_language()
        for question in self.questions:
            common = {"required": question.required, "help_text": words(question.help, language)}
            self.fields[question.code] = FIELDS[question.kind](question, words(question.text, language), common)

    def stored(self, application: Application) -> dict[str, Any]:
        return dict(answers.of(application))

    def save(self, *, by: User) -> None:
        answers.save(self.application, by=by, values=self.cleaned_data)


def _choice(question: Question, label: str, common: dict[str, Any]) -> forms.Field:
    offered = [(choice.code, words(choice.text, current_language())) for choice in question.choices]
    if len(offered) > 6:
        field: forms.Field = forms.ChoiceField(label=label, choices=[("", _("Choose one")), *offered], **common)
    else:
        field = forms.ChoiceField(label=label, choices=offered, widget=forms.RadioSelect, **common)
    return field


def _number(question: Question, label: str, common: dict[str, Any]) -> forms.Field:
    return forms.FloatField(
        label=label,
        min_value=-1e9,
        max_value=1e9,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ra-w-10"}),
        error_messages={"invalid": _("Write a number, such as 12.")},
        **common,
    )


FIELDS: dict[str, Callable[[Question, str, dict[str, Any]], forms.Field]] = {
    "short": lambda question, label, common: fields.line(label, max_length=SHORT, **common),
    "long": lambda question, label, common: fields.text(label, max_length=LONG, **common),
    "yes_no": lambda question, label, common: fields.yes_or_no(label, **common),
    "date": lambda question, label, common: fields.day(label, **common),
    "choice": _choice,
    "number": _number,
}

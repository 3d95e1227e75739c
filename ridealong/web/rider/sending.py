"""Check the answers, agree, and send."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ridealong.applications import facts, requirements
from ridealong.applications.application import Application
from ridealong.applications.deciding import waiting_line
from ridealong.applications.intake import answers, writing
from ridealong.applications.intake.writing import CannotApply, Incomplete, NotEligible
from ridealong.core import phone, times
from ridealong.core.languages import current_language, own_name
from ridealong.core.workflow import IllegalMove
from ridealong.rides import history
from ridealong.rules.person import age_on
from ridealong.rules.ties.sentences import AS_SAID
from ridealong.rules.words import ID_KINDS, words
from ridealong.waivers.names import same as same_name
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, sections, wishes

RANK_NAMES = (_("First wish"), _("Second wish"), _("Third wish"))


class AgreementForm(forms.Form):
    accepts_rules = forms.BooleanField(error_messages={"required": _("Read the rules and agree to them to send.")})
    agrees_to_check = forms.BooleanField(
        label=_("The records unit may check my name and date of birth. Only the outcome is kept"),
        error_messages={"required": _("Without the check we cannot decide.")},
    )
    authorized_check_as = forms.CharField(
        label=_("Sign the authorization of the records check: type your name"),
        help_text=_("As on your ID. This is your signature: you authorize the department to make the check."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ra-signline", "autocomplete": "name"}),
    )

    def __init__(self, data: QueryDict | None = None, *, application: Application) -> None:
        super().__init__(data)
        self.name = application.rider.legal_name
        self.fields["accepts_rules"].label = _agreement(application)
        if not facts.rules_of(application).clearance.required:
            del self.fields["agrees_to_check"]
        if not requirements.asks_authorization(application):
            del self.fields["authorized_check_as"]

    def clean_authorized_check_as(self) -> str:
        typed = str(self.cleaned_data["authorized_check_as"])
        if not same_name(typed, self.name):
            raise forms.ValidationError(_("Type your name as it stands on your application."))
        return typed


def _agreement(application: Application) -> str:
    """What is read and agreed to: the rules, and whatever else the program names."""
    number = application.rule_set.number
    others = [paper for paper in requirements.papers(application, how="read") if paper.code != "rules"]
    if not others:
        return gettext("I have read the rules (set %(number)s) and agree to follow them") % {"number": number}
    names = ", ".join(words(paper.name, current_language()) for paper in others)
    return gettext("I have read the rules (set %(number)s) and %(papers)s, and agree to follow them") % {
        "number": number,
        "papers": names,
    }


@citizen
@require_safe
def check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find_writing(request.user, pk)
    if not case.may_edit:
        return redirect("rider:case", pk)
    return _page(request, case, _form(case))


@citizen
@require_POST
def submit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Sends the application. What is missing or stands against it is told on the page; sending twice is harmless."""
    case = cases.find_writing(request.user, pk)
    if not case.is_draft:
        return redirect("rider:case", pk)
    form = _form(case, request.POST)
    if not form.is_valid():
        return _page(request, case, form)
    now, by = timezone.now(), request.user
    agreed = now if "agrees_to_check" in form.fields else None
    try:
        signed = form.cleaned_data.get("authorized_check_as", "")
        writing.save_section(
            case.application, by=by, accepted_rules_at=now, agreed_to_check_at=agreed, authorized_check_as=signed
        )
        writing.submit(case.application, by=by, past_rides=history.of(case.application.rider))
    except Incomplete as error:
        for problem in error.problems.values():
            messages.warning(request, problem)
        return redirect("rider:tasks", pk)
    except NotEligible as error:
        return _page(request, case, form, [wishes.reason_in_words(reason) for reason in error.reasons])
    except (CannotApply, IllegalMove) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Sent. We have your application and confirm it by e-mail."))
    return redirect("rider:case", pk)


def _form(case: cases.Case, data: QueryDict | None = None) -> AgreementForm:
    return AgreementForm(data, application=case.application)


def _page(
    request: SignedInRequest, case: cases.Case, form: AgreementForm, against: list[str] | None = None
) -> HttpResponse:
    todo = [task for task in sections.tasks(case.application) if task.state != "done"]
    total = len(sections.of(case.application)) + 1
    context = {
        "case": case,
        "form": form,
        "against": against or [],
        "todo": todo,
        "parts": parts(case.application),
        "steps": _what_happens(case),
        "journey": {"done": total - 1 - len(todo), "total": total},
    }
    return render(request, "rider/answers.html", context)


def _what_happens(case: cases.Case) -> list[dict[str, str]]:
    days = waiting_line.typical_days(case.application.program)
    typical = gettext("Typically %(days)s days in all") % {"days": days} if days is not None else ""
    return [
        {"state": "here", "words": gettext("You send it"), "note": gettext("We confirm by e-mail at once")},
        {"state": "ahead", "words": gettext("The desk reads it")},
        {"state": "ahead", "words": gettext("Records check and decision"), "note": typical},
        {"state": "ahead", "words": gettext("You sign the waiver and get a date")},
        {"state": "ahead", "words": gettext("You ride")},
    ]


def parts(application: Application) -> list[tuple[str, list[dict[str, str]]]]:
    """Heading and facts of each part, every fact with the page where it is changed."""
    rows = {
        sections.ABOUT_YOU: _about_you(application),
        sections.YOUR_RIDE: _your_ride(application),
        sections.YOUR_GUARDIAN: _your_guardian(application),
    }
    return [(str(part), facts) for part, facts in rows.items() if facts]


def _fact(application: Application, section: str, label: str, value: object) -> dict[str, str]:
    shown = str(value) if value else gettext("Not answered yet")
    return {"label": label, "value": shown, "change_url": reverse("rider:section", args=[application.pk, section])}


def _about_you(application: Application) -> list[dict[str, str]]:
    rider = application.rider
    emergency = (application.emergency_name, application.emergency_relation, phone.display(application.emergency_phone))
    contact = "\n".join(str(part) for part in emergency if part)
    number = str(application.id_number or "")
    known_by = ID_KINDS.get(application.id_kind, application.id_kind)
    rows = [
        _fact(application, "you", gettext("Legal name"), rider.legal_name),
        _fact(application, "you", gettext("Called"), rider.short_name),
        _fact(application, "you", gettext("Date of birth"), _born(application)),
        {"label": gettext("E-mail"), "value": gettext("%(email)s, confirmed") % {"email": rider.email}},
        _fact(application, "contact", gettext("Phone"), rider.phone.as_national if rider.phone else ""),
        _fact(application, "contact", gettext("Address"), rider.address),
        _fact(application, "contact", gettext("Language"), _language(rider.language)),
        _fact(application, "emergency", gettext("Emergency contact"), contact),
    ]
    if application.id_kind:
        ending = gettext("%(kind)s, ends in %(end)s") % {"kind": known_by, "end": number[-4:]}
        rows.insert(3, _fact(application, "you", gettext("ID"), ending if number else known_by))
    return rows


def _born(application: Application) -> str:
    born_on = application.rider.born_on
    if not born_on:
        return ""
    age = age_on(born_on, facts.first_wish_on(application))
    return gettext("%(day)s (%(age)s on the day of the ride)") % {"day": times.day(born_on), "age": age}


def _language(code: str) -> str:
    return own_name(code) if code in dict(settings.LANGUAGES) else code


def _your_ride(application: Application) -> list[dict[str, str]]:
    category = application.rule_set.rules.category(application.category)
    spans = wishes.in_words(application)
    wished = [_fact(application, "ride", str(name), span) for name, span in zip(RANK_NAMES, spans, strict=False)]
    rows = [
        _fact(application, "ride", gettext("Kind of ride"), category and words(category.name, current_language())),
        *(wished or [_fact(application, "ride", str(RANK_NAMES[0]), "")]),
        _fact(application, "ride", gettext("Station"), application.station),
        _fact(application, "why", gettext("Why you want to ride"), application.reason),
    ]
    for label, value in (
        (gettext("School or employer"), application.affiliation),
        (gettext("Officer wished for"), application.wished_officer),
    ):
        if value:
            rows.append(_fact(application, "why", label, value))
    if application.languages:
        rows.append(_fact(application, "why", gettext("Languages"), application.languages))
    if application.accommodation:
        rows.append(_fact(application, "why", gettext("What would help you"), application.accommodation))
    return [*rows, *_questions(application), *_of_program(application)]


def _of_program(application: Application) -> list[dict[str, str]]:
    """The program's own questions, and the papers it wants."""
    language = current_language()
    given = answers.of(application)
    rows = [
        _fact(
            application,
            "program",
            words(question.text, language),
            requirements.in_words(question, given.get(question.code, ""), language),
        )
        for question in requirements.questions(application)
    ]
    papers = requirements.papers(application, how="upload")
    kinds = list(application.attachments.kept().values_list("kind", flat=True)) if papers else []
    for paper in papers:
        there = ngettext("%(number)s file", "%(number)s files", kinds.count(paper.code))
        shown = there % {"number": kinds.count(paper.code)} if paper.code in kinds else ""
        rows.append(_fact(application, "documents", words(paper.name, language), shown))
    return rows


def _questions(application: Application) -> list[dict[str, str]]:
    said = {True: gettext("Yes"), False: gettext("No"), None: ""}
    attested = {"none_applies": gettext("None of the list applies"), "talk": gettext("Talk to the coordinator first")}
    rows = [
        _fact(application, "questions", gettext("Relative works here"), said[application.has_relative_here]),
        _fact(application, "questions", gettext("Part of an open case"), said[application.has_open_case]),
    ]
    if facts.rules_of(application).disqualifiers:
        rows.append(
            _fact(application, "questions", gettext("Reasons against"), attested.get(application.attestation, ""))
        )
    if application.ties:
        ties = "\n".join(str(AS_SAID.get(tie, tie)) for tie in application.ties)
        rows.append(_fact(application, "questions", gettext("Ties to the place"), ties))
    return rows


def _your_guardian(application: Application) -> list[dict[str, str]]:
    guardians = application.guardians.exclude(status="replaced")
    return [
        _fact(application, "guardian", guardian.relation or gettext("Guardian"), f"{guardian.name}\n{guardian.email}")
        for guardian in guardians
    ]

"""From the first click to a filled-in application: e-mail, code, task list, one page per section."""

from contextlib import suppress
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.intake import writing
from ridealong.applications.intake.writing import CannotApply
from ridealong.applications.riders.rider import Rider
from ridealong.core.languages import current_language
from ridealong.notifications.sign_in import start_code
from ridealong.program import availability, invitations
from ridealong.program.invitation import Invitation
from ridealong.program.models import Program, ProgramStatus, RuleSet
from ridealong.rules.page import in_brief
from ridealong.web.access import SignedInRequest, citizen, public
from ridealong.web.rider import cases, sections
from ridealong.web.rider.forms import SectionForm

INVITED_WITH = "invited_with"  # in the session: the code that was typed beside the address
ASKED_TO_APPLY = "asked_to_apply"  # in the session: the program whose form was sent before the code was asked for


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We send a six-digit code. No password, no account to set up."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class InvitationForm(forms.Form):
    """Asked for where some kinds of rides, or for now all of them, are by invitation."""

    code = forms.CharField(
        label=_("Invitation code"),
        max_length=40,
        required=False,
        help_text=_("Ten letters and digits from the coordinator, if you have one."),
        widget=forms.TextInput(attrs={"class": "ra-w-20", "autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, data: Any = None, *, program: Program) -> None:
        super().__init__(data)
        self.program = program
        self.invitation: Invitation | None = None
        invites = any(each.access == "invitation" for each in program.rule_set.rules.categories)
        has_codes = invites or availability.of(program).is_restricted or program.invitations.usable().exists()
        if not has_codes:
            del self.fields["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.invitation = invitations.find(self.program, code) if code else None
        if code and self.invitation is None:
            raise forms.ValidationError(_("We do not know this code, or it was used. Check it letter by letter."))
        if not code and availability.of(self.program).is_restricted:
            raise forms.ValidationError(_("The program is open by invitation only for now. Enter your code."))
        return code


@public
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One field for who is new, one button for who is signed in. Back from the code, the draft begins by itself:
    the form that asked for it was posted in this same session."""
    program = get_object_or_404(Program, slug=slug)
    if not _is_open(program):
        return render(request, "rider/closed.html", {"program": program})
    if request.user.is_authenticated:
        was_asked = request.session.pop(ASKED_TO_APPLY, "") == slug
        return _begin_signed_in(cast(SignedInRequest, request), program, was_asked=was_asked)
    data = request.POST if request.method == "POST" else None
    form, invited = EmailForm(data), InvitationForm(data, program=program)
    if not (form.is_valid() and invited.is_valid()):
        return _begin_page(request, program, form, invited)
    request.session[ASKED_TO_APPLY] = slug
    request.session[INVITED_WITH] = invited.cleaned_data.get("code", "")
    start_code(request, form.cleaned_data["email"], next_url=request.path)
    return redirect("account_confirm_login_code")


def _is_open(program: Program) -> bool:
    """Not paused, and with rules in force."""
    try:
        return program.status != ProgramStatus.PAUSED and program.rule_set.rules.status != "paused"
    except RuleSet.DoesNotExist:
        return False


def _begin_signed_in(request: SignedInRequest, program: Program, *, was_asked: bool) -> HttpResponse:
    """At once for who has just come back from the code; else by the button. Who has an application goes on with it,
    whoever else may apply now; a code can still be joined to it."""
    is_asked, kept = was_asked or request.method == "POST", request.session.pop(INVITED_WITH, "") if was_asked else ""
    typed = request.POST.get("code", kept)
    own = program.applications.open().filter(rider__account=request.user).first()
    if own and is_asked and not typed:
        return redirect("rider:tasks" if own.status == "draft" else "rider:case", own.pk)
    invited = InvitationForm({"code": typed} if is_asked else None, program=program)
    if invited.is_bound and invited.is_valid():
        return _begin(request, program, invited.invitation)
    return _begin_page(request, program, None, invited)


def _begin_page(
    request: HttpRequest, program: Program, form: EmailForm | None, invited: InvitationForm
) -> HttpResponse:
    context = {
        "program": program,
        "form": form,
        "invited": invited,
        "brief": in_brief(program.rule_set.rules, current_language()),
    }
    return render(request, "rider/begin.html", context)


def _begin(request: SignedInRequest, program: Program, invitation: Invitation | None) -> HttpResponse:
    account = request.user
    rider, _is_new = Rider.objects.get_or_create(
        account=account, defaults={"email": account.email, "language": current_language()}
    )
    try:
        application = writing.begin(program, rider, by=account, invitation=invitation)
    except CannotApply as error:
        messages.error(request, str(error))
        return redirect("rider:status")
    return redirect("rider:tasks" if application.status == "draft" else "rider:case", application.pk)


@citizen
@require_safe
def tasks(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find_writing(request.user, pk)
    if not case.may_edit:
        return redirect("rider:case", pk)
    todo = sections.tasks(case.application)
    done = sum(task.state == "done" for task in todo)
    context = {
        "case": case,
        "tasks": todo,
        "next": next((task for task in todo if task.state != "done"), None),
        "journey": {"done": done, "total": len(todo) + 1},
    }
    return render(request, "rider/tasks.html", context)


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SignedInRequest, pk: UUID, section: str) -> HttpResponse:
    """One page of the application. “Continue” asks for the whole section; whatever is wrong, what is right is kept."""
    case = cases.find_writing(request.user, pk)
    if not case.may_edit:
        return redirect("rider:case", pk)
    asked = sections.find(section)
    then = request.POST.get("then")
    is_leaving = then in {"leave", "keep"}
    data = request.POST if request.method == "POST" else None
    form = asked.form(data, application=case.application, is_partial=is_leaving)
    if form.is_valid():
        try:
            with transaction.atomic():
                form.save(by=request.user)
        except CannotConsent as error:
            form.add_error(getattr(form, "at_fault", "email"), str(error))
        except CannotApply as error:
            messages.error(request, str(error))
            return redirect("rider:case", pk)
        else:
            if then == "keep":
                return HttpResponse(status=204)
            return redirect(reverse("rider:tasks", args=[pk]) if is_leaving else next_page(case, asked))
    if request.method == "POST":
        _keep_valid(case, asked, form, by=request.user)
    if then == "keep":  # by script, while somebody is still writing: they are told of mistakes when they go on
        return HttpResponse(status=204)
    return render(request, "rider/section.html", {"case": case, "section": asked, "form": form})


def _keep_valid(case: cases.Case, section: sections.Section, form: SectionForm, *, by: User) -> None:
    """Saves the fields that are right; the others stay as they were stored. Nothing is kept of what cannot be."""
    kept = section.form(form.without_errors(), application=case.application, is_partial=True)
    if kept.is_valid():
        with suppress(CannotApply, CannotConsent), transaction.atomic():
            kept.save(by=by)


def next_page(case: cases.Case, after: sections.Section) -> str:
    """The next section that is not done, else the answers."""
    todo = sections.tasks(case.application)
    place = [task.section.code for task in todo].index(after.code) if after in [t.section for t in todo] else -1
    for task in todo[place + 1 :] + todo[: place + 1]:
        if task.state != "done" and task.section != after:
            return task.url
    return reverse("rider:answers", args=[case.application.pk])

"""A minor's guardians: who they are, and the moment when the device is handed to one of them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from phonenumber_field.formfields import PhoneNumberField

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.guardians import naming
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.guardians.naming import Named
from ridealong.applications.intake import writing
from ridealong.applications.intake.writing import WRITABLE
from ridealong.applications.status import ApplicationStatus, GuardianStatus
from ridealong.notifications.sign_in import start_code
from ridealong.web import handover
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, fields
from ridealong.web.rider.forms import SectionForm

OTHER = "other_"  # before the name of each field of a second guardian
FIELDS = ("name", "relation", "email", "phone", "language")


def phone_of_theirs() -> PhoneNumberField:
    return PhoneNumberField(
        label=_("Their phone"),
        region="US",
        required=False,
        error_messages={"invalid": _("Write the number with its area code, such as (555) 555-0142.")},
    )


class GuardianForm(SectionForm):
    """One guardian; where all of them must agree, a second one, or the word that there is none."""

    name = fields.line(
        _("Their name"), max_length=200, help_text=_("A parent or guardian who may decide for you, as on their ID.")
    )
    relation = fields.line(_("What they are to you"), max_length=80, help_text=_("Mother, father, guardian …"))
    email = forms.EmailField(
        label=_("Their e-mail"),
        max_length=254,
        help_text=_("Their own, not yours: we send them a link to read everything and to sign."),
    )
    phone = phone_of_theirs()
    language = fields.language(_("Language we write to them in"))
    at_fault = "email"  # the field beside which a refusal is told

    def add_fields(self) -> None:
        if facts.rules_of(self.application).minors.signers != "all":
            return
        self.fields["has_one_guardian"] = forms.BooleanField(
            label=_("Nobody else decides for me"),
            required=False,
            help_text=_(
                "Every parent or guardian must agree. Tick this only if there is no other; else name them below."
            ),
        )
        self.fields |= {
            "other_name": fields.line(_("The other one's name"), max_length=200, required=False),
            "other_relation": fields.line(_("What the other one is to you"), max_length=80, required=False),
            "other_email": forms.EmailField(label=_("The other one's e-mail"), max_length=254, required=False),
            "other_phone": phone_of_theirs(),
            "other_language": fields.language(_("Language we write to the other one in"), required=False),
        }
        self.fields["other_phone"].label = _("The other one's phone")
        for name in ("other_name", "other_relation", "other_email"):
            self.fields[name].is_asked_later = True  # type: ignore[attr-defined]

    def stored(self, application: Application) -> dict[str, Any]:
        known: dict[str, Any] = {"has_one_guardian": application.has_one_guardian}
        for prefix, guardian in zip(("", OTHER), facts.standing_guardians(application), strict=False):
            known |= {f"{prefix}{name}": getattr(guardian, name) for name in FIELDS}
        return {"language": application.rider.language, "other_language": application.rider.language} | known

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "has_one_guardian" not in self.fields or data.get("has_one_guardian") or self.is_partial:
            return data
        for name in ("other_name", "other_relation", "other_email"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Name the other one, or say above that there is none."))
        return data

    def save(self, *, by: User) -> None:
        """Half a guardian cannot be asked, so nothing is kept of one. Raises CannotConsent."""
        data = self.cleaned_data
        if "has_one_guardian" in data and self.application.status in WRITABLE:
            writing.save_section(self.application, by=by, has_one_guardian=data["has_one_guardian"])
        prefixes = ("",) if data.get("has_one_guardian") else ("", OTHER)
        named = [one for prefix in prefixes if (one := self._named(prefix))]
        if named:
            self.at_fault = "other_email" if len(named) > 1 else "email"
            naming.name_guardians(self.application, named, by=by)

    def _named(self, prefix: str) -> Named | None:
        values = {name: str(self.cleaned_data.get(f"{prefix}{name}") or "") for name in FIELDS}
        return Named(**values) if values["name"] and values["email"] else None


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """While a sent application waits for guardians: others may be named, such as after a no."""
    case = cases.find(request.user, pk)
    if case.status != ApplicationStatus.GUARDIAN_PENDING:
        return redirect("rider:case", pk)
    form = GuardianForm(request.POST if request.method == "POST" else None, application=case.application)
    if form.is_valid():
        try:
            with transaction.atomic():
                form.save(by=request.user)
        except CannotConsent as error:
            form.add_error(form.at_fault, str(error))
        else:
            messages.success(request, _("Kept. Whoever is new has a link in their mail."))
            return redirect("rider:case", pk)
    return render(request, "rider/guardian.html", {"case": case, "form": form})


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, pk: UUID, guardian: UUID) -> HttpResponse:
    """The rider passes the device on: signed out first, then a code goes to the guardian's own address."""
    case = cases.find(request.user, pk)
    if case.status != ApplicationStatus.GUARDIAN_PENDING:
        return redirect("rider:case", pk)
    asked = get_object_or_404(case.application.guardians.filter(status=GuardianStatus.INVITED), pk=guardian)
    if not asked.email:
        raise Http404
    if request.method != "POST":
        return render(request, "rider/hand_over.html", {"case": case, "guardian": asked})
    handover.begin(request, asked.pk)
    start_code(request, asked.email, name=asked.name, next_url=reverse("guardian:case", args=[asked.pk]))
    return redirect("account_confirm_login_code")

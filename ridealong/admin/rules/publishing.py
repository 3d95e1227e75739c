"""Publishing a draft: from now or from a day ahead, after a look at what it changes for people under way."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ridealong.admin import own_pages
from ridealong.admin.fields import Day
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.admin.rules import trial, views
from ridealong.program import clock, rulebook
from ridealong.web.access import user_of


class PublishForm(forms.Form):
    from_on = forms.DateField(
        label=gettext_lazy("In force from"),
        required=False,
        widget=Day(),
        help_text=gettext_lazy("Left empty: at once. Else from midnight of that day on, by the desk’s clock."),
    )
    is_sure = forms.BooleanField(
        label=gettext_lazy(
            "New applications are held to these rules. Those under way keep the rules they were sent under."
        )
    )

    def clean_from_on(self) -> date | None:
        from_on = self.cleaned_data["from_on"]
        if from_on and from_on <= timezone.localdate(timezone=clock.zone()):
            raise forms.ValidationError(_("Choose a day from tomorrow on, or leave it empty for now."))
        return from_on

    @property
    def from_at(self) -> datetime | None:
        from_on = self.cleaned_data["from_on"]
        return datetime.combine(from_on, time(), tzinfo=clock.zone()) if from_on else None


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    rule_set = views.draft_of(request, pk)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rulebook.publish(rule_set, by=user_of(request), from_at=form.from_at)
        except (rulebook.CannotPublish, *REFUSALS) as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("The rules are published."))
            return redirect("admin:rules")
    context: dict[str, Any] = {
        "title": _("Publish version %s") % rule_set.number,
        "rule_set": rule_set,
        "form": form,
        "trial": trial.last(rule_set),
    }
    return own_pages.page(request, "admin/rules/publish.html", **context)

"""The desk's own selections: kept under a name, for oneself or for everybody at the desk."""

from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from ridealong.admin import own_pages
from ridealong.admin.text_check import check_words
from ridealong.applications import saved_filters
from ridealong.applications.saved_filters import CannotSave, SavedFilter
from ridealong.core.statements import Slot, Things

PAGE = "application"
# What a selection is made of. Never what was searched for: those are people's names.
KEPT = {"need", "status", "program__id__exact", "station__id__exact", "o"}


def selection(query: str) -> str:
    """The part of a list's address that may be kept, in one order."""
    pairs = parse_qsl(query.lstrip("?")[:2000])
    return urlencode(sorted((name, value) for name, value in pairs if name in KEPT and len(value) <= 60))


class SaveForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60, validators=[check_words])
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    is_shared = forms.BooleanField(label=gettext_lazy("For everybody at the desk"), required=False)

    def clean_query(self) -> str:
        kept = selection(self.cleaned_data["query"])
        if not kept:
            raise ValidationError(_("Choose a filter or an order first, then keep it."))
        return kept


def context(user: User, query: str) -> dict[str, Any]:
    """What the list shows above its rows: everybody's filters, and a form while there is something to keep."""
    kept = selection(query)
    found = _found().run({"user": user.pk})
    return {
        "saved": [(each, each.query == kept, each.owner_id == user.pk) for each in found],
        "selection": kept,
        "save_form": SaveForm(initial={"query": kept}, auto_id="id_filter_%s") if kept else None,
    }


@cache
def _found() -> Things:
    mine = SavedFilter.objects.for_user(Slot("user", UUIDField()), PAGE)  # type: ignore[arg-type]
    return Things.of(mine.select_related("owner").only("name", "query", "owner__name"))


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keeps the selection that the list shows; what is wrong with it is said on the list."""
    user = own_pages.allowed(request, "ridealong.view_application")
    form = SaveForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect(_list(request.POST.get("query", "")))
    try:
        saved_filters.save(by=user, page=PAGE, **form.cleaned_data)
    except CannotSave as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The filter is kept."))
    return redirect(_list(form.cleaned_data["query"]))


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own only; of somebody else's nobody learns whether it exists."""
    user = own_pages.allowed(request, "ridealong.view_application")
    saved_filters.remove(get_object_or_404(SavedFilter, pk=pk, owner=user), by=user)
    messages.success(request, _("The filter is removed."))
    return redirect(_list(""))


def _list(query: str) -> str:
    address, kept = reverse("admin:ridealong_application_changelist"), selection(query)
    return f"{address}?{kept}" if kept else address

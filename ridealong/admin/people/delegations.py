"""Who stands in for whom when applications are decided."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin import verbs
from ridealong.admin.fields import Day
from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.verbs import Verb
from ridealong.applications.deciding import delegates
from ridealong.applications.deciding.delegates import CannotDelegate
from ridealong.applications.deciding.delegation import Delegation
from ridealong.core import times
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag
from ridealong.web.access import user_of

ADD, OF_EVERYBODY = "ridealong.add_delegation", "accounts.change_user"


class NameForm(forms.Form):
    """Whoever decides names their own delegate; whoever gives roles names anybody's."""

    absent = forms.ModelChoiceField(User.objects.none(), label=_("Who is away"))
    delegate = forms.ModelChoiceField(User.objects.none(), label=_("Who stands in"))
    starts_on = forms.DateField(label=_("First day"), widget=Day())
    ends_on = forms.DateField(label=_("Last day"), widget=Day())

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        deciding = User.objects.filter(is_active=True, groups__name__in=delegates.LENT).distinct()
        deciding = deciding.order_by("name", "email")
        absent, delegate = self.fields["absent"], self.fields["delegate"]
        absent.queryset = deciding if by.has_perm(OF_EVERYBODY) else deciding.filter(pk=by.pk)  # type: ignore[attr-defined]
        absent.initial = by.pk
        delegate.queryset = deciding if by.has_perm(OF_EVERYBODY) else deciding.exclude(pk=by.pk)  # type: ignore[attr-defined]


def _may_end(found: Delegation, user: User) -> bool:
    is_theirs = user.pk in {found.absent_id, found.delegate_id} or user.has_perm(OF_EVERYBODY)
    return is_theirs and found.ended_at is None and found.ends_on >= timezone.localdate()


class DelegationPage(ReadOnlyPage):
    """Named here and ended here; the rows stay, because decisions were made in their light."""

    event = "delegation"
    verbs = (
        Verb(
            "end", _("End it now"), ADD, _may_end, delegates.end, _("It has ended."), icon="cross", is_danger=True,
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/delegation.html"
    list_display = ("absent", "delegate", "days", "status_shown")
    list_select_related = ("absent", "delegate")
    ordering = ("-starts_on", "-id")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Delegation]":
        rows: QuerySet[Delegation] = super().get_queryset(request)
        return rows.select_related("absent", "delegate", "named_by", "ended_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ADD)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise Http404
        user = user_of(request)
        form = NameForm(request.POST if request.method == "POST" else None, by=user)
        if request.method == "POST" and form.is_valid():
            try:
                found = delegates.name(**form.cleaned_data, by=user)
            except CannotDelegate as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Named, and told."))
                return redirect(verbs.address(found, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Name somebody who stands in"),
            "opts": self.opts,
            "thing": _("Delegates"),
            "back": reverse("admin:ridealong_delegation_changelist"),
            "verb": {"icon": "people"},
            "form": form,
        }
        return TemplateResponse(request, "admin/ridealong/verb.html", context)

    def surroundings(self, request: HttpRequest, thing: Delegation) -> dict[str, Any]:
        return {"delegation": thing, "zone": clock.zone(), "title": _("Delegate"), "subtitle": None}

    @admin.display(description=_("days"), ordering="starts_on")
    def days(self, found: Delegation) -> str:
        return f"{times.day(found.starts_on)} – {times.day(found.ends_on)}"

    @admin.display(description=_("status"))
    def status_shown(self, found: Delegation) -> SafeString:
        today = timezone.localdate()
        if found.ended_at or found.ends_on < today:
            return tag("quiet", str(_("Over")), "clock")
        return tag("quiet", str(_("Ahead")), "calendar") if found.starts_on > today else tag("now", str(_("In force")))

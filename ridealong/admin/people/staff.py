"""Who works here: accounts of staff, invited and given roles."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from ridealong.admin import verbs
from ridealong.admin.page import Page
from ridealong.admin.people.staff_forms import InviteForm, RolesForm
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.admin.verbs import Verb
from ridealong.program import staff
from ridealong.web.access import user_of

CHANGE_USER = "accounts.change_user"


class RoleFilter(admin.SimpleListFilter):
    """By role, in words."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(role.value, role.label) for role in Role]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[User]") -> "QuerySet[User]":
        return queryset.filter(groups__name=self.value()) if self.value() in Role.values else queryset


class AccountPage(Page):
    """Staff accounts: invited, given roles, deactivated. Riders' accounts are not for this list."""

    event = "account"
    verbs = (
        Verb(
            "roles", _("Roles…"), CHANGE_USER, lambda user, by: user.is_active, staff.set_roles,
            _("The roles are changed."),
            form=RolesForm, title=_("Change the roles"), icon="people",
        ),
        Verb(
            "deactivate", _("Deactivate"), CHANGE_USER, lambda user, by: user.is_active and user.pk != by.pk,
            staff.deactivate,
            _("The account is deactivated: nobody can sign in with it."), icon="lock", is_danger=True,
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/thing.html"
    list_display = ("name", "email", "roles", "is_active")
    list_filter = ("is_active", RoleFilter)
    search_fields = ("name", "email")
    fields = ("name", "email", "language", "roles", "is_active", "joined_at")
    readonly_fields = ("email", "roles", "is_active", "joined_at")
    ordering = ("name", "email")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        rows: QuerySet[User] = super().get_queryset(request)
        return rows.filter(is_staff=True).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(str(Role(name).label) if name in Role.values else name for name in names)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An invitation by e-mail: nobody types a password for somebody else."""
        if not self.has_add_permission(request):
            raise Http404
        form = InviteForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                user = staff.invite(**form.cleaned_data, by=user_of(request))
            except REFUSALS as refusal:
                form.add_error(None, sentence(refusal))
            else:
                messages.success(request, _("The invitation is on its way."))
                return redirect(verbs.address(user, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Invite somebody"),
            "opts": self.opts,
            "thing": _("Accounts"),
            "back": reverse("admin:accounts_user_changelist"),
            "verb": {"icon": "mail"},
            "form": form,
        }
        return TemplateResponse(request, "admin/ridealong/verb.html", context)

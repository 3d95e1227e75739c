"""Who works here: officers, units, staff accounts, and what each role may do."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from ridealong.admin import verbs
from ridealong.admin.page import Page
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.program import staff

CHANGE_USER = "accounts.change_user"


class OfficerPage(Page):
    """Never deleted: an officer who leaves is set inactive, and keeps the rides of the past."""

    event = "officer"
    list_display = ("surname", "rank", "badge_number", "station", "takes_riders", "is_active")
    list_filter = ("is_active", "takes_riders", "station")
    search_fields = ("surname", "badge_number", "account__name", "account__email")
    list_select_related = ("station", "account")
    fields = (
        "account",
        "rank",
        "surname",
        "badge_number",
        "station",
        "takes_riders",
        "is_probationary",
        "is_flagged",
        "may_be_named",
        "is_protected",
        "is_active",
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "account":
            kwargs["queryset"] = User.objects.filter(is_staff=True, is_active=True).order_by("name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The account of an officer stays theirs."""
        return ("account",) if obj else ()


class UnitPage(Page):
    event = "unit"
    list_display = ("name", "kind", "station", "is_active")
    list_filter = ("is_active", "station")
    search_fields = ("name",)
    list_select_related = ("station",)
    fields = ("name", "kind", "station", "is_active")


class StationPage(Page):
    event = "station"
    list_display = ("name", "address", "time_zone", "is_active")
    list_filter = ("is_active",)
    search_fields = ("name", "address")
    fields = ("name", "address", "time_zone", "arrival_note", "is_active")


def roles_field(**extra: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple, **extra
    )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label=_("Name"), max_length=200)
    roles = roles_field()


class RolesForm(VerbForm):
    roles = roles_field(required=False, help_text=_("The rights of each role stand under “Roles”."))

    def prepare(self) -> None:
        self.fields["roles"].initial = list(self.thing.groups.values_list("name", flat=True))


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
                user = staff.invite(**form.cleaned_data, by=request.user)  # type: ignore[arg-type]
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


class RolePage(Page):
    """Groups with their permissions. The names are what the program goes by, so they stay."""

    event = "role"
    list_display = ("label",)
    fields = ("permissions",)
    filter_horizontal = ("permissions",)
    ordering = ("name",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("role"), ordering="name")
    def label(self, group: Group) -> str:
        return str(Role(group.name).label) if group.name in Role.values else group.name

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            kwargs["queryset"] = db_field.remote_field.model.objects.filter(
                content_type__app_label__in=["accounts", "auth", "ridealong"]
            ).select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

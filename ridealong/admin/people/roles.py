"""What each role may do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from ridealong.admin.page import Page


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

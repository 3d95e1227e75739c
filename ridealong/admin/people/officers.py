"""Who hosts riders: officers, their units and stations."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User
from ridealong.admin.page import Page


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

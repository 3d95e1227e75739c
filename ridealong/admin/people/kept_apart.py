"""Who must not ride with whom."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.people.bans import InForce
from ridealong.admin.people.riders import APART, link
from ridealong.admin.verbs import Verb
from ridealong.applications.riders import keeping_apart
from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.core import history, times
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag
from ridealong.web.access import user_of


class KeepApartPage(ReadOnlyPage):
    """Confidential to whoever may keep people apart; every look is noted."""

    verbs = (
        Verb(
            "end", _("They may ride together again"), APART, lambda found, user: found.ended_at is None,
            keeping_apart.end, _("It has ended."), icon="play", is_danger=True,
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/apart.html"
    list_display = ("person", "officer", "kind", "until", "status_shown")
    list_display_links = ("kind",)
    list_filter = (InForce,)
    list_select_related = ("rider", "officer")
    ordering = ("-noted_at", "-id")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        if hasattr(response, "context_data"):
            rows = response.context_data["cl"].result_list
            history.record_views("keep_apart.viewed", rows, by=user_of(request))
        return response

    def surroundings(self, request: HttpRequest, thing: KeepApart) -> dict[str, Any]:
        history.record("keep_apart.viewed", thing, by=user_of(request))
        return {"apart": thing, "zone": clock.zone(), "title": _("Keep apart"), "subtitle": None}

    def get_queryset(self, request: HttpRequest) -> "QuerySet[KeepApart]":
        rows: QuerySet[KeepApart] = super().get_queryset(request)
        return rows.select_related("rider", "officer", "noted_by", "ended_by")

    @admin.display(description=_("rider"))
    def person(self, found: KeepApart) -> SafeString:
        return link(found.rider)

    @admin.display(description=_("until"))
    def until(self, found: KeepApart) -> str:
        return times.day(found.until_on) if found.until_on else str(_("Until somebody ends it"))

    @admin.display(description=_("status"))
    def status_shown(self, found: KeepApart) -> SafeString:
        is_over = found.until_on is not None and found.until_on < timezone.localdate()
        if found.ended_at or is_over:
            return tag("quiet", str(_("Ended")), "clock")
        return tag("now", str(_("In force")), "shield")

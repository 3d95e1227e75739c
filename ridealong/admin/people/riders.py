"""The people behind the cases: one page for each, where doubles are merged, bans written, and people kept apart."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin import verbs
from ridealong.admin.cases import step_forms
from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.people import of_a_rider
from ridealong.admin.people.rider_forms import KeepApartForm, MergeForm
from ridealong.admin.verbs import Verb
from ridealong.applications.application import Application
from ridealong.applications.riders import duplicates, search
from ridealong.applications.riders.rider import Rider
from ridealong.core import history, phone, times
from ridealong.program import clock
from ridealong.rides import apart, calling_off, merging
from ridealong.web.access import user_of

WORK, APART = "ridealong.work_case", "ridealong.keep_apart"


def _merge(rider: Rider, *, by: User, other: Rider) -> None:
    merging.merge(other, into=rider, by=by)


class RiderPage(ReadOnlyPage):
    """Riders are written by their own applications; here they are found, and told apart or together."""

    verbs = (
        Verb(
            "merge", _("Same person twice…"), WORK, lambda rider, user: True, _merge,
            _("The two entries are one now. Nobody was written to."), form=MergeForm, icon="people",
            title=_("Merge another entry into this one"),
            hint=_("Cases, rides and bans of the other entry move here. Of two open applications in one program the "
                   "later one is withdrawn."),
        ),
        Verb(
            "keep-apart", _("Keep apart…"), APART, lambda rider, user: True, apart.keep_apart,
            _("They are not booked together."), form=KeepApartForm, icon="shield",
            title=_("Keep apart"), template="admin/ridealong/keep_apart.html",
            hint=_("Only coordinators see this. Others read that the seat cannot be had, never why."),
        ),
        Verb(
            "ban", _("Ban until a date…"), WORK, lambda rider, user: True, calling_off.ban,
            _("The rider is banned until that day."), form=step_forms.Ban, title=_("Ban the rider until a date"),
            icon="stop", is_danger=True,
        ),
    )  # fmt: skip
    fieldsets = ((None, {"fields": ()}),)
    change_form_template = "admin/ridealong/rider.html"
    list_display = ("rider_name", "reach", "newest_case", "since")
    search_fields = ("pk",)  # through the index of applications.search
    search_help_text = _("Name, case number, e-mail, or four digits of a phone")
    keyset = "created_at"
    sortable_by = ("since",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Rider]":
        rows: QuerySet[Rider] = super().get_queryset(request)
        newest = Application.objects.filter(rider=OuterRef("pk")).order_by("-created_at", "-pk")
        return rows.annotate(reference=Subquery(newest.values("reference")[:1]))

    def only_shown(self, rows: "QuerySet[Rider]") -> "QuerySet[Rider]":
        return rows.defer("born_on", "address")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Rider]", search_term: str
    ) -> "tuple[QuerySet[Rider], bool]":
        return (search.matching(queryset, search_term, rider="pk") if search_term.strip() else queryset), False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().change_view(request, object_id, form_url, extra_context)
        rider = response.context_data["original"]  # type: ignore[attr-defined]
        history.record("rider.viewed", rider, by=user_of(request))
        return response

    def surroundings(self, request: HttpRequest, thing: Rider) -> dict[str, Any]:
        return {
            "rider": thing,
            **{name: rows.run({"rider": thing.pk}) for name, rows in of_a_rider.parts().items()},
            "alike": duplicates.of(thing),
            "today": timezone.localdate(),
            "zone": clock.zone(),
            "title": thing.name,
            "subtitle": None,
        }

    @admin.display(description=_("rider"))
    def rider_name(self, rider: Rider) -> SafeString:
        return format_html("<bdi>{}</bdi>", rider.name)

    @admin.display(description=_("reach"))
    def reach(self, rider: Rider) -> str:
        return ", ".join(part for part in (rider.email, phone.display(str(rider.phone or ""))) if part)

    @admin.display(description=_("newest case"))
    def newest_case(self, rider: Any) -> str:
        return rider.reference or ""

    @admin.display(description=_("since"), ordering="created_at")
    def since(self, rider: Rider) -> str:
        return times.day(timezone.localdate(rider.created_at), style="short")


def link(rider: Rider) -> SafeString:
    return format_html('<a href="{}"><bdi>{}</bdi></a>', verbs.address(rider, "change"), rider.name)

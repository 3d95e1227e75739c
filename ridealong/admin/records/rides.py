"""Rides as a list, to look things up."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.admin import verbs
from ridealong.admin.filters import ByThing
from ridealong.admin.page import NeedFilter, ReadOnlyPage
from ridealong.applications.riders import search
from ridealong.core import times
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.shifts.models import Officer
from ridealong.templatetags.ridealong import tag


class RidePage(ReadOnlyPage):
    """Rides as a list; each leads to its case, where everything is done."""

    list_display = ("rider_name", "case_link", "when", "officer_name", "status_shown")
    list_display_links = None
    list_filter = (NeedFilter, "status", ("seat__shift__station", ByThing))
    search_fields = ("rider",)  # through the index of applications.search
    search_help_text = gettext_lazy("The rider's name, case number, e-mail or phone, or the officer's name")
    keyset = "starts_at"
    sortable_by = ("when",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Ride]":
        rows: QuerySet[Ride] = super().get_queryset(request)
        return rows.select_related("rider", "application", "seat__shift__officer", "seat__shift__station")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Ride]", search_term: str
    ) -> "tuple[QuerySet[Ride], bool]":
        if not search_term.strip():
            return queryset, False
        riders = search.riders(search_term)[: search.LIMIT]
        if riders:
            return queryset.filter(rider__in=riders), False
        officers = Officer.objects.filter(surname__istartswith=search_term.strip()[:80])
        return queryset.filter(seat__shift__officer__in=list(officers)), False

    @admin.display(description=gettext_lazy("rider"))
    def rider_name(self, ride: Ride) -> SafeString:
        return format_html("<bdi>{}</bdi>", ride.rider.name)

    @admin.display(description=gettext_lazy("case"))
    def case_link(self, ride: Ride) -> SafeString:
        return format_html('<a href="{}">{}</a>', verbs.address(ride.application, "change"), ride.application.reference)

    @admin.display(description=gettext_lazy("when"), ordering="starts_at")
    def when(self, ride: Ride) -> str:
        return times.span(ride.starts_at, ride.ends_at, ride.station.zone, style="short")

    @admin.display(description=gettext_lazy("officer"))
    def officer_name(self, ride: Ride) -> str:
        return str(ride.officer)

    @admin.display(description=gettext_lazy("status"))
    def status_shown(self, ride: Ride) -> SafeString:
        if ride.is_overdue:
            return tag("stop", _("Not checked out"))
        status = RideStatus(ride.status)
        kind = "go" if status in {*RIDDEN, RideStatus.CONFIRMED, RideStatus.CHECKED_IN} else "quiet"
        return tag(kind, str(status.label))

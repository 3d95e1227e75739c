"""The history of everything, to look things up."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong.admin import timeline
from ridealong.admin.page import ReadOnlyPage
from ridealong.applications.application import Application
from ridealong.applications.riders import search
from ridealong.core.history import Event


def cases(words: str) -> list[Any]:
    """Keys of the cases of the people that these words find."""
    return list(
        search.matching(Application.objects.order_by("-pk"), words).values_list("pk", flat=True)[: search.LIMIT]
    )


class EventFilter(admin.SimpleListFilter):
    title = gettext_lazy("about")
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("application.", gettext_lazy("Applications")),
            ("clearance.", gettext_lazy("Records checks")),
            ("waiver.", gettext_lazy("Waivers")),
            ("shift.", gettext_lazy("Shifts")),
            ("ride.", gettext_lazy("Rides")),
            ("post.", gettext_lazy("Posts")),
            ("message.", gettext_lazy("Messages")),
            ("account.", gettext_lazy("Accounts")),
        ]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Event]") -> "QuerySet[Event]":
        codes = {str(code) for code, _words in self.lookup_choices}
        chosen = self.value()
        return queryset.filter(name__startswith=chosen) if chosen in codes else queryset


class EventPage(ReadOnlyPage):
    """The history of everything, as it was written."""

    list_display = ("when", "what", "actor_name", "case_link")
    list_display_links = None
    list_filter = (EventFilter,)
    search_fields = ("case",)
    search_help_text = gettext_lazy("The rider's name or case number, or who did it")
    keyset = "at"
    sortable_by = ("when",)

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Event]", search_term: str
    ) -> "tuple[QuerySet[Event], bool]":
        if not search_term.strip():
            return queryset, False
        if found := cases(search_term):
            return queryset.filter(case__in=found), False
        people = User.objects.filter(is_staff=True, name__icontains=search_term.strip()[:80])
        return queryset.filter(actor__in=list(people.values_list("pk", flat=True)[: search.LIMIT])), False

    @admin.display(description=gettext_lazy("when"), ordering="at")
    def when(self, event: Event) -> datetime:
        return event.at

    @admin.display(description=gettext_lazy("what"))
    def what(self, event: Event) -> str:
        return timeline.words(event.name)

    @admin.display(description=gettext_lazy("case"))
    def case_link(self, event: Event) -> SafeString | str:
        if not event.case:
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:ridealong_application_change", args=[event.case]), _("Open")
        )

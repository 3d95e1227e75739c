"""What was sent and what was done: the outbox, rides, riders' files and the history, to look things up."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong.admin import needs, telling, verbs
from ridealong.admin.page import NeedFilter, ReadOnlyPage
from ridealong.admin.verbs import Verb
from ridealong.applications import announcing, search
from ridealong.applications.models import Application
from ridealong.core import times
from ridealong.core.history import Event
from ridealong.core.workflow import allows
from ridealong.notifications import actions
from ridealong.notifications.models import Message, MessageStatus
from ridealong.notifications.outbox import SLOT
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN, RideStatus
from ridealong.shifts.models import Officer
from ridealong.templatetags.ridealong import tag

WORK = "ridealong.work_case"
MAIL_TAGS = {
    MessageStatus.DRAFT: ("quiet", "pen"),
    MessageStatus.QUEUED: ("quiet", "clock"),
    MessageStatus.SENDING: ("quiet", "clock"),
    MessageStatus.SENT: ("go", "check"),
    MessageStatus.FAILED: ("stop", "cross"),
    MessageStatus.BOUNCED: ("stop", "cross"),
    MessageStatus.CANCELLED: ("quiet", "cross"),
}


def cases(words: str) -> list[Any]:
    """Keys of the cases of the people that these words find."""
    return list(
        search.matching(Application.objects.order_by("-pk"), words).values_list("pk", flat=True)[: search.LIMIT]
    )


def _may_resend(message: Message, user: User) -> bool:
    return message.status in {MessageStatus.FAILED, MessageStatus.BOUNCED}


def _may_release(message: Message, user: User) -> bool:
    """A decision's own message goes out when the decision is announced, on its case."""
    return allows(message, "release") and not announcing.waits_for(message)


class LanguageFilter(admin.SimpleListFilter):
    """Those the program speaks; what the rows hold would be asked of the whole table."""

    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(settings.LANGUAGES)

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Message]") -> "QuerySet[Message]":
        return queryset.filter(language=self.value()) if self.value() in dict(settings.LANGUAGES) else queryset


class MessagePage(ReadOnlyPage):
    """The outbox. A secret is minted while sending, so no page of the desk ever holds one."""

    verbs = (
        Verb("resend", gettext_lazy("Send it again"), WORK, _may_resend, actions.resend,
             gettext_lazy("The message is on its way again."), icon="mail"),
        Verb("release", gettext_lazy("Send it"), WORK, _may_release, actions.release,
             gettext_lazy("The message is on its way."), icon="mail"),
        Verb("cancel", gettext_lazy("Do not send it"), WORK, lambda message, user: allows(message, "cancel"),
             actions.cancel, gettext_lazy("The message is not sent."), icon="cross", is_danger=True),
    )  # fmt: skip
    change_form_template = "admin/ridealong/message.html"
    list_display = ("subject", "to_address", "standing", "created")
    list_filter = (NeedFilter, "status", LanguageFilter)
    search_fields = ("case",)  # through the index of applications.search
    search_help_text = gettext_lazy("The person's name, case number, e-mail, or four digits of a phone")
    keyset = "created_at"
    sortable_by = ("created",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Message]":
        rows: QuerySet[Message] = super().get_queryset(request)
        return rows.defer("html", "calendar")

    def surroundings(self, request: HttpRequest, thing: Message) -> dict[str, Any]:
        case = Application.objects.filter(pk=thing.case).first() if thing.case else None
        kind, icon = MAIL_TAGS[MessageStatus(thing.status)]
        return {
            "mail": thing,
            "body": thing.text.replace(SLOT, _("[link sent]")),
            "state": (kind, thing.get_status_display(), icon),
            "waits": announcing.waits_for(thing),
            "case": case if request.user.has_perm("ridealong.view_application") else None,
            "tries": list(thing.tries.all()),
            "zone": needs.desk_zone(),
            "title": thing.subject,
            "subtitle": None,
        }

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Message]", search_term: str
    ) -> "tuple[QuerySet[Message], bool]":
        return (queryset.filter(case__in=cases(search_term)) if search_term.strip() else queryset), False

    @admin.display(description=gettext_lazy("status"))
    def standing(self, message: Message) -> SafeString:
        kind, icon = MAIL_TAGS[MessageStatus(message.status)]
        return tag(kind, message.get_status_display(), icon)

    @admin.display(description=gettext_lazy("written"), ordering="created_at")
    def created(self, message: Message) -> str:
        return times.moment(message.created_at, settings.TIME_ZONE, style="short")


class RidePage(ReadOnlyPage):
    """Rides as a list; each leads to its case, where everything is done."""

    list_display = ("rider_name", "case_link", "when", "officer_name", "standing")
    list_display_links = None
    list_filter = (NeedFilter, "status", "seat__shift__station")
    search_fields = ("rider",)  # through the index of applications.search
    search_help_text = gettext_lazy("The rider's name, case number, e-mail or phone, or the officer's name")
    keyset = "starts_at"
    sortable_by = ("when",)
    list_select_related = ("rider", "application", "seat__shift__officer", "seat__shift__station")

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
    def standing(self, ride: Ride) -> SafeString:
        if ride.is_overdue:
            return tag("stop", _("Not checked out"))
        kind = "go" if ride.status in {*RIDDEN, RideStatus.CONFIRMED, RideStatus.CHECKED_IN} else "quiet"
        return tag(kind, ride.get_status_display())


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
    def when(self, event: Event) -> str:
        return times.moment(event.at, settings.TIME_ZONE, style="short")

    @admin.display(description=gettext_lazy("what"))
    def what(self, event: Event) -> str:
        return telling.words(event.name)

    @admin.display(description=gettext_lazy("case"))
    def case_link(self, event: Event) -> SafeString | str:
        if not event.case:
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:ridealong_application_change", args=[event.case]), _("Open")
        )

"""The roster: shifts planned and taken off, seats added and closed."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin import verbs
from ridealong.admin.filters import ByThing
from ridealong.admin.page import Page
from ridealong.admin.roster.seat_counts import seats_of
from ridealong.admin.roster.shift_forms import CancelForm, ClosedSeatForm, PlanForm, SeatForm
from ridealong.admin.verbs import Verb
from ridealong.core import times
from ridealong.rides import calling_off
from ridealong.rides.models import Ride
from ridealong.rides.status import HOLDS_SEAT
from ridealong.shifts import actions
from ridealong.shifts.actions import CannotPlan
from ridealong.shifts.models import SeatStatus, Shift
from ridealong.templatetags.ridealong import tag
from ridealong.web.access import user_of

CHANGE = "ridealong.change_shift"


def _is_ahead(shift: Shift, user: User) -> bool:
    return not shift.is_cancelled and shift.ends_at > timezone.now()


def _has(status: str, shift: Shift, user: User) -> bool:
    return _is_ahead(shift, user) and shift.seats.filter(status=status).exists()


def _cancel(shift: Shift, *, by: User, cancelled_for: str) -> None:
    calling_off.cancel_shift(shift, by=by, cancelled_for=cancelled_for)


VERBS = (
    Verb("add-seat", _("Add a seat"), CHANGE, _is_ahead, actions.add_seat, _("There is one more seat."), icon="person"),
    Verb(
        "close-seat", _("Close a seat…"), CHANGE, lambda shift, user: _has(SeatStatus.OPEN, shift, user),
        lambda shift, *, by, seat: actions.close_seat(seat, by=by), _("The seat is closed."), form=SeatForm,
        title=_("Close a seat"), icon="lock",
    ),
    Verb(
        "open-seat", _("Offer a seat again…"), CHANGE, lambda shift, user: _has(SeatStatus.CLOSED, shift, user),
        lambda shift, *, by, seat: actions.open_seat(seat, by=by), _("The seat is offered again."),
        form=ClosedSeatForm, title=_("Offer a seat again"), icon="check",
    ),
    Verb(
        "cancel", _("Cancel the shift…"), CHANGE, _is_ahead, _cancel, _("The shift is cancelled."), form=CancelForm,
        title=_("Cancel the shift"), icon="cross", is_danger=True,
    ),
)  # fmt: skip


class AheadFilter(admin.SimpleListFilter):
    title = _("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("past", _("Past")), ("all", _("All"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Shift]") -> "QuerySet[Shift]":
        if self.value() == "past":
            return queryset.filter(ends_at__lte=timezone.now())
        return queryset if self.value() == "all" else queryset.filter(ends_at__gt=timezone.now())

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": _("Ahead")} if choice["query_string"] == "?" else choice


class ShiftPage(Page):
    """Planned and changed by verbs; the row itself is never edited."""

    fields = ("officer", "station", "unit", "sector")
    verbs = VERBS
    event = "shift"
    change_form_template = "admin/ridealong/shift.html"
    list_display = ("when", "officer", "station", "unit", "seats_taken")
    list_filter = (AheadFilter, ("station", ByThing), ("officer", ByThing))
    search_fields = ("officer__surname", "officer__badge_number")
    ordering = ("starts_at",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Shift]":
        rows: QuerySet[Shift] = super().get_queryset(request)
        return rows.select_related("officer", "station", "unit")

    def completed(self, rows: list[Any]) -> list[Any]:
        counted = seats_of([shift.pk for shift in rows])
        for shift in rows:
            shift.open_seats, shift.taken_seats = counted.get(shift.pk, (0, 0))
        return rows

    def has_change_permission(self, request: HttpRequest, obj: Shift | None = None) -> bool:
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Plans through the verb, and tells on the form what stands against it."""
        if not self.has_add_permission(request):
            raise Http404
        form = PlanForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                shift = plan(form, by=user_of(request))
            except CannotPlan as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The shift is planned."))
                return redirect(verbs.address(shift, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Plan a shift"),
            "opts": self.opts,
            "thing": self.opts.verbose_name_plural.capitalize(),  # type: ignore[union-attr]
            "back": reverse("admin:ridealong_shift_changelist"),
            "verb": {"icon": "calendar"},
            "form": form,
        }
        return TemplateResponse(request, "admin/ridealong/verb.html", context)

    def surroundings(self, request: HttpRequest, thing: Shift) -> dict[str, Any]:
        booked = Ride.objects.filter(seat__shift=thing, status__in=HOLDS_SEAT)
        related = ("application", "rider", "seat__shift__station")
        return {
            "shift": thing,
            "zone": thing.station.zone,
            "seats": list(thing.seats.all()),
            "rides": list(booked.select_related(*related).order_by("starts_at")),
            "title": _("Shift of %s") % thing.officer,
            "subtitle": None,
        }

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, shift: Shift) -> str:
        return times.span(shift.starts_at, shift.ends_at, shift.station.zone, style="short")

    @admin.display(description=_("seats"))
    def seats_taken(self, shift: Any) -> SafeString:
        if shift.is_cancelled:
            return tag("stop", gettext("Cancelled"))
        free = max(0, shift.open_seats - shift.taken_seats)
        return tag("quiet", gettext("%(n)s free") % {"n": free}, "person") if free else tag("go", gettext("Taken"))


def plan(form: PlanForm, *, by: User) -> Shift:
    """What the form says, planned. Raises CannotPlan."""
    values = form.cleaned_data
    names = ("officer", "station", "unit", "sector", "starts_at", "ends_at", "seats", "accepts_short_rest")
    return actions.plan(**{name: values[name] for name in names}, by=by)

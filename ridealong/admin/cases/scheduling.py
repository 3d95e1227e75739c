"""Finding a seat for a rider: free seats in the order of the wishes, with what stands against each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.text_check import check_words
from ridealong.admin.verbs import VerbForm
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain
from ridealong.core import times
from ridealong.core.workflow import IllegalMove
from ridealong.rides import booking, fitting
from ridealong.rides.models import Ride
from ridealong.rides.status import BOOKED, HOLDS_SEAT
from ridealong.rules.document import Rules
from ridealong.rules.reason import Reason
from ridealong.shifts.models import Seat
from ridealong.shifts.rules import Stretch

LOOKED_AT = 200  # free seats ahead that are ranked
SEASON = timedelta(days=90)  # over which rides are spread fairly among the officers
SHOWN = 6  # of them on the page, each with its reasons


@dataclass(frozen=True)
class Offer:
    """A free seat for this rider: the hours it would be, and what stands against them."""

    seat: Seat
    starts_at: datetime
    ends_at: datetime
    wish: int  # its place among the wishes, from 1; 0 is none of them
    reasons: list[Reason]
    soft: list[Reason]

    @property
    def zone(self) -> ZoneInfo:
        return self.seat.shift.station.zone

    @property
    def is_possible(self) -> bool:
        return len(self.reasons) == len(self.soft)

    @property
    def label(self) -> str:
        return times.span(self.starts_at, self.ends_at, self.zone, style="short")


def free_seats(case: Application) -> "QuerySet[Seat]":
    """Open seats ahead at the program's stations that nobody holds."""
    taken = Ride.objects.filter(seat=OuterRef("pk"), status__in=HOLDS_SEAT)
    seats = Seat.objects.open().filter(~Exists(taken), shift__ends_at__gt=timezone.now())
    related = ("shift__officer__account", "shift__station", "shift__unit")
    return seats.filter(shift__station__programs=case.program_id).select_related(*related).order_by("shift__starts_at")


def offers(case: Application, by: User, moving: Ride | None = None) -> list[Offer]:
    """The best seats first: those that hold a wish, in the order of wishes, then the nearest to one."""
    rules = facts.rules_of(case)
    hosted = rides_hosted() if rules.officers.fair_rotation else {}
    ranked = sorted(free_seats(case)[:LOOKED_AT], key=lambda seat: _rank(case, seat, rules, hosted))
    return [_offer(case, seat, rules, by, moving) for seat in ranked[:SHOWN]]


def _offer(case: Application, seat: Seat, rules: Rules, by: User, moving: Ride | None) -> Offer:
    wish, starts_at, ends_at = _hours(case, seat, rules)
    reasons = fitting.objections(case, seat, starts_at=starts_at, ends_at=ends_at, moving=moving)
    aside = chain.set_aside(case)
    standing = [reason for reason in reasons if reason.code not in aside]
    soft = [reason for reason in standing if chain.may_override(by, reason)]
    return Offer(seat, starts_at, ends_at, wish, standing, soft)


def rides_hosted() -> dict[UUID, int]:
    """How many riders each officer had in the last season and has ahead: who had fewer comes first."""
    since = timezone.now() - SEASON
    held = Ride.objects.filter(status__in=HOLDS_SEAT, starts_at__gt=since).order_by()
    counted = held.values_list("seat__shift__officer").annotate(number=Count("pk"))
    return dict(counted)


def _rank(case: Application, seat: Seat, rules: Rules, hosted: dict[UUID, int]) -> tuple[int, int, int, int, datetime]:
    wish, starts_at, _ends_at = _hours(case, seat, rules)
    wished = [stretch.starts_at for stretch in _wishes(case, seat, rules)]
    far = min((abs(starts_at - at) for at in wished), default=timedelta())
    is_elsewhere = case.station_id is not None and seat.shift.station_id != case.station_id
    return (wish or len(wished) + 1, int(is_elsewhere), far.days, hosted.get(seat.shift.officer_id, 0), starts_at)


def _hours(case: Application, seat: Seat, rules: Rules) -> tuple[int, datetime, datetime]:
    """The wished hours where the shift holds them, else the first hours of the shift that the rules allow."""
    shift = Stretch(seat.shift.starts_at, seat.shift.ends_at)
    for number, wished in enumerate(_wishes(case, seat, rules), 1):
        if shift.holds(wished):
            return number, wished.starts_at, wished.ends_at
    starts_at = shift.starts_at + timedelta(minutes=rules.length.start_offset_minutes)
    length = shift.length if rules.length.whole_shift else timedelta(hours=rules.length.max_hours)
    return 0, starts_at, min(shift.ends_at, starts_at + length)


def _wishes(case: Application, seat: Seat, rules: Rules) -> Iterator[Stretch]:
    zone = seat.shift.station.zone
    for wish in case.wishes:
        if not wish.get("on") or not wish.get("starts"):
            continue
        start = datetime.combine(date.fromisoformat(wish["on"]), time.fromisoformat(wish["starts"]), tzinfo=zone)
        hours = min(float(wish.get("hours") or rules.length.max_hours), rules.length.max_hours)
        yield Stretch(start, datetime.fromtimestamp(start.timestamp() + hours * 3600, zone))


class BookForm(VerbForm):
    """A seat of the list, the hours within its shift, and the soft rules set aside."""

    seat = forms.ChoiceField(
        label=_("Seat"), widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This seat was just taken. Choose another one.")},
    )  # fmt: skip
    starts = forms.TimeField(
        label=_("Starts"), required=False, help_text=_("Station time. Left empty: as the list says."),
        widget=forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M"),
    )  # fmt: skip
    hours = forms.FloatField(
        label=_("Hours"), required=False, min_value=0.25, max_value=24,
        widget=forms.NumberInput(attrs={"step": "0.25", "class": "ra-w-4", "inputmode": "decimal"}),
    )  # fmt: skip
    set_aside = forms.BooleanField(label=_("Set the rules marked “exception” aside for this ride"), required=False)
    override_reason = forms.CharField(
        label=_("Why they may be set aside"), required=False, max_length=300, validators=[check_words]
    )

    def prepare(self) -> None:
        self.offers = {str(offer.seat.pk): offer for offer in offers(self.thing, self.by, self.moving())}
        self.fields["seat"].choices = [(key, offer.label) for key, offer in self.offers.items()]  # type: ignore[attr-defined]
        if not any(offer.soft for offer in self.offers.values()):
            del self.fields["set_aside"], self.fields["override_reason"]

    def moving(self) -> Ride | None:
        return None

    def rows(self) -> list[tuple[Offer, Any]]:
        """Each offer with its radio button."""
        return list(zip(self.offers.values(), self["seat"], strict=True))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        offer = self.offers.get(values.get("seat", ""))
        if offer is None:
            return values
        if values.get("set_aside") and not values.get("override_reason", "").strip():
            self.add_error("override_reason", _("Say why the rules may be set aside."))
        start = starting(offer, values.get("starts"))
        length = offer.ends_at.timestamp() - offer.starts_at.timestamp()
        return {
            "seat": offer.seat,
            "starts_at": start,
            "ends_at": later(start, values.get("hours") or length / 3600),
            "overridden": [reason.code for reason in offer.soft] if values.get("set_aside") else [],
            "override_reason": values.get("override_reason", ""),
        }


class MoveForm(BookForm):
    def moving(self) -> Ride | None:
        return booked(self.thing)


def starting(offer: Offer, at: time | None) -> datetime:
    """The typed hour on the shift's day; hours before the shift's own are of the next day."""
    if at is None:
        return offer.starts_at
    first = offer.seat.shift.starts_at.astimezone(offer.zone)
    start = datetime.combine(first.date(), at, tzinfo=offer.zone)
    return start if start >= first else start + timedelta(days=1)


def later(start: datetime, hours: float) -> datetime:
    """Hours that pass, also in the night when the clocks change."""
    return datetime.fromtimestamp(start.timestamp() + hours * 3600, start.tzinfo)


def booked(case: Application) -> Ride | None:
    related = ("seat__shift__officer__account", "seat__shift__station", "rider", "application")
    return case.rides.filter(status__in=BOOKED).select_related(*related).first()


def book(case: Application, *, by: User, seat: Seat, **hours: Any) -> None:
    booking.schedule(case, seat, by=by, **hours)


def move_ride(case: Application, *, by: User, seat: Seat, **hours: Any) -> None:
    ride = booked(case)
    if ride is None:
        raise IllegalMove(case, "reschedule")
    booking.reschedule(ride, seat, by=by, **hours)

"""What the roster asks: a shift, a seat, why a shift is taken off."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ridealong.admin.fields import Day
from ridealong.admin.verbs import VerbForm
from ridealong.program.models import Station
from ridealong.rides.status import CancelledFor
from ridealong.shifts.models import HostUnit, Officer, Seat, SeatStatus


class Hour(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "ra-w-10"}, format="%H:%M")


class PlanForm(forms.Form):
    """A shift in the station's own hours; an end before the start is on the next day."""

    officer = forms.ModelChoiceField(Officer.objects.filter(is_active=True), label=_("Officer"))
    station = forms.ModelChoiceField(Station.objects.filter(is_active=True), label=_("Station"))
    unit = forms.ModelChoiceField(HostUnit.objects.filter(is_active=True), label=_("Unit"), required=False)
    sector = forms.CharField(
        label=_("Sector or beat"), required=False, max_length=40, help_text=_("Where the rules count riders by sector.")
    )
    on = forms.DateField(label=_("Day"), widget=Day())
    starts = forms.TimeField(label=_("Starts"), widget=Hour(), help_text=_("Station time."))
    ends = forms.TimeField(
        label=_("Ends"), widget=Hour(), help_text=_("An hour before the start is on the next morning.")
    )
    seats = forms.IntegerField(label=_("Seats for riders"), min_value=1, max_value=4, initial=1)
    accepts_short_rest = forms.BooleanField(label=_("Less than eight hours of rest is meant"), required=False)

    def clean(self) -> dict[str, Any]:
        """Hours of the station's clock become moments."""
        values: dict[str, Any] = super().clean() or {}
        if self.errors:
            return values
        on, zone = values["on"], values["station"].zone
        if on < timezone.localdate(timezone=zone):
            self.add_error("on", _("Choose today or a later day."))
            return values
        ends_on = on if values["ends"] > values["starts"] else on + timedelta(days=1)
        values["starts_at"] = _moment(on, values["starts"], zone)
        values["ends_at"] = _moment(ends_on, values["ends"], zone)
        return values


def _moment(on: date, at: time, zone: Any) -> datetime:
    return datetime.combine(on, at, tzinfo=zone)


class SeatForm(VerbForm):
    """One of the shift's seats; nothing to choose when there is one."""

    seat = forms.ChoiceField(label=_("Seat"), widget=forms.RadioSelect)
    status = SeatStatus.OPEN

    def prepare(self) -> None:
        self.seats = {str(seat.pk): seat for seat in self.thing.seats.filter(status=self.status)}
        choices = [(key, _("Seat %(n)s") % {"n": seat.number}) for key, seat in self.seats.items()]
        self.fields["seat"].choices = choices  # type: ignore[attr-defined]
        self.fields["seat"].initial = next(iter(self.seats), None)

    def clean_seat(self) -> Seat:
        return self.seats[self.cleaned_data["seat"]]


class ClosedSeatForm(SeatForm):
    status = SeatStatus.CLOSED


class CancelForm(VerbForm):
    cancelled_for = forms.ChoiceField(
        label=_("Why"),
        choices=[choice for choice in CancelledFor.choices if choice[0] != CancelledFor.RIDER],
        widget=forms.RadioSelect,
        help_text=_("Every ride of this shift is called off, and everyone is told."),
    )

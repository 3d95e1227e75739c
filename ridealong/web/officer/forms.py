"""What officers type; each form checks shape, the verbs check the rest."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ridealong.core.reference import as_typed
from ridealong.rides import arrival
from ridealong.rides.models import Ride
from ridealong.rides.status import EndedBy, RideStatus, TurnedAwayFor
from ridealong.shifts.models import Officer
from ridealong.waivers.status import SignerRole

AS_PLANNED = "planned"


class DeclineForm(forms.Form):
    closes_seat = forms.BooleanField(
        label=_("Offer this seat to nobody else"),
        help_text=_("Without this the coordinator may put another rider into your car on that shift."),
        required=False,
    )


class CheckInForm(forms.Form):
    """The points one by one, the rider's code, and the officer's name where the waiver still wants it."""

    code = forms.CharField(
        label=_("The rider's code"),
        help_text=_("Six letters and digits on the rider's page. The desk can read it to you, too."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "ra-w-10", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    witness_name = forms.CharField(
        label=_("Sign as witness: type your name"),
        help_text=_("You know the rider by the ID you saw, and the waiver is theirs. This is your signature."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ra-signline", "autocomplete": "name"}),
    )

    countersigner_name = forms.CharField(
        label=_("Counter-sign for the department: type your name"),
        help_text=_("The program wants the department's own signature, too. This is yours."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ra-signline", "autocomplete": "name"}),
    )

    def __init__(self, *args: Any, ride: Ride, to_attest: list[SignerRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ride, self.asked = ride, arrival.points(ride, timezone.now())
        for point in self.asked:
            self.fields[point.code] = forms.BooleanField(
                label=str(point.label),
                required=point.is_required,
                error_messages={"required": str(point.unmet)},
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
        for role in (SignerRole.WITNESS, SignerRole.COUNTERSIGNER):
            if role not in to_attest:
                del self.fields[f"{role}_name"]

    def clean_code(self) -> str:
        code = as_typed(self.cleaned_data["code"])
        if code != self.ride.check_in_code:
            raise forms.ValidationError(_("This is not the code of this ride. Look at the rider's page together."))
        return code

    @property
    def points(self) -> list[forms.BoundField]:
        return [self[point.code] for point in self.asked]

    @property
    def signs(self) -> list[forms.BoundField]:
        """What the officer signs here."""
        return [self[name] for name in ("witness_name", "countersigner_name") if name in self.fields]

    @property
    def unmet(self) -> int:
        """How many points that must be seen are not ticked."""
        return sum(point.is_required and not self[point.code].value() for point in self.asked)

    @property
    def seen(self) -> set[str]:
        return {point.code for point in self.asked if self.cleaned_data.get(point.code)}


class PaperForm(forms.Form):
    has_seen_signatures = forms.BooleanField(
        label=_("I saw everyone named on the paper sign it with a pen"),
        error_messages={"required": _("Record the paper only when you saw every signature yourself.")},
    )
    witness_name = forms.CharField(
        label=_("Type your name"),
        help_text=_("You signed the paper as its witness; this says so here."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "ra-signline", "autocomplete": "name"}),
    )


class TurnAwayForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=TurnedAwayFor.choices, widget=forms.RadioSelect)


class DropOffForm(forms.Form):
    place = forms.CharField(
        label=_("Where the rider waits"),
        help_text=_("Somewhere safe and lit, such as “Fire station 2, lobby”."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_dispatch_told = forms.BooleanField(label=_("Dispatch knows where"), required=False)


class EndForm(forms.Form):
    """One page for every end: as planned, or early by somebody for a reason."""

    how = forms.ChoiceField(label=_("How it ends"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why it ends early"),
        help_text=_("One sentence, without names. The desk reads it."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ended_at = forms.TimeField(
        label=_("When it really ended"),
        help_text=_("The planned end is over. Leave this empty if the ride ends right now."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}),
    )

    def __init__(self, *args: Any, ride: Ride, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ride = ride
        early = [
            (EndedBy.OFFICER, _("Early: I end it")),
            (EndedBy.RIDER, _("Early: the rider asked")),
            (EndedBy.SUPERVISOR, _("Early: a supervisor ends it")),
        ]
        is_paused = ride.status == RideStatus.PAUSED
        self.fields["how"].choices = early if is_paused else [(AS_PLANNED, _("As planned")), *early]  # type: ignore[attr-defined]
        self.fields["how"].initial = None if is_paused else AS_PLANNED
        if is_paused or ride.ends_at > timezone.now():
            del self.fields["ended_at"]

    def clean_ended_at(self) -> datetime | None:
        """That time on the station's clock, the first one after the ride began."""
        at, started_at = self.cleaned_data["ended_at"], self.ride.started_at
        if at is None or started_at is None:
            return None
        began = started_at.astimezone(self.ride.station.zone)
        ended = datetime.combine(began.date(), at, tzinfo=began.tzinfo)
        return ended if ended > began else ended + timedelta(days=1)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("how") in EndedBy.values and not typed.get("reason"):
            self.add_error("reason", _("Say in one sentence why the ride ends early."))
        return typed


class IncidentForm(forms.Form):
    summary = forms.CharField(
        label=_("What happened, in a sentence"),
        help_text=_("Can wait: command is told in any case. You can add to it in the report."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReportForm(forms.Form):
    CONDUCT = [
        (5, _("5: would ride with them any day")),
        (4, _("4: good")),
        (3, _("3: fine")),
        (2, _("2: had to be reminded")),
        (1, _("1: should not ride again")),
    ]
    conduct = forms.TypedChoiceField(
        label=_("How did the rider do?"), choices=CONDUCT, coerce=int, widget=forms.RadioSelect
    )
    calls = forms.IntegerField(
        label=_("Calls answered together"),
        min_value=0,
        max_value=200,
        required=False,
        widget=forms.NumberInput(attrs={"class": "ra-w-4", "inputmode": "numeric"}),
    )
    summary = forms.CharField(
        label=_("What the ride was like"),
        help_text=_("For the desk. No names of people you met."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    light_moment = forms.CharField(
        label=_("A light moment for the town"),
        help_text=_("Without names or places. It may become part of a post if the rider agrees."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    had_incident = forms.BooleanField(
        label=_("Something happened that command must know"),
        help_text=_("Supervisors get a message now, and nothing is posted about this ride."),
        required=False,
    )


class ChoicesForm(forms.Form):
    """What an officer decides about themselves."""

    takes_riders = forms.BooleanField(
        label=_("I take riders"),
        help_text=_("Coordinators offer your open seats only while this is on. Rides already booked stay."),
        required=False,
    )
    may_be_named = forms.BooleanField(
        label=_("I may be named in posts"),
        help_text=_("Rank and surname, after a second person has read the post. Without this: “an officer”."),
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of pages and messages"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, host: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if host.is_protected:
            self.fields["may_be_named"].disabled = True
            self.fields["may_be_named"].help_text = _("You are protected: no post ever names you.")

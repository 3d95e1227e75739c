"""The dates a rider wishes for, and what the rules say to each of them on the spot."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.core import times
from ridealong.core.languages import current_language
from ridealong.program.models import Station
from ridealong.rides import history
from ridealong.rules.judge import evaluate
from ridealong.rules.notice import counting as notice
from ridealong.rules.notice.calendar import days_off, holidays_around
from ridealong.rules.person import Person
from ridealong.rules.reason import Reason
from ridealong.rules.ride import Wish
from ridealong.rules.words import words
from ridealong.web.rider import fields
from ridealong.web.rider.forms import SectionForm

RANKS = (1, 2, 3)
ON_THIS_PAGE = {"ride", "born_on"}  # what a reason may be about to be told beside a date


@dataclass(frozen=True)
class Stored:
    """One wish as the case keeps it, in station time."""

    on: date
    starts: time
    hours: float

    @classmethod
    def from_json(cls, wish: dict[str, Any]) -> "Stored":
        return cls(date.fromisoformat(wish["on"]), time.fromisoformat(wish["starts"]), float(wish["hours"]))

    def to_json(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "starts": f"{self.starts:%H:%M}", "hours": self.hours}


def in_words(application: Application) -> list[str]:
    """Every wish as people read it, best first."""
    zone = facts.zone_of(application)
    return [times.span(wish.starts_at, wish.ends_at, zone) for wish in facts.wishes(application)]


def reason_in_words(reason: Reason) -> str:
    """The reason with what turns it into a yes."""
    if reason.passes_on is None:
        return f"{reason} {reason.way_out}".strip()
    first = _("The first date on which this passes: %(day)s.") % {"day": times.day(reason.passes_on)}
    return f"{reason} {first}"


class RideForm(SectionForm):
    """Category and station, where there is a choice, and up to three ranked wishes."""

    category = forms.ChoiceField(label="", widget=forms.RadioSelect)
    station = forms.ModelChoiceField(Station.objects.none(), label="", empty_label=None, widget=forms.RadioSelect)
    wants_exception = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        self.rules = application.rule_set.rules.for_category(application.category)
        super().__init__(data, application=application, is_partial=is_partial)
        self.soft: list[str] = []
        self._offer_categories()
        self._offer_stations()
        self.fields["wants_exception"].label = _("I know. Please ask whether somebody makes an exception")
        for rank in RANKS:
            self._add_wish(rank)

    def _offer_categories(self) -> None:
        """Those anybody may choose, and the one the case already has: a coordinator may have given it."""
        own = self.application.category
        offered = [c for c in self.application.rule_set.rules.categories if c.access == "public" or c.code == own]
        field = self.fields["category"]
        field.label = _("Kind of ride")
        field.choices = [(c.code, words(c.name, current_language())) for c in offered]  # type: ignore[attr-defined]
        if len(offered) < 2:
            del self.fields["category"]

    def _offer_stations(self) -> None:
        self.stations = list(self.application.program.stations.filter(is_active=True))
        field = self.fields["station"]
        field.label = _("Station of the district you live in") if self.rules.residency.own_district else _("Station")
        field.queryset = self.application.program.stations.filter(is_active=True)  # type: ignore[attr-defined]
        if len(self.stations) < 2:
            del self.fields["station"]

    def _add_wish(self, rank: int) -> None:
        is_first, length = rank == 1, self.rules.length
        self.fields[f"date_{rank}"] = fields.day(
            _("Date"), required=is_first, help_text=self._date_hint() if is_first else ""
        )
        self.fields[f"starts_{rank}"] = fields.start(_("Starts at"), self.rules.hours.fixed_starts, required=is_first)
        if not length.whole_shift:
            self.fields[f"hours_{rank}"] = forms.TypedChoiceField(
                label=_("How long"),
                choices=[("", _("Choose hours")), *_lengths(length.min_hours, length.max_hours)],
                coerce=float,
                empty_value=None,
                required=is_first,
                widget=forms.Select(attrs={"class": "ra-w-10"}),
            )

    def _date_hint(self) -> str:
        today = timezone.localdate()
        off = days_off(self.rules.holidays, today.year, today.year)
        first = notice.earliest_date(today, self.rules.notice, off)
        return _("%(day)s or later.") % {"day": times.day(first)}

    def stored(self, application: Application) -> dict[str, Any]:
        values: dict[str, Any] = {"category": application.category, "station": application.station_id}
        for rank, wish in zip(RANKS, application.wishes, strict=False):
            known = Stored.from_json(wish)
            starts = f"{known.starts:%H:%M}" if self.rules.hours.fixed_starts else known.starts
            values |= {f"date_{rank}": known.on, f"starts_{rank}": starts, f"hours_{rank}": f"{known.hours:g}"}
        return values

    def clean(self) -> dict[str, Any]:
        self.chosen = [wish for rank in RANKS if (wish := self._typed(rank))]
        if self.chosen:
            self._ask_the_rules()
        return self.cleaned_data

    def _typed(self, rank: int) -> tuple[int, Stored] | None:
        data = self.cleaned_data
        on, starts = data.get(f"date_{rank}"), data.get(f"starts_{rank}")
        whole = self.rules.length.max_hours if self.rules.length.whole_shift else None
        hours = whole or data.get(f"hours_{rank}")
        if on and starts and hours:
            return rank, Stored(on, starts, hours)
        if self.is_partial or rank == 1:
            return None
        if on and not starts and f"starts_{rank}" not in self.errors:
            self.add_error(f"starts_{rank}", _("Choose the time, or empty the date."))
        if on and not hours and f"hours_{rank}" not in self.errors:
            self.add_error(f"hours_{rank}", _("Choose the hours, or empty the date."))
        return None

    def _ask_the_rules(self) -> None:
        past, today, now = history.of(self.application.rider), timezone.localdate(), timezone.now()
        station = self._station()
        zone = station.zone if station else facts.zone_of(self.application)
        category = self.cleaned_data.get("category") or self.application.category
        person = Person(born_on=self.application.rider.born_on, category=category)
        for rank, stored in self.chosen:
            wish = Wish.from_json(stored.to_json(), zone, str(station.pk) if station else "")
            decision = evaluate(
                person,
                wish,
                self.application.rule_set.rules,
                past_rides=past,
                applied_on=today,
                applied_at=now,
                holidays=holidays_around(today.year),
            )
            if wish.starts_at <= now:
                self.add_error(f"date_{rank}", _("This is over already. Choose a date ahead."))
                continue
            self._tell(rank, [reason for reason in decision.reasons if reason.field in ON_THIS_PAGE])

    def _tell(self, rank: int, reasons: list[Reason]) -> None:
        """Hard reasons always stand; soft ones until the rider asks for an exception."""
        for reason in reasons:
            if reason.override is None:
                self.add_error(f"date_{rank}", reason_in_words(reason))
            elif not (self.cleaned_data.get("wants_exception") or self.is_partial):
                self.soft.append(reason_in_words(reason))
                self.add_error(f"date_{rank}", reason_in_words(reason))
            else:
                self.soft.append(reason_in_words(reason))

    def _station(self) -> Station | None:
        return self.cleaned_data.get("station") or (self.stations[0] if self.stations else None)

    def save(self, *, by: User) -> None:
        category = self.cleaned_data.get("category") or self.application.category
        writing.save_section(
            self.application,
            by=by,
            category=category,
            station=self._station(),
            wishes=[stored.to_json() for _rank, stored in self.chosen],
        )


def _lengths(shortest: float, longest: float) -> list[tuple[str, str]]:
    """Whole hours between the shortest and the longest ride, and both ends."""
    whole = {float(hours) for hours in range(1, 25) if shortest <= hours <= longest}
    return [
        (f"{hours:g}", ngettext("%(hours)s hour", "%(hours)s hours", int(hours)) % {"hours": f"{hours:g}"})
        for hours in sorted(whole | {shortest, longest})
    ]

"""The questions of the pre-check."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ridealong.program.models import Station
from ridealong.rules.document import Rules
from ridealong.rules.ties.sentences import AS_SAID
from ridealong.rules.words import words


def day_field(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "ra-w-10"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages={"invalid": _("Enter a whole date.")}, **more)


class CheckForm(forms.Form):
    """Nothing of it is stored. Rules decide which questions are asked."""

    born_on = day_field(_("Your date of birth"))
    category = forms.ChoiceField(label=_("You would ride as"))
    guardian = forms.TypedChoiceField(
        label=_("If you are under age: does a parent or guardian agree?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    has_code = forms.BooleanField(label=_("I have an invitation code"), required=False)
    station = forms.ChoiceField(label=_("Station"))
    ride_on = day_field(_("The date you would like to ride"))
    starts = forms.TimeField(
        label=_("From what time"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M"),
        initial="18:00",
        error_messages={"invalid": _("Enter a time such as 6:00 PM.")},
    )
    hours = forms.TypedChoiceField(
        label=_("For how long"), coerce=float, widget=forms.Select(attrs={"class": "ra-w-10"})
    )
    last_ride_on = day_field(
        _("Your last ride with us"), required=False, help_text=_("Leave it empty if you never rode along here.")
    )
    ties = forms.MultipleChoiceField(
        label=_("What ties you to this place"), widget=forms.CheckboxSelectMultiple, required=False
    )
    applies = forms.MultipleChoiceField(
        label=_("Does any of these apply to you?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("We do not keep your answers. Leave all of them empty if none applies."),
    )
    conflicts = forms.MultipleChoiceField(
        label=_("And an open case?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("open_case", _("I am part of a case that is open here"))],
    )

    def __init__(
        self, *args: Any, rules: Rules, language: str, stations: Sequence[Station], needs_code: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.disqualifiers = [item.code for item in rules.disqualifiers]
        offered = [category for category in rules.categories if category.access != "closed"]
        self._choices("category", [(category.code, words(category.name, language)) for category in offered])
        longest = int(max(rules.for_category(category.code).length.max_hours for category in rules.categories))
        self._choices("hours", [(str(hours), _hours(hours)) for hours in range(1, max(longest, 1) + 1)])
        self.fields["hours"].initial = str(int(rules.length.max_hours) or 1)
        self._choices("ties", [(tie, AS_SAID[tie]) for tie in rules.residency.ties])
        self._choices("applies", [(item.code, words(item.text, language)) for item in rules.disqualifiers])
        self._choices("station", [(str(station.pk), station.name) for station in stations])
        if len(stations) < 2:
            del self.fields["station"]
        if not needs_code and all(category.access == "public" for category in offered):
            del self.fields["has_code"]
        if rules.minors.policy == "never":
            del self.fields["guardian"]
        for item in rules.disqualifiers:
            if item.look_back_months:
                self.fields[f"since_{item.code}"] = day_field(
                    _("If so, when?"), required=False, help_text=words(item.text, language)
                )
        names = [name for name in self.fields if not name.startswith("since_") and name != "conflicts"]
        self.order_fields([*names, *(name for name in self.fields if name.startswith("since_")), "conflicts"])
        if len(offered) < 2:
            self.fields["category"].widget = forms.HiddenInput()
            self.fields["category"].initial = offered[0].code if offered else ""
        if rules.residency.policy != "required":
            del self.fields["ties"]
        if not rules.disqualifiers:
            del self.fields["applies"]

    def clean_born_on(self) -> Any:
        born_on = self.cleaned_data["born_on"]
        if not born_on.year >= 1900 or born_on > timezone.localdate():
            raise forms.ValidationError(_("Enter the date you were born, such as 06/21/1985."))
        return born_on

    def clean_ride_on(self) -> Any:
        ride_on, today = self.cleaned_data["ride_on"], timezone.localdate()
        if not today <= ride_on or ride_on.year > today.year + 3:
            raise forms.ValidationError(_("Choose a date that is still ahead, within three years."))
        return ride_on

    def _choices(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def _hours(hours: int) -> Any:
    return _("1 hour") if hours == 1 else _("%(n)s hours") % {"n": hours}

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from ridealong.program import badge, colour
from ridealong.program.models import Department, Station
from ridealong.rules.presets import PRESETS

ZONES = [
    ("America/New_York", _("Eastern")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Mountain, without daylight saving (Arizona)")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Atlantic (Puerto Rico)")),
    ("Pacific/Guam", _("Guam")),
]


def zones() -> list[tuple[str, Any]]:
    """The zones of the United States by their names first, then all others by theirs."""
    named = {zone for zone, _name in ZONES}
    return [*ZONES, *((zone, zone) for zone in sorted(available_timezones() - named) if "/" in zone)]


class AdministratorForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "ra-w-20"}),
        help_text=_("At least 8 characters, better a sentence of 15 or more. Your password manager may fill it in."),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        person = User(email=self.cleaned_data.get("email", ""), name=self.cleaned_data.get("name", ""))
        validate_password(password, person)
        return password


class DepartmentForm(forms.ModelForm):
    class Meta:
        model = Department
        fields = ["name", "short_name", "phone", "desk_hours", "address", "reference_prefix"]
        help_texts = {
            "name": _("As it stands on the badge: Alder Falls Police Department."),
            "short_name": _("Of the town or campus, as people say it: Alder Falls."),
            "desk_hours": _("Such as: weekdays 8 AM – 4 PM."),
            "reference_prefix": _("Case numbers read AF-2026-0412. One to four capital letters."),
        }
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel", "class": "ra-w-20"}),
            "reference_prefix": forms.TextInput(attrs={"class": "ra-w-4"}),
        }

    def clean_reference_prefix(self) -> str:
        prefix: str = self.cleaned_data["reference_prefix"]
        return prefix.upper()


class LookForm(forms.Form):
    """Badge and colour. Both may stay ours."""

    picture = forms.FileField(
        label=_("Badge"),
        required=False,
        help_text=_("A PNG, 600 pixels or more on each side, best with a transparent ground."),
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )
    colour = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=_("Color"),
        error_messages={"invalid": _("A color such as #16213a.")},
        help_text=_("It stands behind your name, with white words on it."),
        widget=forms.TextInput(attrs={"type": "color", "class": "form-control-color ra-w-4"}),
    )

    def clean_picture(self) -> bytes:
        upload: UploadedFile | None = self.cleaned_data["picture"]
        if upload is None:
            return b""
        if upload.size is None or upload.size > badge.LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        data = upload.read()
        try:
            badge.clean(data)
        except badge.BadgeRefused as error:
            raise forms.ValidationError(str(error)) from error
        return data

    def clean_colour(self) -> str:
        chosen: str = self.cleaned_data["colour"].lower()
        if reasons := colour.objections(chosen):
            raise forms.ValidationError([str(reason) for reason in reasons])
        return chosen


class StationForm(forms.ModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zones)

    class Meta:
        model = Station
        fields = ["name", "address", "time_zone", "arrival_note"]
        help_texts = {"arrival_note": _("Such as: the front desk.")}


class RulesForm(forms.Form):
    name = forms.CharField(label=_("Name of the program"), max_length=80, initial=_("Citizen ride-along"))
    preset = forms.ChoiceField(
        label=_("Rules to start from"),
        choices=[(code, name) for code, (name, _content) in PRESETS.items()],
        widget=forms.RadioSelect,
    )


class WaiverForm(forms.Form):
    knows = forms.BooleanField(
        label=_(
            "I know that these texts are placeholders, not written by a lawyer, and that our counsel must replace them."
        ),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "ra-w-10"}),
    )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=200)
    roles = forms.MultipleChoiceField(label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple)

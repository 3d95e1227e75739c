"""Form fields of the rider pages: what they refuse, and what they say about it."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from ridealong.applications import forbidden_text
from ridealong.core import languages

# Control characters and marks that turn the line around: a name or a phone never needs them.
_ONE_LINE = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]",
    _("Write this on one line, without invisible characters."),
    inverse_match=True,
)


def _never_kept(text: str) -> None:
    if why := forbidden_text.refused(text):
        raise ValidationError(str(why))


def line(label: Any, *, max_length: int, autocomplete: str = "off", **kwargs: Any) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        max_length=max_length,
        validators=[_ONE_LINE, _never_kept],
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
        **kwargs,
    )


def text(label: Any, *, max_length: int, rows: int = 4, **kwargs: Any) -> forms.CharField:
    """Several lines in the person's own words."""
    return forms.CharField(
        label=label,
        max_length=max_length,
        validators=[_never_kept],
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


def yes_or_no(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Two radio buttons; True, False, or None while neither is chosen."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        **kwargs,
    )


def yes_no(value: bool | None) -> str:
    """What `yes_or_no` shows for a stored value."""
    return {True: "yes", False: "no"}.get(value, "") if value is not None else ""


def day(label: Any, *, autocomplete: str = "off", **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%m/%d/%Y"],
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "ra-w-10", "autocomplete": autocomplete}
        ),
        error_messages={"invalid": _("Write the date as month/day/year, such as 12/11/2026.")},
        **kwargs,
    )


def start(label: Any, fixed: Iterable[time], **kwargs: Any) -> forms.Field:
    """When a ride begins: one of the program's fixed hours, or any time."""
    if fixed:
        choices = [("", _("Choose a time")), *((f"{at:%H:%M}", formats.time_format(at)) for at in fixed)]
        return forms.TypedChoiceField(
            label=label,
            choices=choices,
            coerce=time.fromisoformat,
            empty_value=None,
            widget=forms.Select(attrs={"class": "ra-w-10"}),
            **kwargs,
        )
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "ra-w-10"}),
        error_messages={"invalid": _("Write the time such as 18:00.")},
        **kwargs,
    )


def language(label: Any, **kwargs: Any) -> forms.ChoiceField:
    names = languages.choices()
    return forms.ChoiceField(label=label, choices=names, widget=forms.RadioSelect, **kwargs)

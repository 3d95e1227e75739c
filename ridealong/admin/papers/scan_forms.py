"""Scans handed in, compared with the list of what must stand on them, or refused."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.applications.handed_in.uploads import LARGEST_FILE, too_large
from ridealong.waivers import scans
from ridealong.waivers.scan import RefusedFor

MOST_FILES = 20


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Pages(forms.FileField):
    """One PDF, or a picture of each page."""

    widget = ManyFiles(attrs={"multiple": True, "accept": "application/pdf,image/*"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        found = [super(Pages, self).clean(file, initial) for file in files] or [super().clean(None, initial)]
        if len(found) > MOST_FILES:
            raise forms.ValidationError(gettext("Choose at most %(most)s files.") % {"most": MOST_FILES})
        if any(file.size > LARGEST_FILE for file in found):
            raise forms.ValidationError(too_large())
        return found


class HandInForm(forms.Form):
    pages = Pages(
        label=_("The scan"),
        help_text=_("One PDF, or a picture of each page. The QR code on it says whose waiver it is."),
    )
    typed = forms.CharField(
        label=_("Code or case number"),
        help_text=_("Only for a paper without a QR code, or one that cannot be read."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "ra-w-10", "autocomplete": "off", "autocapitalize": "characters"}),
    )


class CompareForm(forms.Form):
    """One box for each thing to see on the paper, then the name of who saw it."""

    witness_name = forms.CharField(
        label=_("Type your name"),
        help_text=_("You attest with it that the paper was signed as this says."),
        max_length=200,
    )

    def __init__(self, *args: Any, points: list[scans.Point], needs_witness: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missed = gettext("See this on the paper, or say below why the paper cannot be used.")
        boxes = {
            point.code: forms.BooleanField(label=point.label, error_messages={"required": missed}) for point in points
        }
        self.fields = {**boxes, **(self.fields if needs_witness else {})}

    @property
    def seen(self) -> set[str]:
        return {name for name, value in self.cleaned_data.items() if value is True}


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why can it not be used?"), choices=RefusedFor, widget=forms.RadioSelect)

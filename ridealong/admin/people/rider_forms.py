"""What is asked to make one rider of two, and to keep two people apart."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.fields import Day
from ridealong.admin.verbs import VerbForm
from ridealong.applications.application import Application
from ridealong.applications.riders import duplicates, keep_apart, keeping_apart


class MergeForm(VerbForm):
    """Which other entry is the same person: one that looks alike, or any, by one of its case numbers."""

    other = forms.ChoiceField(label=_("Entries that look alike"), widget=forms.RadioSelect, required=False)
    reference = forms.CharField(
        label=_("Or a case number of the other entry"), max_length=20, required=False,
        widget=forms.TextInput(attrs={"class": "ra-w-10", "autocomplete": "off"}),
    )  # fmt: skip
    is_sure = forms.BooleanField(label=_("I compared both entries: they are one person. This cannot be undone."))

    def prepare(self) -> None:
        self.alike = {str(one.rider.pk): one for one in duplicates.of(self.thing)}
        choices = [(key, f"{one.rider.name} ({one.likeness.words})") for key, one in self.alike.items()]
        self.fields["other"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["other"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        chosen, reference = values.get("other", ""), values.get("reference", "").strip().upper()
        if bool(chosen) == bool(reference):
            raise ValidationError(_("Choose one entry, or type one case number."))
        case = Application.objects.select_related("rider").filter(reference=reference).first() if reference else None
        if reference and case is None:
            raise ValidationError({"reference": _("There is no case with this number.")})
        return {"other": case.rider if case else self.alike[chosen].rider}


class KeepApartForm(VerbForm):
    """Confidential. Opening this page is noted, with who is kept apart already."""

    officer = forms.ModelChoiceField(label=_("Officer or staff"), queryset=User.objects.none())
    kind = forms.ChoiceField(label=_("Why"), choices=keep_apart.Kind.choices, widget=forms.RadioSelect)
    until_on = forms.DateField(
        label=_("Until"), required=False, widget=Day(), help_text=_("Left empty: until somebody ends it.")
    )

    def prepare(self) -> None:
        self.kept = keeping_apart.of(self.thing, by=self.by)
        staff = User.objects.filter(is_staff=True, is_active=True).order_by("name")
        self.fields["officer"].queryset = staff  # type: ignore[attr-defined]

    def clean_until_on(self) -> Any:
        until_on = self.cleaned_data["until_on"]
        if until_on is not None and until_on < timezone.localdate():
            raise ValidationError(_("Choose today or a later day."))
        return until_on

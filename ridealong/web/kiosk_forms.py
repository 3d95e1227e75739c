"""What is asked when a device is handed over, and when it is taken back."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.applications.guardians.guardian import Guardian

RIDER = "rider"


class HandOverForm(forms.Form):
    """Who signs here, of those who have not."""

    who = forms.ChoiceField(label=_("Who signs on this device?"), widget=forms.RadioSelect)
    has_seen_id = forms.BooleanField(
        label=_("I have seen their photo ID, and they are before me"),
        error_messages={"required": _("Look at their photo ID first.")},
    )

    def __init__(self, *args: Any, signers: list[Guardian | None], rider_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), one.name) if one else (RIDER, rider_name) for one in signers]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        self.fields["who"].initial = choices[0][0] if choices else None
        self.guardians = {str(one.pk): one.pk for one in signers if one}

    @property
    def guardian(self) -> UUID | None:
        return self.guardians.get(self.cleaned_data["who"])


class UnlockForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "ra-w-20"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.request.user.check_password(password):
            raise forms.ValidationError(gettext("This is not the password of who handed the device over."))
        return password

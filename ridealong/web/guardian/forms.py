"""What a guardian fills in."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ridealong.posts.status import NameScope
from ridealong.waivers import drawings
from ridealong.waivers.models import WaiverText

# Marks that turn a line around have no place in a signature.
_ONE_LINE = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]",
    _("Write this on one line, without invisible characters."),
    inverse_match=True,
)


class SignForm(forms.Form):
    """Consent and signature in one visit. The typed name signs; consent to do so electronically is a box of its own."""

    text = forms.UUIDField(widget=forms.HiddenInput)
    latest_end = forms.TimeField(
        label=_("The ride ends no later than"),
        help_text=_("Only if you want it to end earlier than the program would."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M"),
    )
    consents = forms.BooleanField(
        label=_("I am a parent or legal guardian of this rider, and I consent to the ride"),
        error_messages={"required": _("Say that you consent, or decline below.")},
    )
    agrees_to_electronic = forms.BooleanField(
        label=_("I agree to sign this electronically. I can get a paper copy at the front desk, free, now or later"),
        error_messages={"required": _("Agree to sign electronically, or choose to sign on paper below.")},
    )
    has_read = forms.BooleanField(
        label=_("I have read the whole text above and mean to sign it"),
        error_messages={"required": _("Read the text to its end, then say so here.")},
    )
    typed_name = forms.CharField(
        label=_("Type your own legal name"),
        help_text=_("As on your ID. This is your signature."),
        max_length=200,
        validators=[_ONE_LINE],
        error_messages={"required": _("Type your name to sign.")},
        widget=forms.TextInput(attrs={"class": "ra-signline", "autocomplete": "name"}),
    )
    drawing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: WaiverText, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"text": text.pk}})

    def clean_drawing(self) -> str:
        try:
            return drawings.clean(self.cleaned_data["drawing"])
        except drawings.Unreadable as error:
            raise forms.ValidationError(str(error)) from error


class PublicityForm(forms.Form):
    """Apart from the waiver, after the ride, and off unless it is switched on."""

    allows_posts = forms.TypedChoiceField(
        label=_("May we write about this ride?"),
        help_text=_("A few lines on our page and our accounts. Two people read them before they are posted."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    name_scope = forms.ChoiceField(
        label=_("How may we name the rider?"),
        choices=[
            (NameScope.NONE, _("Not at all: “our rider”")),
            (NameScope.INITIALS, _("By initials")),
            (NameScope.FIRST_NAME, _("By first name")),
            (NameScope.FULL_NAME, _("By full name")),
        ],
        initial=NameScope.NONE,
        required=False,
        widget=forms.RadioSelect,
    )
    allows_quote = forms.BooleanField(label=_("You may quote what the rider wrote afterwards"), required=False)

    def clean_name_scope(self) -> str:
        return self.cleaned_data["name_scope"] or NameScope.NONE

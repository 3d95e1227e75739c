"""What people fill in to sign a waiver on a screen: their own, or the department's."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.core import legal_text
from ridealong.waivers import drawings, names
from ridealong.waivers.models import WaiverText
from ridealong.waivers.signature_acts import Act
from ridealong.web import markup

LONGEST_DRAWING = 400_000  # characters of a PNG as a data URL
LONGEST_INITIALS = 10
# Marks that turn a line around have no place in a signature.
_ONE_LINE = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]",
    _("Write this on one line, without invisible characters."),
    inverse_match=True,
)


class SignForm(forms.Form):
    """The typed name is the signature; consent to sign electronically is a box of its own. With `has_initials` the
    clauses that are initialled have a field for them."""

    text = forms.UUIDField(widget=forms.HiddenInput)
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
    drawing = forms.CharField(required=False, max_length=LONGEST_DRAWING, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: WaiverText, has_initials: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"text": text.pk}})
        self.clauses = legal_text.clauses(text.body)
        if has_initials:
            number = sum(clause.is_initialled for clause in self.clauses)
            first = {f"initials_{each}": _initials(each) for each in range(1, number + 1)}
            self.fields = {**first, **self.fields}

    @property
    def parts(self) -> Iterator[tuple[SafeString, forms.BoundField | None]]:
        """The text clause by clause, each with the field for its initials, if there is one."""
        number = 0
        for clause in self.clauses:
            number += clause.is_initialled
            name = f"initials_{number}"
            yield markup.clause_to_html(clause), self[name] if clause.is_initialled and name in self.fields else None

    def clean_drawing(self) -> str:
        try:
            return drawings.clean(self.cleaned_data["drawing"])
        except drawings.Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        name = typed.get("typed_name")
        for field in [each for each in self.fields if each.startswith("initials_")]:
            letters = typed.get(field)
            if letters and name and not names.are_initials(letters, name):
                words = gettext("These are not the initials of the name below. Write, such as, “%(letters)s”.")
                self.add_error(field, words % {"letters": names.initials(name)})
        return typed

    def act(self, request: HttpRequest, *, identified_by: str) -> Act:
        """What was done, and from where. Of a form that is valid."""
        typed = self.cleaned_data
        return Act(
            typed_name=typed["typed_name"],
            identified_by=identified_by,
            drawing=typed["drawing"],
            initials=typed.get("initials_1", ""),
            agrees_to_electronic=typed["agrees_to_electronic"],
            network_address=request.META.get("REMOTE_ADDR", ""),
            browser=request.headers.get("User-Agent", "")[:300],
        )


class ConsentForm(SignForm):
    """A guardian consents and signs in one visit."""

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
    field_order = ("text", "latest_end", "consents")


def _initials(number: int) -> forms.CharField:
    return forms.CharField(
        label=gettext("Your initials, part %(number)s") % {"number": number},
        max_length=LONGEST_INITIALS,
        validators=[_ONE_LINE],
        error_messages={"required": _("Put your initials here, once you have read this part.")},
        widget=forms.TextInput(attrs={"class": "ra-w-4", "autocomplete": "off", "autocapitalize": "characters"}),
    )

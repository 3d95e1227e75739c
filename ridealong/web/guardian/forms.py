"""What a guardian fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ridealong.posts.status import NameScope


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

"""What is asked of a new member of the staff, and of their roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from ridealong.admin.verbs import VerbForm


def roles_field(**extra: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple, **extra
    )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label=_("Name"), max_length=200)
    roles = roles_field()


class RolesForm(VerbForm):
    roles = roles_field(required=False, help_text=_("The rights of each role stand under “Roles”."))

    def prepare(self) -> None:
        self.fields["roles"].initial = list(self.thing.groups.values_list("name", flat=True))

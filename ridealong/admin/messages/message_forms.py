"""What can be changed of a message that waits: its words, or its address."""

from django import forms
from django.utils.translation import gettext_lazy

from ridealong.admin.messages.wording_form import WordingForm
from ridealong.admin.text_check import check_words
from ridealong.admin.verbs import VerbForm


class DraftForm(WordingForm, VerbForm):
    """The words of one draft, which are about somebody."""

    def prepare(self) -> None:
        self.initial = {"subject": self.thing.subject, "body": self.thing.body}
        for field in self.fields.values():
            field.validators.append(check_words)


class AddressForm(VerbForm):
    address = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)

    def prepare(self) -> None:
        self.initial = {"address": self.thing.to_address}

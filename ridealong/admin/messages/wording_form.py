"""Subject and text of a message, in the plain markup of the outbox."""

from django import forms
from django.utils.translation import gettext_lazy

from ridealong.notifications import wording


class WordingForm(forms.Form):
    subject = forms.CharField(
        label=gettext_lazy("Subject"),
        max_length=150,
        help_text=gettext_lazy("Others can read it on a locked phone: it names nobody."),
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=wording.MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 18, "class": "ra-mono"}),
        help_text=gettext_lazy(
            "A line that begins with # is the heading, with > a fact, with - a point of a list, with -- the small "
            "print. [Words] are the button, **words** are bold. A line whose placeholder is empty is left out."
        ),
    )

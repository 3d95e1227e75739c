"""Forms of the press desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ridealong.posts.models import PostDraft
from ridealong.posts.status import JokeOn, RemovalReason

YES_NO = [("", "—"), ("no", _("No")), ("yes", _("Yes"))]


class PostForm(forms.Form):
    """Headline, text, and the four questions."""

    title = forms.CharField(label=_("Headline of the story page"), max_length=120, required=False)
    text = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 9}))
    recognised = forms.ChoiceField(
        label=_("Could anyone be recognized who has not agreed?"), choices=YES_NO, required=False
    )
    minor = forms.ChoiceField(label=_("Is anyone under 18 involved?"), choices=YES_NO, required=False)
    clear = forms.ChoiceField(
        label=_("Is every unit clear of the scene and the matter closed?"), choices=YES_NO, required=False
    )
    joke = forms.ChoiceField(label=_("Who is the joke on?"), choices=[("", "—"), *JokeOn.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("recognised", "minor", "clear", "joke"):
            self.fields[name].is_asked_later = True  # type: ignore[attr-defined]  # before the second person reads it

    @property
    def answers(self) -> dict[str, Any]:
        told = {"yes": True, "no": False, "": None}
        data = self.cleaned_data
        return {name: told[data[name]] for name in ("recognised", "minor", "clear")} | {"joke": data["joke"]}


def of_post(post: PostDraft) -> PostForm:
    words = {True: "yes", False: "no"}
    answers = {name: words.get(value, value) for name, value in post.answers.items()}
    return PostForm(initial={"title": post.title, "text": post.text, **answers})


class SendBackForm(forms.Form):
    words = forms.CharField(label=_("What should change?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AddressForm(forms.Form):
    url = forms.URLField(label=_("Address of the post"), max_length=500, assume_scheme="https")


class RemoveForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why is it taken down?"), choices=RemovalReason.choices)

"""“I have a code”: what a mail without links asks its reader to type leads to the same page as the link would."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.core import links
from ridealong.core.links import Link, LinkRefused
from ridealong.notifications.models import Message
from ridealong.web import pace
from ridealong.web.access import public

MOST, SECONDS = 10, 600  # against 49 random bits: a thousand addresses would guess for a thousand years


class TypedForm(forms.Form):
    typed = forms.CharField(
        label=gettext_lazy("The code from your mail or letter"),
        max_length=40,
        help_text=gettext_lazy("Ten letters and digits. Upper or lower case, with or without dashes."),
        widget=forms.TextInput(attrs={"class": "ra-w-20", "autocomplete": "one-time-code", "spellcheck": "false"}),
    )


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    form = TypedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not pace.allows(request, "typed", most=MOST, seconds=SECONDS):
            return render(request, "429.html", status=429)
        try:
            return redirect(_behind(form.cleaned_data["typed"]))
        except LinkRefused:
            words = _(
                "We do not know this code. It may be used up or too old: the newest message has the one that works."
            )
            form.add_error("typed", words)
    return render(request, "public/typed.html", {"form": form})


def _behind(code: str) -> str:
    """The address that the code stands for. What opens something by itself opens once. Raises LinkRefused."""
    link = links.look_up_typed(code)
    if link.purpose == links.PAGE:
        return _page(link)
    return links.path_of(link.purpose, links.exchange(link))


def _page(link: Link) -> str:
    message = Message.objects.filter(pk=link.subject).only("path").first()
    if message is None:
        raise LinkRefused
    return message.path or "/"

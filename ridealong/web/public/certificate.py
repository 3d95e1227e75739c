"""Is this certificate real? Whoever holds the paper may ask; who has no code learns nothing."""

from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.core import times
from ridealong.core.reference import as_typed
from ridealong.documents import letters
from ridealong.rides.certificate import Certificate
from ridealong.web import pace
from ridealong.web.access import public

MOST, SECONDS = 20, 60


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"),
        max_length=40,
        help_text=_("It stands below the square code. Upper or lower case, with or without spaces."),
        widget=forms.TextInput(attrs={"class": "ra-w-20", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        return as_typed(self.cleaned_data["code"])


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["code"]:
        return redirect("public:certificate", form.cleaned_data["code"])
    return render(request, "public/certificate_ask.html", {"form": form})


@public
@never_cache
@require_safe
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Hours, days and initials; the paper says the rest. Unknown codes get a page of their own, not a hint."""
    if not pace.allows(request, "certificate", most=MOST, seconds=SECONDS):
        return render(request, "429.html", status=429)
    found = Certificate.objects.select_related("rider").filter(code=as_typed(code)).first()
    if found is None:
        return render(request, "public/certificate.html", {"form": CodeForm()}, status=404)
    zone = ZoneInfo(found.time_zone)
    first, last, issued = (at.astimezone(zone).date() for at in (found.first_on, found.last_on, found.issued_at))
    days = {"first": times.date_alone(first), "last": times.date_alone(last), "issued": times.date_alone(issued)}
    context = {"certificate": found, "duration": letters.duration(found.minutes), **days}
    return render(request, "public/certificate.html", context)

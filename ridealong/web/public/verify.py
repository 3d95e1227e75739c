"""Is this sealed file genuine? Whoever holds it may ask; it is read in memory and kept nowhere."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.waivers.verification import verify
from ridealong.web import pace
from ridealong.web.access import public

LARGEST = 5_000_000  # bytes; a waiver has about 70,000
MOST, SECONDS = 20, 60


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The file (PDF)"),
        help_text=_(
            "The waiver, receipt or attestation exactly as you got it. Printing or saving it anew breaks the seal."
        ),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty. Choose it again.")},
    )

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than any of ours."))
        content: bytes = upload.read(LARGEST)
        return content


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Says whether the file is ours and untouched, who signed it, and what became of it since."""
    if request.method != "POST":
        return render(request, "public/verify.html", {"form": FileForm()})
    if not pace.allows(request, "verify", most=MOST, seconds=SECONDS):
        return render(request, "429.html", status=429)
    form = FileForm(request.POST, request.FILES)
    verdict = verify(form.cleaned_data["file"]) if form.is_valid() else None
    return render(request, "public/verify.html", {"form": form, "verdict": verdict})

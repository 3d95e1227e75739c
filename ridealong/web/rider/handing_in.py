"""Papers that a rider hands in: one form for each, kept at once, taken away again, looked at."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.applications import requirements
from ridealong.applications.handed_in import attachments, uploads
from ridealong.applications.handed_in.attachments import Attachment, UploadRefused
from ridealong.applications.requirements import Paper
from ridealong.core.encryption import SealBroken
from ridealong.core.languages import current_language
from ridealong.rules.words import words
from ridealong.web import uploading
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import apply, cases, sections

ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,application/pdf"


class PaperForm(forms.Form):
    """One file. What is wrong with it is told beside its field; the browser keeps no file, so it is chosen anew."""

    file = forms.FileField(
        label=_("Picture or PDF"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("A picture (JPEG, PNG, HEIC, WebP) or a PDF, up to 10 MB. Everything must be readable."),
        error_messages={"required": _("Choose a file first."), "empty": _("The file is empty. Choose it again.")},
    )

    def __init__(self, data: QueryDict | None = None, files: object = None, *, paper: Paper) -> None:
        super().__init__(data, files, prefix=paper.code)  # type: ignore[arg-type]
        language = current_language()
        self.paper, self.title = paper, words(paper.name, language)
        self.hint = words(paper.hint, language) if paper.hint else ""


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = cases.find_writing(request.user, pk)
    if not case.may_edit:
        return redirect("rider:case", pk)
    papers = requirements.papers(case.application, how="upload")
    if not papers:
        return redirect("rider:tasks", pk)
    posted = next((paper for paper in papers if paper.code == request.POST.get("paper")), None)
    form = PaperForm(request.POST, request.FILES, paper=posted) if posted else None
    if form and _keep(request, case, form):
        return redirect("rider:documents", pk)
    known = list(case.application.attachments.kept())
    context = {
        "case": case,
        "form": form,  # its errors are listed first on the page
        "papers": [_row(paper, known, form) for paper in papers],
        "next": apply.next_page(case, sections.find("documents")),
    }
    return render(request, "rider/documents.html", context)


def _row(paper: Paper, known: list[Attachment], posted: PaperForm | None) -> dict[str, object]:
    form = posted if posted and posted.paper.code == paper.code else PaperForm(paper=paper)
    return {"paper": paper, "form": form, "files": [one for one in known if one.kind == paper.code]}


def _keep(request: SignedInRequest, case: cases.Case, form: PaperForm) -> bool:
    if uploading.was_too_large(request):
        form.errors["file"] = form.error_class([uploads.too_large()])
    if not form.is_valid():
        return False
    file: UploadedFile = form.cleaned_data["file"]
    try:
        if file.size and file.size > uploads.LARGEST_FILE:
            raise UploadRefused(uploads.too_large())
        paper = form.paper
        attachments.attach(
            case.application, kind=paper.code, upload=file.read(), by=request.user, delete_rule=paper.delete
        )
    except UploadRefused as error:
        form.add_error("file", str(error))
        return False
    messages.success(request, _("Kept. Only the ride-along desk can open it."))
    return True


@citizen
@require_POST
def remove(request: SignedInRequest, pk: UUID, paper: UUID) -> HttpResponse:
    case = cases.find_writing(request.user, pk)
    attachment = get_object_or_404(case.application.attachments, pk=paper)
    try:
        attachments.remove(attachment, by=request.user)
        messages.success(request, _("Taken away for good."))
    except UploadRefused as error:
        messages.error(request, str(error))
    return redirect("rider:documents", pk)


@citizen
@require_safe
def read(request: SignedInRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """The rider's own file, as we keep it: our picture or our PDF, never what was sent."""
    case = cases.find_writing(request.user, pk)
    attachment = get_object_or_404(case.application.attachments.kept(), pk=paper)
    try:
        content = attachments.read(attachment, by=request.user)
    except (SealBroken, FileNotFoundError) as error:
        raise Http404 from error
    name = f"{case.application.reference}-{attachment.kind}.{attachment.ending}"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=attachment.media_type, headers=headers)

"""What came on paper is scanned into its case: the application itself, a copy of an ID, a letter from school."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ridealong.admin import own_pages
from ridealong.admin.papers.scan_forms import Pages
from ridealong.applications import requirements
from ridealong.applications.application import Application
from ridealong.applications.handed_in import attachments
from ridealong.applications.handed_in.attachments import OF_THE_DESK, DeleteRule, UploadRefused
from ridealong.applications.handed_in.uploads import LARGEST_FILE
from ridealong.applications.status import OPEN
from ridealong.core.languages import current_language
from ridealong.rules.words import words

WORK = "ridealong.work_case"
RELATED = ("rider", "program", "rule_set", "station")


class FileForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    pages = Pages(
        label=_("The scan"),
        help_text=_("PDFs or pictures, up to 10 MB each. They are kept encrypted; each look is noted in the case."),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        asked_for = (
            paper for paper in requirements.papers(application) if paper.how != "read" and paper.code != "waiver"
        )
        self.papers = {paper.code: paper for paper in asked_for}  # a waiver counts only where it is compared
        named = [(code, words(paper.name, language)) for code, paper in self.papers.items()]
        self.fields["kind"].choices = [*named, *OF_THE_DESK.items()]  # type: ignore[attr-defined]

    @property
    def delete_rule(self) -> str:
        paper = self.papers.get(self.cleaned_data["kind"])
        return paper.delete if paper else DeleteRule.WITH_CASE


def may(case: Application) -> bool:
    """Whether papers can still be added to the case."""
    return case.status in OPEN


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = own_pages.allowed(request, WORK)
    case = get_object_or_404(Application.objects.select_related(*RELATED), pk=pk)
    is_posted = request.method == "POST"
    form = FileForm(request.POST if is_posted else None, request.FILES if is_posted else None, application=case)
    if form.is_valid():
        kind, rule = form.cleaned_data["kind"], form.delete_rule
        try:
            with transaction.atomic():  # all of them, or none: a second try would find the first ones there
                for upload in form.cleaned_data["pages"]:
                    content = upload.read(LARGEST_FILE + 1)
                    attachments.attach(case, kind=kind, upload=content, by=user, delete_rule=rule)
        except UploadRefused as refusal:
            form.add_error("pages", str(refusal))
        else:
            messages.success(request, gettext("Kept in the case."))
            return redirect("admin:ridealong_application_change", case.pk)
    return own_pages.page(request, "admin/file.html", title=_("Add a paper"), thing=case, form=form)


@require_http_methods(["POST"])
def remove(request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """One that belongs elsewhere, or came twice; that it was there stays in the history."""
    user = own_pages.allowed(request, WORK)
    case = get_object_or_404(Application, pk=pk)
    try:
        attachments.remove(get_object_or_404(case.attachments.kept(), pk=paper), by=user)
    except UploadRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Taken away for good."))
    return redirect("admin:ridealong_application_change", case.pk)

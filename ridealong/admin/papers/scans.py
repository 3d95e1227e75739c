"""Paper waivers come back: handed in as a scan, compared with a list, taken as the waiver."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.admin import own_pages
from ridealong.admin.papers.scan_forms import CompareForm, HandInForm, RefuseForm
from ridealong.applications.application import Application
from ridealong.applications.handed_in.uploads import LARGEST_FILE, UploadRefused
from ridealong.core import history
from ridealong.core.encryption import SealBroken
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions as waivers
from ridealong.waivers import scans
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.scan import Scan, ScanStatus
from ridealong.waivers.signature_acts import Act

WORK = "ridealong.work_case"
REFUSALS = (UploadRefused, CannotSign, IllegalMove)
RELATED = (
    "waiver__application__rider", "waiver__application__program", "waiver__application__rule_set",
    "waiver__application__station", "uploaded_by", "checked_by",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """Those that wait to be compared, and the form for another one."""
    user = own_pages.allowed(request, WORK)
    is_posted = request.method == "POST"
    form = HandInForm(request.POST if is_posted else None, request.FILES if is_posted else None)
    if form.is_valid():
        files = [upload.read(LARGEST_FILE + 1) for upload in form.cleaned_data["pages"]]
        try:
            scan = scans.hand_in(files, by=user, typed=form.cleaned_data["typed"])
        except UploadRefused as refusal:
            form.add_error("pages", str(refusal))
        except CannotSign as refusal:
            form.add_error("typed", str(refusal))
        else:
            return redirect("admin:scan", scan.pk)
    title = _("Signed papers")
    return own_pages.page(request, "admin/scans.html", title=title, form=form, waiting=scans.waiting()[:50])


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pages beside the list; with every box ticked the paper becomes the waiver."""
    user, scan = own_pages.allowed(request, WORK), _scan(pk)
    application = scan.waiver.application
    if scan.status != ScanStatus.WAITING:
        return _to_case(application)
    window = application.rides.window()
    try:
        points = scans.points(scan, window)
    except CannotSign as refusal:
        messages.error(request, str(refusal))
        return _to_case(application)
    posted = request.POST if request.method == "POST" else None
    form = CompareForm(posted, points=points, needs_witness=scans.needs_witness(scan))
    if form.is_valid():
        try:
            scans.take(scan, by=user, seen=form.seen, window=window)
            if scans.needs_witness(scan):
                act = Act(form.cleaned_data["witness_name"], "staff_account")
                waivers.witness(scan.waiver, by=user, act=act)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("The paper is the waiver now, sealed with its scan."))
            return _to_case(application)
    if request.method == "GET":
        history.record("scan.read", scan, by=user)
    context = {"title": _("Compare the paper"), "scan": scan, "thing": application, "form": form}
    return own_pages.page(
        request, "admin/scan.html", **context, refuse=RefuseForm(), pages=range(1, scan.page_count + 1)
    )


@require_http_methods(["POST"])
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    user, scan = own_pages.allowed(request, WORK), _scan(pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Say why the paper cannot be used."))
        return redirect("admin:scan", scan.pk)
    try:
        scans.refuse(scan, by=user, reason=form.cleaned_data["reason"])
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Put aside; its pages are deleted. Ask the rider for another paper."))
    return _to_case(scan.waiver.application)


@require_safe
def page(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """One page as a picture, for whoever compares."""
    own_pages.allowed(request, WORK)
    scan = _scan(pk)
    if scan.status != ScanStatus.WAITING or not 1 <= number <= scan.page_count:
        raise Http404
    try:
        content = scans.page(scan, number)
    except (FileNotFoundError, SealBroken) as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})


def _scan(pk: UUID) -> Scan:
    return get_object_or_404(Scan.objects.select_related(*RELATED), pk=pk)


def _to_case(application: Application) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:ridealong_application_change", args=[application.pk]))

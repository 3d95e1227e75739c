"""The desk hands its own device to somebody who came to sign."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ridealong.admin import own_pages
from ridealong.admin.cases.loaded import open_waiver_of
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.status import OPEN, ApplicationStatus
from ridealong.core.workflow import allows
from ridealong.waivers import moments, signing
from ridealong.waivers.models import Waiver
from ridealong.waivers.signers import to_sign
from ridealong.web import kiosk, kiosk_forms


def may(case: Application) -> bool:
    """Whether somebody may still sign on the department's device."""
    is_open = case.status in OPEN and case.status != ApplicationStatus.DRAFT
    if not is_open or not moments.takes(case, "device"):
        return False
    waiver = open_waiver_of(case)
    return allows(waiver, "complete") if waiver else facts.needs_guardian(case) or moments.is_decided(case)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who signs, and that their ID was seen; then the device opens nothing but the text, until it is unlocked."""
    user = own_pages.allowed(request, "ridealong.work_case")
    related = ("rider", "program", "rule_set", "station")
    case = get_object_or_404(Application.objects.select_related(*related), pk=pk)
    back = reverse("admin:ridealong_application_change", args=[case.pk])
    waiver = open_waiver_of(case) or Waiver(application=case)
    signers = to_sign(waiver, case.rides.window())
    if not (may(case) and signers):
        return HttpResponseRedirect(back)
    posted = request.POST if request.method == "POST" else None
    form = kiosk_forms.HandOverForm(posted, signers=signers, rider_name=case.rider.name)
    if not form.is_valid():
        title = _("Sign on this device")
        return own_pages.page(request, "admin/sign_here.html", title=title, thing=case, back=back, form=form)
    waiver = signing.open_for(case, by=user)
    kiosk.begin(request, waiver.pk, form.guardian, back=back)
    return redirect("kiosk:sign")

"""From the link in the mail to a session of the guardian's own."""

from uuid import UUID

from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import GuardianStatus
from ridealong.core import links
from ridealong.notifications.sign_in import start_code
from ridealong.web.access import public

PURPOSE = "guardian"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """One button; pressing it uses the link up and sends a code to the guardian's own address.

    Looking changes nothing, because mail programs look at links before people do.
    """
    try:
        if request.method != "POST":
            links.look_up(PURPOSE, secret)
            return render(request, "guardian/open.html")
        with transaction.atomic():  # too many codes: the link is not used up
            return _enter(request, links.spend(PURPOSE, secret))
    except (links.LinkRefused, Guardian.DoesNotExist):
        return render(request, "guardian/link_gone.html", status=404)


def _enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    guardian = Guardian.objects.exclude(status=GuardianStatus.REPLACED).get(pk=pk)
    goal = reverse("guardian:case", args=[guardian.pk])
    if request.user.is_authenticated and request.user.email == guardian.email.lower():
        return redirect(goal)
    logout(request)  # often the child's session, on a device they share
    start_code(request, guardian.email, name=guardian.name, next_url=goal)
    return redirect("account_confirm_login_code")

"""Play every part: who there is, one click to be them, and the mail that the program sent."""

from uuid import UUID

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role, User
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.riders.rider import Rider
from ridealong.notifications.texting import sent_texts
from ridealong.notifications.transport import sent_mail
from ridealong.program.models import Department
from ridealong.shifts.models import Officer
from ridealong.web.access import public

BACKEND = "accounts.backends.Backend"
MAILS = 100
TEXTS = 10
START = {
    Role.COORDINATOR: "admin:index",
    Role.SUPERVISOR: "admin:index",
    Role.COMMAND: "admin:index",
    Role.RECORDS: "admin:index",
    Role.ADMINISTRATOR: "admin:index",
    Role.PRESS: "press:queue",
    Role.OFFICER: "officer:today",
}


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    _only_in_the_demo()
    riders = Rider.objects.exclude(account=None).select_related("account").prefetch_related("applications")
    return render(
        request,
        "demo/home.html",
        {
            "staff": User.objects.filter(is_staff=True, is_active=True, officer=None).prefetch_related("groups"),
            "officers": Officer.objects.filter(is_active=True).select_related("account", "station"),
            "riders": riders.order_by("created_at")[:40],
            "guardians": Guardian.objects.exclude(account=None).select_related("account", "application__rider")[:10],
        },
    )


@public
@require_POST
def sign_in(request: HttpRequest, account: UUID) -> HttpResponse:
    """As any of the demo's people, without password or code."""
    _only_in_the_demo()
    user = get_object_or_404(User, pk=account, is_active=True)
    logout(request)
    login(request, user, backend=BACKEND)
    return redirect(_first_page(user))


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Every mail and text message with its links and codes, which outside the demo nobody but the reader ever sees."""
    _only_in_the_demo()
    return render(request, "demo/outbox.html", {"mails": sent_mail(MAILS), "texts": sent_texts(TEXTS)})


def _only_in_the_demo() -> None:
    """Raises Http404 should a real department ever run with the demo's switch on."""
    if not Department.objects.filter(is_demo=True).exists():
        raise Http404


def _first_page(user: User) -> str:
    if not user.is_staff:
        guardian = Guardian.objects.filter(account=user).first()
        return f"/guardian/{guardian.pk}/" if guardian else "rider:status"
    return next((page for role, page in START.items() if user.has_role(role)), "public:home")

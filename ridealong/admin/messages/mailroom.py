"""Letters, for people without an e-mail address: printed together, put into envelopes, noted as posted."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from ridealong import documents
from ridealong.admin import needs
from ridealong.applications import letters
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import actions
from ridealong.notifications.models import Channel, Message

WORK = "ridealong.work_case"
AT_ONCE = 100  # letters that one request prints


@require_safe
def mailroom(request: HttpRequest) -> HttpResponse:
    _allowed(request)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Letters"),
        "to_print": list(_to_print()),
        "to_post": list(_to_post()),
        "zone": needs.desk_zone(),
    }
    return TemplateResponse(request, "admin/mailroom.html", context)


@require_POST
def print_all(request: HttpRequest) -> HttpResponse:
    """One PDF of all that wait, oldest first. The same letter printed by two people is one letter, printed twice."""
    user = _allowed(request)
    waiting = list(_to_print())
    if not waiting:
        messages.info(request, _("There is no letter to print."))
        return redirect("admin:mailroom")
    return _printed(waiting, by=user)


@require_POST
def print_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = _allowed(request)
    letter = get_object_or_404(Message, pk=pk, channel=Channel.LETTER)
    try:
        return _printed([letter], by=user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:ridealong_message_change", pk)


@require_POST
def post_all(request: HttpRequest) -> HttpResponse:
    """Everything that was printed before the page was asked for; what was printed meanwhile stays."""
    user = _allowed(request)
    known = {key for key in request.POST.getlist("letter") if _is_key(key)}
    posted = 0
    for letter in Message.objects.to_post().filter(pk__in=known).order_by("created_at"):
        try:
            actions.post(letter, by=user)
        except IllegalMove:  # somebody else noted it in this moment
            continue
        posted += 1
    messages.success(
        request, ngettext("Noted: %(n)s letter is posted.", "Noted: %(n)s letters are posted.", posted) % {"n": posted}
    )
    return redirect("admin:mailroom")


@transaction.atomic
def _printed(waiting: list[Message], *, by: User) -> HttpResponse:
    out = BytesIO()
    documents.render_all((letters.of_message(each) for each in waiting), out, _("Letters"))
    for letter in waiting:
        actions.print_letter(letter, by=by)
    headers = {"Content-Disposition": 'inline; filename="letters.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(out.getvalue(), content_type="application/pdf", headers=headers)


def _to_print() -> Any:
    return Message.objects.to_print().order_by("created_at", "pk")[:AT_ONCE]


def _to_post() -> Any:
    return Message.objects.to_post().order_by("created_at", "pk")[:AT_ONCE]


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _allowed(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]
    if not user.has_perm(WORK):
        raise PermissionDenied
    return user

"""Letters, for people without an e-mail address: printed together, put into envelopes, noted as posted."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from ridealong import documents
from ridealong.admin import own_pages
from ridealong.applications.deciding import letters
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import actions
from ridealong.notifications.models import Channel, Message, Messages

WORK = "ridealong.work_case"
AT_ONCE = 100  # letters that one request prints


@require_safe
def mailroom(request: HttpRequest) -> HttpResponse:
    own_pages.allowed(request, WORK)
    return own_pages.page(
        request, "admin/mailroom.html", title=_("Letters"), to_print=list(_to_print()), to_post=list(_to_post())
    )


@require_POST
def print_all(request: HttpRequest) -> HttpResponse:
    """One PDF of all that wait, oldest first. The same letter printed by two people is one letter, printed twice."""
    user = own_pages.allowed(request, WORK)
    waiting = list(_to_print())
    if not waiting:
        messages.info(request, _("There is no letter to print."))
        return redirect("admin:mailroom")
    return _printed(waiting, by=user)


@require_POST
def print_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = own_pages.allowed(request, WORK)
    letter = get_object_or_404(Message, pk=pk, channel=Channel.LETTER)
    try:
        return _printed([letter], by=user)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:ridealong_message_change", pk)


@require_POST
def post_all(request: HttpRequest) -> HttpResponse:
    """Everything that was printed before the page was asked for; what was printed meanwhile stays."""
    user = own_pages.allowed(request, WORK)
    listed, posted = set(request.POST.getlist("letter")), 0
    for letter in [letter for letter in Message.objects.to_post() if str(letter.pk) in listed]:
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
    return own_pages.pdf(out.getvalue(), "letters")


def _to_print() -> Messages:
    return Message.objects.to_print().order_by("created_at", "pk")[:AT_ONCE]


def _to_post() -> Messages:
    return Message.objects.to_post().order_by("created_at", "pk")[:AT_ONCE]

"""The status page and what is done from it: answer, read a message, withdraw."""

from functools import lru_cache
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet, UUIDField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import waiting_line
from ridealong.applications.deciding.reviewing import CannotAsk
from ridealong.applications.intake import asking_back
from ridealong.applications.riders import by_text
from ridealong.applications.status import OPEN, WITH_THE_DESK, ApplicationStatus
from ridealong.core.statements import Slot, Things
from ridealong.core.workflow import IllegalMove
from ridealong.notifications import catching_up, message_style
from ridealong.notifications.models import Channel, Message, MessageStatus
from ridealong.notifications.outbox import SLOT
from ridealong.program.models import Program
from ridealong.rides import arrival, calling_off
from ridealong.rides.calling_off import CannotWithdraw
from ridealong.rules.words import words
from ridealong.waivers.models import SealedFile
from ridealong.waivers.status import FileKind, SignerRole
from ridealong.web.access import SignedInRequest, citizen
from ridealong.web.rider import cases, fields, next_step, route

MOST_MESSAGES = 20
CASE = Slot("case", UUIDField())
LONG_FIELD = 2000


class AnswerForm(forms.Form):
    answer = fields.text(_("Your answer"), max_length=LONG_FIELD, rows=5)


@citizen
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The one application, or the list of several."""
    applications = list(Application.objects.of_account(request.user).select_related("program"))
    if len(applications) == 1:
        return redirect("rider:case", applications[0].pk)
    context = {
        "open": [application for application in applications if application.status in OPEN],
        "over": [application for application in applications if application.status not in OPEN],
        "programs": [] if applications else Program.objects.all(),
    }
    return render(request, "rider/mine.html", context)


@citizen
@require_safe
def case(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Where it stands, what is next and whose turn it is. Three queries, however much there is to show."""
    found = cases.find(request.user, pk)
    stops = route.of(found)
    is_waiting = found.status in WITH_THE_DESK
    language = found.application.rider.language
    waits_for_guardian = found.status == ApplicationStatus.GUARDIAN_PENDING
    guardians = facts.standing_guardians(found.application) if waits_for_guardian else []
    context = {
        "case": found,
        "next_step": next_step.of(found, guardians),
        "guardians": guardians,
        "steps": stops,
        "journey": route.progress(stops),
        "typical_days": waiting_line.typical_days(found.application.program) if is_waiting else None,
        "letters": _letters().run({"case": pk}),
        # While a guardian has not answered there is no file of the rider's yet.
        "files": [] if waits_for_guardian else _files().run({"case": pk}),
        "dress": words(found.rules.texts.dress, language),
        "bring": " ".join(arrival.to_bring(found.ride, language)) if found.ride and found.has_seat else "",
        "ahead": waiting_line.ahead_of(found.application),
        "most_ahead": waiting_line.MOST_COUNTED,
        "is_open": found.status in OPEN,
        "has_texts": message_style.in_force().has_texts and found.status in OPEN,
        "zone": found.station.zone if found.station else timezone.get_current_timezone(),
    }
    return render(request, "rider/case.html", context)


def messages_of(case: UUID | Slot) -> QuerySet[Message]:
    """What the rider was sent about this case, newest first: each once, however it travelled."""
    hidden = [MessageStatus.DRAFT, MessageStatus.CANCELLED]
    sent = Message.objects.filter(case=case, recipient="rider").exclude(status__in=hidden)
    return sent.exclude(channel=Channel.TEXT).exclude(event=catching_up.EVENT)


def files_of(case: UUID | Slot) -> QuerySet[SealedFile]:
    """The sealed files that are the rider's to keep: the waiver, and their own receipt."""
    own = Q(kind__in=[FileKind.WAIVER, FileKind.SCAN]) | Q(kind=FileKind.RECEIPT, signature__role=SignerRole.RIDER)
    return SealedFile.objects.filter(own, waiver__application=case).select_related("waiver").order_by("-number")


@lru_cache(maxsize=1)
def _letters() -> Things:
    return Things.of(messages_of(CASE).defer("text", "html", "calendar")[:MOST_MESSAGES])


@lru_cache(maxsize=1)
def _files() -> Things:
    return Things.of(files_of(CASE))


@citizen
@require_safe
def message(request: SignedInRequest, pk: UUID, message: UUID) -> HttpResponse:
    """One message as it was sent; the secret of a link was never in it."""
    found = cases.find(request.user, pk)
    letter = get_object_or_404(messages_of(pk), pk=message)
    text = letter.text.replace(SLOT, str(_("(the link stands in the e-mail itself)")))
    zone = found.station.zone if found.station else timezone.get_current_timezone()
    return render(request, "rider/message.html", {"case": found, "letter": letter, "text": text, "zone": zone})


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = cases.find(request.user, pk)
    if found.question is None:
        return redirect("rider:case", pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            asking_back.answer(found.application, by=request.user, answer=form.cleaned_data["answer"])
            messages.success(request, _("Thank you. Your answer is with the desk."))
        except (CannotAsk, IllegalMove) as error:
            messages.error(request, str(error))
        return redirect("rider:case", pk)
    return render(request, "rider/answer.html", {"case": found, "form": form})


@citizen
@require_POST
def text_messages(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """On with `agrees`, else off."""
    found = cases.find(request.user, pk)
    agrees = request.POST.get("agrees") == "yes"
    by_text.agree(found.application, by=request.user, agrees=agrees)
    messages.success(request, _("We send you text messages too.") if agrees else _("No more text messages."))
    return redirect("rider:case", pk)


@citizen
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = cases.find(request.user, pk)
    if found.status not in OPEN:
        return redirect("rider:case", pk)
    if request.method == "POST":
        try:
            calling_off.withdraw(found.application, by=request.user)
            messages.success(request, _("Your application is withdrawn."))
        except (IllegalMove, CannotWithdraw) as error:
            messages.error(request, str(error))
        return redirect("rider:case", pk)
    return render(request, "rider/withdraw.html", {"case": found})

"""The desk asks for what an application still needs, and the rider answers."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.deciding.reviewing import ANSWER_DAYS, CannotAsk, check_undecided
from ridealong.applications.guardians import consenting
from ridealong.applications.status import ApplicationStatus
from ridealong.core.workflow import IllegalMove, move


def ask(application: Application, *, by: User, question: str, due_on: date | None = None) -> InformationRequest:
    """Asks the rider for what is missing; the clock stops until the answer. Raises CannotAsk and IllegalMove."""
    if why := forbidden_text.refused(question):
        raise CannotAsk(str(why))
    due_on = due_on or timezone.localdate() + timedelta(days=ANSWER_DAYS)
    if due_on <= timezone.localdate():
        raise CannotAsk(_("Give the rider at least a day to answer."))
    with transaction.atomic():
        came_from = locked(application).status
        check_undecided(application)
        move(application, "ask", by=by)
        request = InformationRequest.objects.create(
            application=application, question=question, came_from=came_from, asked_by=by, due_on=due_on
        )
        notices.asked(request)
    return request


def answer(application: Application, *, by: User, answer: str) -> Application:
    """The rider's answer; the case goes back to where it came from. Raises CannotAsk and IllegalMove."""
    if why := forbidden_text.refused(answer):
        raise CannotAsk(str(why))
    with transaction.atomic():
        application = locked(application)
        request = application.requests.select_for_update().filter(answered_at=None).first()
        if request is None:
            raise IllegalMove(application, "answer_submitted")
        request.answer, request.answered_at = answer, timezone.now()
        request.save(update_fields=["answer", "answered_at"])
        came_back = "answer_submitted" if request.came_from == ApplicationStatus.SUBMITTED else "answer_under_review"
        move(application, came_back, by=by, event="answered")
        consenting.wait_again(application, by=by)  # other dates, or a corrected birth date: a minor needs a guardian
    return application

"""What the desk does with a case before it is decided."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing, rounds
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.guardians import consenting
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history
from ridealong.core.workflow import IllegalMove, move

ANSWER_DAYS = 14


class CannotAsk(Exception):
    """Why nothing can be asked, answered or recorded now. The text may be shown to a person."""


def arrange_accommodation(application: Application, *, by: User) -> Application:
    """What the rider needs to take part is seen to; twice is harmless."""
    with transaction.atomic():
        application = locked(application)
        if application.accommodation and application.accommodation_arranged_at is None:
            application.accommodation_arranged_at, application.accommodation_arranged_by = timezone.now(), by
            application.save(update_fields=["accommodation_arranged_at", "accommodation_arranged_by"])
            history.record("application.accommodation_arranged", application, by=by)
    return application


def begin_review(application: Application, *, by: User) -> Application:
    """Somebody reads it: the approval chain of its rules is laid out. Raises IllegalMove."""
    with transaction.atomic():
        move(application, "review", by=by)
        rounds.open_chain(application)
    return application


def ask(application: Application, *, by: User, question: str, due_on: date | None = None) -> InformationRequest:
    """Asks the rider for what is missing; the clock stops until the answer. Raises CannotAsk and IllegalMove."""
    if why := forbidden_text.refused(question):
        raise CannotAsk(str(why))
    due_on = due_on or timezone.localdate() + timedelta(days=ANSWER_DAYS)
    if due_on <= timezone.localdate():
        raise CannotAsk(_("Give the rider at least a day to answer."))
    with transaction.atomic():
        came_from = locked(application).status
        _check_undecided(application)
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


def write_note(application: Application, *, by: User, note: str) -> Application:
    """The desk's own note; likely a public record. Raises CannotAsk for what must not be kept."""
    if why := forbidden_text.refused(note):
        raise CannotAsk(str(why))
    with transaction.atomic():
        application.desk_note = note
        application.save(update_fields=["desk_note"])
        history.record("application.noted", application, by=by)
    return application


def waitlist(application: Application, *, by: User) -> Application:
    """Raises CannotAsk and IllegalMove."""
    with transaction.atomic():
        _check_undecided(locked(application))
        move(application, "waitlist", by=by)
        notices.waitlisted(application)
    return application


def resume(application: Application, *, by: User) -> Application:
    """Back from the waiting list into review. Raises IllegalMove."""
    with transaction.atomic():
        move(application, "resume", by=by)
        rounds.open_chain(application)
    return application


def _check_undecided(application: Application) -> None:
    if announcing.of(application):
        raise CannotAsk(_("This case is decided already. Announce the decision, or take it back."))

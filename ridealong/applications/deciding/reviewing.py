"""What the desk does with a case before it is decided."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing, rounds
from ridealong.core import history
from ridealong.core.workflow import move

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
        check_undecided(locked(application))
        move(application, "waitlist", by=by)
        notices.waitlisted(application)
    return application


def resume(application: Application, *, by: User) -> Application:
    """Back from the waiting list into review. Raises IllegalMove."""
    with transaction.atomic():
        move(application, "resume", by=by)
        rounds.open_chain(application)
    return application


def check_undecided(application: Application) -> None:
    if announcing.of(application):
        raise CannotAsk(_("This case is decided already. Announce the decision, or take it back."))

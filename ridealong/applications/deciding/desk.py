"""What the desk does with a case before it is decided."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from ridealong.applications import facts, forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.guardians import consenting
from ridealong.applications.status import OPEN, WITH_THE_DESK, ApplicationStatus, ClearanceOutcome, ClearanceStatus
from ridealong.core import history
from ridealong.core.workflow import IllegalMove, move
from ridealong.program.models import RuleSet, RuleSetStatus

ANSWER_DAYS = 14
CHECKED_IN = (*WITH_THE_DESK, ApplicationStatus.APPROVED)


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
        open_chain(application)
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


def request_clearance(application: Application, *, by: User, kind: str = "") -> Clearance:
    """Asks for the records check that is made elsewhere. A check that was made before lapses. Raises CannotAsk."""
    kind = kind or next(iter(facts.rules_of(application).clearance.kinds), "local_records")
    with transaction.atomic():
        application = locked(application)
        if application.status not in CHECKED_IN:
            raise CannotAsk(_("A records check is asked for while the case is with the desk."))
        before = facts.clearance(application)
        if before and before.status == ClearanceStatus.REQUESTED:
            raise CannotAsk(_("The records check is asked for already."))
        if application.agreed_to_check_at is None:
            raise CannotAsk(_("The rider has not agreed to a records check."))
        if before:
            move(before, "lapse", by=by)
        clearance = Clearance.objects.create(application=application, kind=kind)
        history.record("clearance.requested", clearance, by=by, kind=kind)
    return clearance


def record_clearance(clearance: Clearance, *, by: User, outcome: str) -> Clearance:
    """The outcome and nothing else; valid as long as the rules say. Raises CannotAsk and IllegalMove."""
    result = ClearanceOutcome(outcome)
    with transaction.atomic():
        application = locked(clearance.application)
        if by.pk in facts.own_people(application):
            raise CannotAsk(_("Somebody else records the check of your own family."))
        if application.status not in OPEN:
            raise CannotAsk(_("This case is closed."))
        changes = {
            "outcome": result,
            "recorded_at": timezone.now(),
            "recorded_by": by,
            "valid_until_on": facts.open_until(facts.rules_of(application).validity.clearance_days),
        }
        # The event says that it is recorded, not what came out: history is read by more people than the case.
        return move(clearance, "record", by=by, changes=changes)


def repin(application: Application, rule_set: RuleSet, *, by: User) -> Application:
    """Holds a case to other rules than those it was sent under: an act of its own, never a side effect.

    No status moves; what stands against it now is on the case. Raises CannotAsk for rules that do not hold.
    """
    if rule_set.status != RuleSetStatus.PUBLISHED or rule_set.program_id != application.program_id:
        raise CannotAsk(_("Only rules of this program that are published can be applied."))
    with transaction.atomic():
        case = locked(application)
        if case.status not in OPEN:
            raise IllegalMove(case, "repin")
        if case.rule_set_id != rule_set.pk:
            former = case.rule_set.number
            application.rule_set = rule_set
            application.save(update_fields=["rule_set"])
            history.record("application.reevaluated", application, by=by, former=former, number=rule_set.number)
    return application


def hold(application: Application, *, by: User) -> Application:
    """Stands beside the status: nothing is decided or scheduled while it is on. Doing it twice changes nothing.

    Raises IllegalMove once the case is closed.
    """
    return _set_hold(application, by, "application.held", held_at=timezone.now(), held_by=by)


def release(application: Application, *, by: User) -> Application:
    return _set_hold(application, by, "application.released", held_at=None, held_by=None)


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
        open_chain(application)
    return application


def open_chain(application: Application) -> None:
    """A fresh round of decisions, unless one is under way."""
    if not application.decisions.filter(decided_at=None).exists():
        begin_round(application)


def begin_round(application: Application) -> None:
    """The chain from its first step. Steps that do not concern this rider are left out; where the rules name nobody,
    the coordinator decides. Steps that nobody took before give way."""
    application.decisions.filter(decided_at=None).delete()
    last = application.decisions.aggregate(last=Max("round"))["last"] or 0
    age = facts.age_on(application, facts.first_wish_on(application))
    roles = application.rule_set.rules.chain(application.category, age, str(application.station_id or ""))
    Decision.objects.bulk_create(
        Decision(application=application, round=last + 1, step=number, role=role)
        for number, role in enumerate(roles or (Role.COORDINATOR,), start=1)
    )


def _check_undecided(application: Application) -> None:
    if announcing.of(application):
        raise CannotAsk(_("This case is decided already. Announce the decision, or take it back."))


def _set_hold(application: Application, by: User, event: str, **changes: object) -> Application:
    with transaction.atomic():
        if locked(application).status not in OPEN:
            raise IllegalMove(application, "hold")
        if (application.held_at is None) != (changes["held_at"] is None):
            for name, value in changes.items():
                setattr(application, name, value)
            application.save(update_fields=list(changes))
            history.record(event, application, by=by)
    return application

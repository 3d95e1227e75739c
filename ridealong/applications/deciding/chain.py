"""The approval chain: who takes which step, and what must be settled before the last one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from ridealong.applications import facts, forbidden_text
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing, delegates, rounds
from ridealong.applications.deciding.decision import Decision, Verdict
from ridealong.applications.deciding.delegates import CHAIN
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.riders import keeping_apart
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history
from ridealong.core.workflow import IllegalMove, allows, move
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide


class CannotDecide(Exception):
    """Why this person cannot decide this case now. The text may be shown to a person."""


def may_act_as(user: User, role: str) -> bool:
    """Whether the person holds the role, or one above it."""
    return user.has_role(*CHAIN[CHAIN.index(Role(role)) :])


def may_take(user: User, step: Decision) -> bool:
    """Whether the step is for this person: by a role of their own, or standing in for somebody who is away."""
    return may_act_as(user, step.role) or delegates.stands_in_for(user, step.role) is not None


def may_override(user: User, reason: Reason) -> bool:
    """Whether the person may set this soft rule aside: allowed to at all, and of the role it names or above."""
    if reason.override is None or not user.has_perm("ridealong.override_rule"):
        return False
    return may_act_as(user, reason.override)


def next_step(application: Application) -> Decision | None:
    """The open step of the chain, or None when there is nothing to decide."""
    if application.status != ApplicationStatus.UNDER_REVIEW:
        return None
    return application.decisions.filter(decided_at=None).order_by("round", "step").first()


def is_last_step(application: Application, step: Decision) -> bool:
    """Whether this step of the chain decides: no other of its round is open."""
    return not application.decisions.filter(round=step.round, decided_at=None).exclude(pk=step.pk).exists()


def set_aside(application: Application) -> set[str]:
    """Codes of soft rules that the newest round of approval set aside; a case opened again is decided anew."""
    rounds: dict[int, set[str]] = {}
    for number, codes in application.decisions.values_list("round", "overridden"):
        rounds.setdefault(number, set()).update(codes)
    return rounds[max(rounds)] if rounds else set()


def approve_step(
    application: Application,
    *,
    by: User,
    note: str = "",
    overridden: Iterable[str] = (),
    past_rides: Sequence[PastRide] = (),
    announce: bool = True,
) -> Application:
    """Takes the next step of the chain; the last one approves, for as long as the rules say.

    The half of `waivers.actions.approve` that knows no waiver. `overridden` are codes of soft rules that `by` sets
    aside, with the note as reason; without `announce` the rider is told later. Raises CannotDecide, and IllegalMove
    when the case is not under review.
    """
    with transaction.atomic():
        application = locked(application)
        step = _step_for(application, by)
        _check_absent(application, delegates.stands_in_for(by, step.role))
        is_last = is_last_step(application, step)
        found = facts.reasons(application, past_rides=past_rides, is_final=is_last)
        aside = _check_reasons(application, found, by, set(overridden), note, is_last=is_last)
        _take(step, by, Verdict.APPROVED, note, overridden=aside)
        history.record("application.step_approved", application, by=by, step=step.step, overridden=aside)
        if application.decisions.filter(decided_at=None).exists():
            return application
        until_on = timezone.localdate() + timedelta(days=facts.rules_of(application).validity.approval_days)
        decision = Unannounced(
            application=application, verdict=Verdict.APPROVED, decided_by=by, approved_until_on=until_on
        )
        announcing.conclude(application, decision, by=by, announce=announce)
    return application


def decline(
    application: Application,
    *,
    by: User,
    code: str,
    public_reason: str = "",
    note: str = "",
    may_reapply_on: date | None = None,
    announce: bool = True,
) -> Application:
    """Says no, with a code of the program's list. `note` is for the desk; `public_reason` may reach the rider.

    Without `announce` the rider is told later. Raises CannotDecide and IllegalMove.
    """
    if why := forbidden_text.refused(public_reason):
        raise CannotDecide(str(why))
    with transaction.atomic():
        application = locked(application)
        if not allows(application, "decline"):
            raise IllegalMove(application, "decline")
        _check_person(application, by)
        if announcing.of(application):
            raise CannotDecide(_("This case is decided already. Announce the decision, or take it back."))
        if code not in facts.rules_of(application).denial.reasons:
            raise CannotDecide(_("Choose a reason from the program's list."))
        _take(_step_to_decline(application, by), by, Verdict.DECLINED, note)
        decision = Unannounced(
            application=application,
            verdict=Verdict.DECLINED,
            decided_by=by,
            decline_code=code,
            public_reason=public_reason,
            may_reapply_on=may_reapply_on or reapply_on(application),
        )
        announcing.conclude(application, decision, by=by, announce=announce)
    return application


def reapply_on(application: Application) -> date | None:
    """From when on the rules let somebody apply again who is declined today; None: at once."""
    days = facts.rules_of(application).arrival.wait_after_denial_days
    return timezone.localdate() + timedelta(days=days) if days else None


def tell_decision(application: Application, *, by: User, past_rides: Sequence[PastRide] = ()) -> Application:
    """Tells the rider what was decided; it takes effect now. What `rides.reconsidering.announce` does to the case: it
    knows neither waiver nor ride. Raises CannotDecide when there is nothing to tell, or when it would not be decided
    so today."""
    with transaction.atomic():
        application = locked(application)
        decision = announcing.of(application)
        if decision is None:
            raise CannotDecide(_("There is nothing to announce. Somebody may have been faster; look again."))
        check_not_own(application, by)
        if application.held_at is not None:
            raise CannotDecide(_("This case is on hold. Release it first."))
        if decision.verdict == Verdict.APPROVED:
            _check_still(application, facts.reasons(application, past_rides=past_rides, is_final=True))
        announcing.tell(application, decision, by=by)
    return application


def take_back(application: Application, *, by: User) -> Application:
    """A decision that nobody was told is made anew: its draft is never sent. Raises CannotDecide."""
    with transaction.atomic():
        application = locked(application)
        _check_person(application, by)
        if not announcing.drop(application, by=by):
            raise CannotDecide(_("There is nothing to take back. Somebody may have been faster; look again."))
        if application.status == ApplicationStatus.UNDER_REVIEW:
            rounds.begin_round(application)
    return application


def reopen(application: Application, *, by: User) -> Application:
    """Something material changed: an approved case is decided anew. Raises CannotDecide and IllegalMove."""
    with transaction.atomic():
        check_not_own(locked(application), by)
        move(application, "reopen", by=by, changes={"decided_at": None, "approved_until_on": None}, event="reopened")
        rounds.open_chain(application)
    return application


def _step_for(application: Application, by: User) -> Decision:
    step = next_step(application)
    if step is None:
        raise IllegalMove(application, "approve")
    _check_person(application, by)
    if not may_take(by, step):
        raise CannotDecide(_("This step is decided by: %(role)s.") % {"role": step.get_role_display()})
    if application.decisions.filter(round=step.round, decided_by=by).exists():
        raise CannotDecide(_("You took an earlier step already. Somebody else takes this one."))
    return step


def check_not_own(application: Application, by: User) -> None:
    """Nobody decides about themselves, their own child, or whom they are kept apart from. Raises CannotDecide."""
    if by.pk in facts.own_people(application):
        raise CannotDecide(_("Somebody else decides about your own case."))
    if by.pk in keeping_apart.conflicts_of(application):
        raise CannotDecide(_("This case is for somebody else to decide."))


def _check_absent(application: Application, absent: User | None) -> None:
    """Who is away and could not decide this case themselves lends nobody the right to."""
    if absent is not None:
        check_not_own(application, absent)
        step = next_step(application)
        if step and application.decisions.filter(round=step.round, decided_by=absent).exists():
            raise CannotDecide(
                _("%(name)s took an earlier step already. Somebody else takes this one.") % {"name": absent}
            )


def _check_person(application: Application, by: User) -> None:
    check_not_own(application, by)
    if not by.has_perm("ridealong.decide_case"):
        raise CannotDecide(_("Your role does not decide about applications."))
    if application.held_at is not None:
        raise CannotDecide(_("This case is on hold. Release it first."))


def _check_still(application: Application, found: list[Reason]) -> None:
    """Between the yes and its telling something may have come up. Soft rules that were set aside stay so."""
    settled = set_aside(application)
    if standing := [reason for reason in found if reason.override is None or reason.code not in settled]:
        words = " ".join(str(reason) for reason in standing)
        raise CannotDecide(_("%(reasons)s Take the decision back, and decide anew.") % {"reasons": words})


def _step_to_decline(application: Application, by: User) -> Decision:
    """The open step if it is for this person, else one of their own beside the chain: a no needs no turn."""
    step = next_step(application)
    if step and may_take(by, step):
        return step
    last = application.decisions.aggregate(round=Max("round"), step=Max("step"))
    role = next((role for role in reversed(CHAIN) if by.has_role(role)), Role.COORDINATOR)
    return Decision(application=application, round=last["round"] or 1, step=(last["step"] or 0) + 1, role=role)


def _check_reasons(
    application: Application, found: list[Reason], by: User, overridden: set[str], note: str, *, is_last: bool
) -> list[str]:
    """Hard reasons block every step, soft ones the last. Returns the codes that are set aside now."""
    if hard := [reason for reason in found if reason.override is None]:
        raise CannotDecide(" ".join(str(reason) for reason in hard))
    now = [reason for reason in found if reason.code in overridden]
    for reason in now:
        if not may_override(by, reason):
            raise CannotDecide(_("This rule is above your role: %(rule)s") % {"rule": reason})
    if now and not note.strip():
        raise CannotDecide(_("Say why the rule is set aside."))
    settled = overridden | set_aside(application)
    if is_last and (standing := [reason for reason in found if reason.code not in settled]):
        raise CannotDecide(" ".join(str(reason) for reason in standing))
    return sorted({reason.code for reason in now})


def _take(step: Decision, by: User, verdict: Verdict, note: str, overridden: Sequence[str] = ()) -> None:
    if why := forbidden_text.refused(note):
        raise CannotDecide(str(why))
    step.verdict, step.decided_at, step.decided_by = verdict, timezone.now(), by
    step.on_behalf_of = delegates.stands_in_for(by, step.role)
    step.internal_note, step.overridden = note, list(overridden)
    step.save()

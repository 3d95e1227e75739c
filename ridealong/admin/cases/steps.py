"""The steps of a case as buttons: which exist, when they apply, and who may take them."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.cases import publicity, scheduling, step_forms
from ridealong.admin.cases.loaded import kept_back, next_step, open_waiver_of, ride_of
from ridealong.admin.verbs import Button, Verb
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, clearances, holding, reviewing
from ridealong.applications.guardians import consenting
from ridealong.applications.guardians.consenting import Named
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import IN_REVIEW, OPEN, ApplicationStatus, ClearanceStatus, GuardianStatus
from ridealong.core.workflow import IllegalMove, allows
from ridealong.rides import calling_off, history, reconsidering
from ridealong.rides.status import BOOKED
from ridealong.waivers import actions as waivers
from ridealong.waivers import attesting, moments, signing
from ridealong.waivers.signature_acts import Act
from ridealong.waivers.status import SignerRole, WaiverStatus

WORK, DECIDE = "ridealong.work_case", "ridealong.decide_case"


def _may_review(case: Application, user: User) -> bool:
    return allows(case, "review") and case.held_at is None


def _may_ask(case: Application, user: User) -> bool:
    return allows(case, "ask") and not _is_kept_back(case, user)


def _may_wait(case: Application, user: User) -> bool:
    return allows(case, "waitlist") and not _is_kept_back(case, user)


def _may_arrange(case: Application, user: User) -> bool:
    is_wanted = bool(case.accommodation) and case.accommodation_arranged_at is None
    return is_wanted and case.status in OPEN and case.submitted_at is not None


def _may_ask_again(case: Application, user: User) -> bool:
    if case.status != ApplicationStatus.GUARDIAN_PENDING:
        return False
    return any(one.status == GuardianStatus.INVITED and one.email for one in case.guardians.all())


def _may_name_guardian(case: Application, user: User) -> bool:
    return case.submitted_at is not None and case.status in OPEN and facts.needs_guardian(case)


def _may_answer_for(case: Application, user: User) -> bool:
    """Somebody without an account answers by phone or on paper."""
    return case.status == ApplicationStatus.NEEDS_INFORMATION and case.rider.account_id is None


def _may_request_clearance(case: Application, user: User) -> bool:
    """None yet, or one that is no longer valid."""
    if case.status not in {*IN_REVIEW, ApplicationStatus.APPROVED} or not facts.rules_of(case).clearance.required:
        return False
    clearance = facts.clearance(case)
    until_on = clearance.valid_until_on if clearance else None
    return clearance is None or (until_on is not None and until_on < timezone.localdate())


def _may_record(case: Application, user: User) -> bool:
    clearance = facts.clearance(case)
    return case.status in OPEN and clearance is not None and clearance.status == ClearanceStatus.REQUESTED


def _may_decide(case: Application, user: User) -> bool:
    """In review, not on hold, and the open step is for this person, who took no other step of this round."""
    step = next_step(case)
    if step is None or case.held_at is not None or not chain.may_take(user, step):
        return False
    return not any(each.round == step.round and each.decided_by_id == user.pk for each in case.decisions.all())


def _may_approve(case: Application, user: User) -> bool:
    """Offered once the records check is back: before that the decision would be refused anyway."""
    return _may_decide(case, user) and not _may_record(case, user)


def _may_decline(case: Application, user: User) -> bool:
    return allows(case, "decline") and case.held_at is None and not _is_kept_back(case, user)


def _is_kept_back(case: Application, user: User) -> bool:
    """Decided, and the rider is not told yet."""
    return kept_back(case) is not None


def _may_announce(case: Application, user: User) -> bool:
    return case.held_at is None and _is_kept_back(case, user)


def _may_schedule(case: Application, user: User) -> bool:
    return case.status == ApplicationStatus.APPROVED and case.held_at is None and ride_of(case) is None


def _has_booked_ride(case: Application, user: User) -> bool:
    ride = ride_of(case)
    return ride is not None and ride.status in BOOKED


def _has_cancellable_ride(case: Application, user: User) -> bool:
    ride = ride_of(case)
    return ride is not None and allows(ride, "cancel")


def _waits_for_paper(case: Application, user: User) -> bool:
    waiver = open_waiver_of(case)
    if not moments.takes(case, "paper"):
        return False
    if waiver is None:
        return moments.with_application(case) and moments.is_time(case, None)
    return allows(waiver, "complete")


def _lacks(role: SignerRole) -> Callable[[Application, User], bool]:
    """Whether the signed waiver still wants it."""

    def may(case: Application, user: User) -> bool:
        waiver = open_waiver_of(case)
        if waiver is None or waiver.status != WaiverStatus.SIGNED:
            return False
        return role in attesting.missing(case, [one.role for one in waiver.signatures.all()])

    return may


def _has_signed_waiver(case: Application, user: User) -> bool:
    waiver = open_waiver_of(case)
    return waiver is not None and waiver.status == WaiverStatus.SIGNED


def _approve(case: Application, *, by: User, later: bool = False, **values: Any) -> None:
    waivers.approve(case, by=by, past_rides=history.of(case.rider), announce=not later, **values)


def _decline(case: Application, *, by: User, later: bool = False, **values: Any) -> None:
    reconsidering.turn_down(case, by=by, announce=not later, **values)


def _record_clearance(case: Application, *, by: User, outcome: str) -> None:
    clearances.record_clearance(_there(facts.clearance(case), case, "record"), by=by, outcome=outcome)


def _cancel_ride(case: Application, *, by: User, cancelled_for: str) -> None:
    calling_off.cancel(_there(ride_of(case), case, "cancel"), by=by, cancelled_for=cancelled_for)


def _record_paper(case: Application, *, by: User, **values: Any) -> None:
    waivers.record_paper(open_waiver_of(case) or signing.open_for(case, by=by), by=by, **values)


def _countersign(case: Application, *, by: User, name: str) -> None:
    act = Act(name, "staff_account")
    waivers.countersign(_there(open_waiver_of(case), case, "complete"), by=by, act=act)


def _notarize(case: Application, *, by: User, name: str, commission: str, how: str) -> None:
    act = Act(name, how)
    waivers.notarize(_there(open_waiver_of(case), case, "complete"), by=by, act=act, commission=commission)


def _ask_again(case: Application, *, by: User, guardian: Guardian) -> None:
    consenting.ask_again(guardian, by=by)


def _name_guardian(case: Application, *, by: User, instead_of: Guardian | None, **values: Any) -> None:
    named = Named(**{name: str(value or "") for name, value in values.items()})
    consenting.name_for_rider(case, named, by=by, instead_of=instead_of)


def _void_waiver(case: Application, *, by: User, reason: str) -> None:
    waivers.void(_there(open_waiver_of(case), case, "void"), by=by, reason=reason)


def _ban(case: Application, *, by: User, **values: Any) -> None:
    calling_off.ban(case.rider, by=by, **values)


def _there(thing: Any, case: Application, verb: str) -> Any:
    """What the button was about; gone when somebody was faster."""
    if thing is None:
        raise IllegalMove(case, verb)
    return thing


# In the order of the way: the first that is offered is the next step.
VERBS = (
    Verb(
        "review", _("Begin the review"), WORK, _may_review, reviewing.begin_review, _("The review has begun."),
        icon="arrow",
    ),
    Verb(
        "request-clearance", _("Ask for the records check"), WORK, _may_request_clearance, clearances.request_clearance,
        _("The records check is asked for."), icon="shield",
    ),
    Verb(
        "record-clearance", _("Record the outcome…"), WORK, _may_record, _record_clearance,
        _("The outcome is recorded."), form=step_forms.Outcome, title=_("Outcome of the records check"), icon="shield",
    ),
    Verb(
        "approve", _("Approve…"), DECIDE, _may_approve, _approve, _("Your step is approved."),
        form=step_forms.Approve, title=_("Approve"), icon="check",
    ),
    Verb(
        "announce", _("Announce the decision"), WORK, _may_announce, reconsidering.announce,
        _("The rider is told what was decided."), icon="mail",
    ),
    Verb(
        "schedule", _("Find a date…"), WORK, _may_schedule, scheduling.book, _("The ride is scheduled."),
        form=scheduling.BookForm, title=_("Schedule the ride"), icon="calendar",
        template="admin/ridealong/schedule.html",
    ),
    Verb(
        "reschedule", _("Move the ride…"), WORK, _has_booked_ride, scheduling.move_ride, _("The ride is moved."),
        form=scheduling.MoveForm, title=_("Move the ride"), icon="calendar", template="admin/ridealong/schedule.html",
    ),
    Verb("resume", _("Take off the waiting list"), WORK, lambda case, user: allows(case, "resume"), reviewing.resume,
        _("The case is under review again."), icon="play",
    ),
    Verb(
        "publicity", _("Approve for publicity"), WORK, publicity.may_answer, publicity.approve,
        _("Drafts for the press officer are made."), icon="camera",
    ),
    Verb(
        "no-publicity", _("No publicity"), WORK, publicity.may_answer, publicity.refuse,
        _("Nothing will be written about this ride."), icon="cross",
    ),
    Verb(
        "guardian-again", _("Send the guardian's link again…"), WORK, _may_ask_again, _ask_again,
        _("A new link is on its way."), form=step_forms.ChooseGuardian, title=_("Send a guardian a new link"),
        icon="mail",
    ),
    Verb(
        "name-guardian", _("Name a guardian…"), WORK, _may_name_guardian, _name_guardian,
        _("The guardian is named and asked."), form=step_forms.NameGuardian, title=_("Name a parent or guardian"),
        icon="person",
    ),
    Verb(
        "accommodation", _("Help to take part is arranged"), WORK, _may_arrange, reviewing.arrange_accommodation,
        _("It is noted that everything is arranged."), icon="check",
    ),
    Verb(
        "ask", _("Ask for more…"), WORK, _may_ask, reviewing.ask, _("The rider is asked."),
        form=step_forms.Ask, title=_("Ask the rider"), icon="mail",
    ),
    Verb(
        "answer-for", _("Write down the answer…"), WORK, _may_answer_for, reviewing.answer, _("The answer is kept."),
        form=step_forms.AnswerFor, title=_("What the rider answered"), icon="pen",
    ),
    Verb(
        "record-paper", _("Signed on paper…"), WORK, _waits_for_paper, _record_paper,
        _("The paper waiver is recorded."),
        form=step_forms.PaperWaiver, title=_("Waiver signed on paper"), icon="pen",
    ),
    Verb(
        "countersign", _("Counter-sign the waiver…"), WORK, _lacks(SignerRole.COUNTERSIGNER), _countersign,
        _("The waiver is counter-signed."), form=step_forms.Countersign, title=_("Counter-sign the waiver"), icon="pen",
    ),
    Verb(
        "notarize", _("Record the notary…"), WORK, _lacks(SignerRole.NOTARY), _notarize,
        _("The notary is recorded."), form=step_forms.Notarize, title=_("A notary certified the waiver"), icon="shield",
    ),
    Verb(
        "waitlist", _("Put on the waiting list"), WORK, _may_wait, reviewing.waitlist,
        _("The rider is on the waiting list."), icon="pause",
    ),
    Verb(
        "hold", _("Put on hold"), WORK, lambda case, user: case.status in OPEN and case.held_at is None, holding.hold,
        _("The case is on hold."), icon="hand",
    ),
    Verb(
        "release", _("Release the hold"), WORK, lambda case, user: case.held_at is not None, holding.release,
        _("The hold is released."), icon="play",
    ),
    Verb(
        "reopen", _("Review again"), DECIDE, lambda case, user: allows(case, "reopen") and ride_of(case) is None,
        chain.reopen, _("The case is under review again; it is decided anew."), icon="arrow",
    ),
    Verb(
        "take-back", _("Take the decision back"), DECIDE, _may_announce, chain.take_back,
        _("The decision is taken back; nobody was told. The case is decided anew."), icon="arrow", is_danger=True,
    ),
    Verb(
        "cancel-ride", _("Call the ride off…"), WORK, _has_cancellable_ride, _cancel_ride, _("The ride is called off."),
        form=step_forms.CancelRide, title=_("Call the ride off"), icon="cross", is_danger=True,
    ),
    Verb(
        "void-waiver", _("Make the waiver void…"), WORK, _has_signed_waiver, _void_waiver, _("The waiver is void."),
        form=step_forms.VoidWaiver, title=_("Make the waiver void"), icon="cross", is_danger=True,
    ),
    Verb(
        "decline", _("Decline…"), DECIDE, _may_decline, _decline, _("The application is declined."),
        form=step_forms.Decline, title=_("Decline"), icon="cross", is_danger=True,
    ),
    Verb(
        "withdraw", _("Withdraw for the rider"), WORK, lambda case, user: allows(case, "withdraw"),
        calling_off.withdraw, _("The application is withdrawn."), icon="cross", is_danger=True,
    ),
    Verb(
        "ban", _("Ban until a date…"), WORK, lambda case, user: True, _ban, _("The rider is banned until that day."),
        form=step_forms.Ban, title=_("Ban the rider until a date"), icon="stop", is_danger=True,
    ),
)  # fmt: skip
STEPS_AHEAD = {"review", "request-clearance", "record-clearance", "approve", "announce", "schedule", "resume"}
STEPS_AHEAD |= {"publicity", "release"}


def sorted_out(buttons: list[Button]) -> dict[str, list[Button]]:
    """The next step apart from the others, and those that one does not take lightly."""
    ahead = [button for button in buttons if button.verb.name in STEPS_AHEAD][:1]
    return {
        "next": ahead,
        "others": [button for button in buttons if button not in ahead and not button.verb.is_danger],
        "drastic": [button for button in buttons if button.verb.is_danger],
    }

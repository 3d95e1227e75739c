"""The steps of a case as buttons: which exist, when they apply, and who may take them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.cases import publicity, scheduling, step_forms
from ridealong.admin.cases.conditions import (
    has_booked_ride,
    has_cancellable_ride,
    has_signed_waiver,
    lacks,
    may_announce,
    may_answer_for,
    may_approve,
    may_arrange,
    may_ask,
    may_ask_again,
    may_decline,
    may_name_guardian,
    may_record,
    may_request_clearance,
    may_review,
    may_schedule,
    may_wait,
    waits_for_paper,
)
from ridealong.admin.cases.loaded import open_waiver_of, ride_of
from ridealong.admin.verbs import Button, Verb
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, clearances, holding, reviewing
from ridealong.applications.guardians import consenting, naming
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.guardians.naming import Named
from ridealong.applications.intake import asking_back
from ridealong.applications.status import OPEN
from ridealong.core.workflow import IllegalMove, allows
from ridealong.rides import calling_off, history, reconsidering
from ridealong.waivers import actions as waivers
from ridealong.waivers import signing
from ridealong.waivers.signature_acts import Act
from ridealong.waivers.status import SignerRole

WORK, DECIDE = "ridealong.work_case", "ridealong.decide_case"


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
    naming.name_for_rider(case, named, by=by, instead_of=instead_of)


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
        "review", _("Begin the review"), WORK, may_review, reviewing.begin_review, _("The review has begun."),
        icon="arrow",
    ),
    Verb(
        "request-clearance", _("Ask for the records check"), WORK, may_request_clearance, clearances.request_clearance,
        _("The records check is asked for."), icon="shield",
    ),
    Verb(
        "record-clearance", _("Record the outcome…"), WORK, may_record, _record_clearance,
        _("The outcome is recorded."), form=step_forms.Outcome, title=_("Outcome of the records check"), icon="shield",
    ),
    Verb(
        "approve", _("Approve…"), DECIDE, may_approve, _approve, _("Your step is approved."),
        form=step_forms.Approve, title=_("Approve"), icon="check",
    ),
    Verb(
        "announce", _("Announce the decision"), WORK, may_announce, reconsidering.announce,
        _("The rider is told what was decided."), icon="mail",
    ),
    Verb(
        "schedule", _("Find a date…"), WORK, may_schedule, scheduling.book, _("The ride is scheduled."),
        form=scheduling.BookForm, title=_("Schedule the ride"), icon="calendar",
        template="admin/ridealong/schedule.html",
    ),
    Verb(
        "reschedule", _("Move the ride…"), WORK, has_booked_ride, scheduling.move_ride, _("The ride is moved."),
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
        "guardian-again", _("Send the guardian's link again…"), WORK, may_ask_again, _ask_again,
        _("A new link is on its way."), form=step_forms.ChooseGuardian, title=_("Send a guardian a new link"),
        icon="mail",
    ),
    Verb(
        "name-guardian", _("Name a guardian…"), WORK, may_name_guardian, _name_guardian,
        _("The guardian is named and asked."), form=step_forms.NameGuardian, title=_("Name a parent or guardian"),
        icon="person",
    ),
    Verb(
        "accommodation", _("Help to take part is arranged"), WORK, may_arrange, reviewing.arrange_accommodation,
        _("It is noted that everything is arranged."), icon="check",
    ),
    Verb(
        "ask", _("Ask for more…"), WORK, may_ask, asking_back.ask, _("The rider is asked."),
        form=step_forms.Ask, title=_("Ask the rider"), icon="mail",
    ),
    Verb(
        "answer-for", _("Write down the answer…"), WORK, may_answer_for, asking_back.answer, _("The answer is kept."),
        form=step_forms.AnswerFor, title=_("What the rider answered"), icon="pen",
    ),
    Verb(
        "record-paper", _("Signed on paper…"), WORK, waits_for_paper, _record_paper,
        _("The paper waiver is recorded."),
        form=step_forms.PaperWaiver, title=_("Waiver signed on paper"), icon="pen",
    ),
    Verb(
        "countersign", _("Counter-sign the waiver…"), WORK, lacks(SignerRole.COUNTERSIGNER), _countersign,
        _("The waiver is counter-signed."), form=step_forms.Countersign, title=_("Counter-sign the waiver"), icon="pen",
    ),
    Verb(
        "notarize", _("Record the notary…"), WORK, lacks(SignerRole.NOTARY), _notarize,
        _("The notary is recorded."), form=step_forms.Notarize, title=_("A notary certified the waiver"), icon="shield",
    ),
    Verb(
        "waitlist", _("Put on the waiting list"), WORK, may_wait, reviewing.waitlist,
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
        "take-back", _("Take the decision back"), DECIDE, may_announce, chain.take_back,
        _("The decision is taken back; nobody was told. The case is decided anew."), icon="arrow", is_danger=True,
    ),
    Verb(
        "cancel-ride", _("Call the ride off…"), WORK, has_cancellable_ride, _cancel_ride, _("The ride is called off."),
        form=step_forms.CancelRide, title=_("Call the ride off"), icon="cross", is_danger=True,
    ),
    Verb(
        "void-waiver", _("Make the waiver void…"), WORK, has_signed_waiver, _void_waiver, _("The waiver is void."),
        form=step_forms.VoidWaiver, title=_("Make the waiver void"), icon="cross", is_danger=True,
    ),
    Verb(
        "decline", _("Decline…"), DECIDE, may_decline, _decline, _("The application is declined."),
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

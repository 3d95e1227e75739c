"""What the rider does with an application: begin, fill in, send, give up."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.completeness import missing
from ridealong.applications.deciding import announcing, waiting_line
from ridealong.applications.guardians import consenting
from ridealong.applications.intake import prefilling
from ridealong.applications.riders import search
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import OPEN, ApplicationStatus
from ridealong.core import history, times
from ridealong.core.workflow import IllegalMove, move
from ridealong.program import availability, invitations
from ridealong.program.invitation import Invitation
from ridealong.program.models import Department, Program, ProgramStatus
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide

OF_APPLICATION = frozenset(
    {
        "category",
        "station",
        "wishes",
        "reason",
        "languages",
        "ties",
        "emergency_name",
        "emergency_relation",
        "emergency_phone",
        "id_kind",
        "id_number",
        "accommodation",
        "affiliation",
        "wished_officer",
        "has_one_guardian",
        "has_relative_here",
        "has_open_case",
        "attestation",
        "agreed_to_check_at",
        "authorized_check_as",
        "accepted_rules_at",
    }
)
OF_RIDER = frozenset({"legal_name", "preferred_name", "phone", "language", "born_on", "address"})
WRITABLE = (ApplicationStatus.DRAFT, ApplicationStatus.NEEDS_INFORMATION)


class CannotApply(Exception):
    """Why nobody can apply, or change this application, now. The text may be shown to a person."""


class Incomplete(Exception):
    """Something is missing; `problems` says what, by section."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems.values()))


class NotEligible(Exception):
    """Hard rules stand against every date that was wished."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(str(reason) for reason in reasons))


def begin(program: Program, rider: Rider, *, by: User, invitation: Invitation | None = None) -> Application:
    """A draft under today's rules, or the rider's open application if there is one; an invitation is used by it.

    Raises CannotApply.
    """
    with transaction.atomic():
        # The department's row is the lock behind case numbers: one is given out after the other.
        department = Department.objects.select_for_update(no_key=True).first()
        if found := rider.applications.filter(program=program, status__in=OPEN).first():
            return _invite(found, invitation, by=by)
        _check_may_apply(program, rider, by, is_invited=invitation is not None)
        rules = program.rule_set.rules
        application = Application.objects.create(
            reference=_next_reference(department),
            program=program,
            rule_set=program.rule_set,
            rider=rider,
            category=next((category.code for category in rules.categories if category.access == "public"), ""),
            station=program.stations.filter(is_active=True).first(),
        )
        prefilling.fill(application)
        search.remember(rider, as_newest=True)
        history.record("application.begun", application, by=by)
        return _invite(application, invitation, by=by)


def _invite(application: Application, invitation: Invitation | None, *, by: User) -> Application:
    """Joins an unused invitation to a draft, with the kind of ride it is for."""
    if invitation is None or application.invitation_id or application.status != ApplicationStatus.DRAFT:
        return application
    try:
        invitations.redeem(invitation, by=by)
    except invitations.CannotInvite as refusal:
        raise CannotApply(str(refusal)) from refusal
    application.invitation = invitation
    application.category = invitation.category or application.category
    application.save(update_fields=["invitation", "category"])
    return application


def save_section(application: Application, *, by: User, **changes: Any) -> Application:
    """Keeps what the rider typed, section by section. Raises CannotApply once the application is sent."""
    _check_words(changes)
    if unknown := set(changes) - OF_APPLICATION:
        raise TypeError(f"not for the rider to write: {sorted(unknown)}")
    with transaction.atomic():
        check_writable(application)
        for name, value in changes.items():
            setattr(application, name, value)
        application.save(update_fields=list(changes))
        _note_change(application, by, changes)
    return application


def save_person(application: Application, *, by: User, **changes: Any) -> Rider:
    """The same for what belongs to the person."""
    _check_words(changes)
    if unknown := set(changes) - OF_RIDER:
        raise TypeError(f"not for the rider to write: {sorted(unknown)}")
    rider = application.rider
    with transaction.atomic():
        check_writable(application)
        for name, value in changes.items():
            setattr(rider, name, value)
        rider.save(update_fields=list(changes))
        if search.FOUND_BY & changes.keys():
            search.remember(rider)
        _note_change(application, by, changes)
    return rider


def submit(application: Application, *, by: User, past_rides: Sequence[PastRide] = ()) -> Application:
    """Sends it, under the rules in force now; with a minor it waits for the guardians first.

    Raises Incomplete, NotEligible when hard rules stand (soft ones go to the desk), and IllegalMove when it was sent
    before.
    """
    _ask_for_new_rules(application)
    with transaction.atomic():
        application = locked(application)
        if application.status != ApplicationStatus.DRAFT:
            raise IllegalMove(application, "submit")
        _check_waited(application.program, application.rider)
        if problems := missing(application):
            raise Incomplete(problems)
        if hard := [r for r in facts.reasons(application, past_rides=past_rides) if r.override is None]:
            raise NotEligible(hard)
        minor = facts.needs_guardian(application)
        changes = {"submitted_at": timezone.now(), "priority": waiting_line.priority_of(application)}
        move(application, "submit_for_guardian" if minor else "submit", by=by, changes=changes)
        notices.submitted(application)
        if minor:
            consenting.invite_all(application, by=by)
        elif availability.of(application.program, application.station).has_waiting_list:
            move(application, "waitlist", by=by)
            notices.waitlisted(application)
    return application


def give_up(application: Application, *, by: User) -> Application:
    """What `rides.calling_off.withdraw` does to the case itself: it knows no rides. Raises IllegalMove."""
    with transaction.atomic():
        was_sent = application.submitted_at is not None
        announcing.drop(application, by=by)
        move(application, "withdraw", by=by)
        if was_sent:
            notices.withdrawn(application)
    return application


def close(application: Application, *, by: User) -> Application:
    """The ride is over; called by the rides. Raises IllegalMove."""
    return move(application, "close", by=by)


def expire(application: Application, *, by: User) -> Application:
    """Nobody came back to it in time. Raises IllegalMove."""
    with transaction.atomic():
        announcing.drop(application, by=by)
        move(application, "expire", by=by)
        notices.expired(application)
    return application


def _ask_for_new_rules(application: Application) -> None:
    """A draft begun under older rules is sent under those in force, so they must be read and accepted again.

    A transaction of its own: the draft stays pinned to them although nothing is sent. Raises Incomplete.
    """
    with transaction.atomic():
        draft = locked(application)
        newest = draft.program.rule_set
        if draft.status != ApplicationStatus.DRAFT or draft.rule_set_id == newest.pk:
            return
        draft.rule_set, draft.accepted_rules_at = newest, None
        draft.save(update_fields=["rule_set", "accepted_rules_at"])
    raise Incomplete({"agreements": _("The rules have changed since you began. Please read and accept them again.")})


def _check_may_apply(program: Program, rider: Rider, by: User, *, is_invited: bool) -> None:
    if not program.rule_sets.in_force().exists():
        raise CannotApply(_("This program is not open yet."))
    is_restricted = program.status == ProgramStatus.RESTRICTED
    if is_restricted and not is_invited and not by.has_perm("ridealong.work_case"):
        raise CannotApply(_("The program is open by invitation only for now. Please contact the coordinator."))
    if program.status == ProgramStatus.PAUSED:
        raise CannotApply(program.pause_message or _("The program is paused for now."))
    if rider.bans.in_force().exists():
        raise CannotApply(_("Please contact the coordinator before you apply."))
    _check_waited(program, rider)


def _check_waited(program: Program, rider: Rider) -> None:
    """After a no one may have to wait. Raises CannotApply, which names the day."""
    if latest := facts.waits_until(program, rider):
        raise CannotApply(_("You can apply again from %(on)s on.") % {"on": times.day(latest)})


def check_writable(application: Application) -> None:
    """Locks the case. Raises CannotApply once the rider may not change it."""
    if locked(application).status not in WRITABLE:
        raise CannotApply(_("The application is sent. Ask the desk if something must change."))


def _check_words(changes: dict[str, Any]) -> None:
    for value in changes.values():
        if isinstance(value, str) and (why := forbidden_text.refused(value)):
            raise CannotApply(str(why))


def _note_change(application: Application, by: User, changes: dict[str, Any]) -> None:
    """Drafts change with every step; once the desk has asked, a change is part of the story."""
    if application.status == ApplicationStatus.NEEDS_INFORMATION:
        history.record("application.changed", application, by=by, fields=sorted(changes))


def _next_reference(department: Department | None) -> str:
    prefix = f"{department.reference_prefix if department else 'RA'}-{timezone.localdate().year}-"
    # Keys begin with the time, so the newest key has the highest number; given out behind the lock.
    last = Application.objects.filter(reference__startswith=prefix).order_by("-id").values_list("reference").first()
    number = int(last[0].removeprefix(prefix)) + 1 if last else 1
    while Application.objects.filter(reference=f"{prefix}{number:04}").exists():
        number += 1
    return f"{prefix}{number:04}"

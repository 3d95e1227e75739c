"""When a step of a case may be taken: each asks the case as it was loaded, and who asks."""

from collections.abc import Callable

from django.utils import timezone

from accounts.models import User
from ridealong.admin.cases.loaded import kept_back, next_step, open_waiver_of, ride_of
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain
from ridealong.applications.status import IN_REVIEW, OPEN, ApplicationStatus, ClearanceStatus, GuardianStatus
from ridealong.core.workflow import allows
from ridealong.rides.status import BOOKED
from ridealong.waivers import attesting, moments
from ridealong.waivers.status import SignerRole, WaiverStatus


def may_review(case: Application, user: User) -> bool:
    return allows(case, "review") and case.held_at is None


def may_ask(case: Application, user: User) -> bool:
    return allows(case, "ask") and not is_kept_back(case, user)


def may_wait(case: Application, user: User) -> bool:
    return allows(case, "waitlist") and not is_kept_back(case, user)


def may_arrange(case: Application, user: User) -> bool:
    is_wanted = bool(case.accommodation) and case.accommodation_arranged_at is None
    return is_wanted and case.status in OPEN and case.submitted_at is not None


def may_ask_again(case: Application, user: User) -> bool:
    if case.status != ApplicationStatus.GUARDIAN_PENDING:
        return False
    return any(one.status == GuardianStatus.INVITED and one.email for one in case.guardians.all())


def may_name_guardian(case: Application, user: User) -> bool:
    return case.submitted_at is not None and case.status in OPEN and facts.needs_guardian(case)


def may_answer_for(case: Application, user: User) -> bool:
    """Somebody without an account answers by phone or on paper."""
    return case.status == ApplicationStatus.NEEDS_INFORMATION and case.rider.account_id is None


def may_request_clearance(case: Application, user: User) -> bool:
    """None yet, or one that is no longer valid."""
    if case.status not in {*IN_REVIEW, ApplicationStatus.APPROVED} or not facts.rules_of(case).clearance.required:
        return False
    clearance = facts.clearance(case)
    until_on = clearance.valid_until_on if clearance else None
    return clearance is None or (until_on is not None and until_on < timezone.localdate())


def may_record(case: Application, user: User) -> bool:
    clearance = facts.clearance(case)
    return case.status in OPEN and clearance is not None and clearance.status == ClearanceStatus.REQUESTED


def may_decide(case: Application, user: User) -> bool:
    """In review, not on hold, and the open step is for this person, who took no other step of this round."""
    step = next_step(case)
    if step is None or case.held_at is not None or not chain.may_take(user, step):
        return False
    return not any(each.round == step.round and each.decided_by_id == user.pk for each in case.decisions.all())


def may_approve(case: Application, user: User) -> bool:
    """Offered once the records check is back: before that the decision would be refused anyway."""
    return may_decide(case, user) and not may_record(case, user)


def may_decline(case: Application, user: User) -> bool:
    return allows(case, "decline") and case.held_at is None and not is_kept_back(case, user)


def is_kept_back(case: Application, user: User) -> bool:
    """Decided, and the rider is not told yet."""
    return kept_back(case) is not None


def may_announce(case: Application, user: User) -> bool:
    return case.held_at is None and is_kept_back(case, user)


def may_schedule(case: Application, user: User) -> bool:
    return case.status == ApplicationStatus.APPROVED and case.held_at is None and ride_of(case) is None


def has_booked_ride(case: Application, user: User) -> bool:
    ride = ride_of(case)
    return ride is not None and ride.status in BOOKED


def has_cancellable_ride(case: Application, user: User) -> bool:
    ride = ride_of(case)
    return ride is not None and allows(ride, "cancel")


def waits_for_paper(case: Application, user: User) -> bool:
    waiver = open_waiver_of(case)
    if not moments.takes(case, "paper"):
        return False
    if waiver is None:
        return moments.with_application(case) and moments.is_time(case, None)
    return allows(waiver, "complete")


def lacks(role: SignerRole) -> Callable[[Application, User], bool]:
    """Whether the signed waiver still wants it."""

    def may(case: Application, user: User) -> bool:
        waiver = open_waiver_of(case)
        if waiver is None or waiver.status != WaiverStatus.SIGNED:
            return False
        return role in attesting.missing(case, [one.role for one in waiver.signatures.all()])

    return may


def has_signed_waiver(case: Application, user: User) -> bool:
    waiver = open_waiver_of(case)
    return waiver is not None and waiver.status == WaiverStatus.SIGNED

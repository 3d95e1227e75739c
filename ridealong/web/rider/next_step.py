"""Where a case stands, in the rider's words: a headline, whose turn it is, and the one next step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ridealong.applications import denials
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ApplicationStatus, GuardianStatus
from ridealong.core import times
from ridealong.rides.models import Ride
from ridealong.rides.status import BOOKED, RIDDEN, RideStatus
from ridealong.web.rider.cases import Case

S = ApplicationStatus


@dataclass(frozen=True)
class NextStep:
    """`turn` is "you", "us", "guardian" or "nobody"; `url` and `link` are the one step the rider can take now."""

    headline: str
    turn: str
    title: str
    words: str
    url: str = ""
    link: str = ""
    due_on: date | None = None


def of(case: Case, guardians: Sequence[Guardian] = ()) -> NextStep:
    if case.application.held_at and case.status in {S.SUBMITTED, S.UNDER_REVIEW, S.WAITLISTED, S.GUARDIAN_PENDING}:
        return _held(case)
    if any(guardian.status == GuardianStatus.DECLINED for guardian in guardians):
        return _guardian_declined(case)
    return _BY_STATUS[S(case.status)](case)


def _link(case: Case, name: str) -> str:
    return reverse(f"rider:{name}", args=[case.application.pk])


def _again(case: Case) -> str:
    return reverse("rider:apply", args=[case.application.program.slug])


def _held(case: Case) -> NextStep:
    return NextStep(
        headline=_("Your application is on hold."),
        turn="us",
        title=_("Next: we take it up again"),
        words=case.application.program.pause_message
        or _("There is nothing for you to do. We write as soon as it goes on."),
    )


def _draft(case: Case) -> NextStep:
    return NextStep(
        headline=_("Your application is not sent yet."),
        turn="you",
        title=_("Next: finish and send it"),
        words=_("Everything you typed is kept. Go on whenever you like, on any phone or computer."),
        url=_link(case, "tasks"),
        link=_("Go on"),
    )


def _submitted(case: Case) -> NextStep:
    if case.may_sign:  # a program that wants the waiver with the application
        return _to_sign(case, _("We have your application. Now your signature."))
    return NextStep(
        headline=_("We have your application."),
        turn="us",
        title=_("Next: the desk reads it"),
        words=_("Somebody reads it and writes to you if anything is missing. There is nothing for you to do now."),
    )


def _guardian_pending(case: Case) -> NextStep:
    return NextStep(
        headline=_("Now your parent or guardian."),
        turn="guardian",
        title=_("Next: they read everything and sign"),
        words=_("We sent them a link of their own. As soon as they have agreed, the desk reads your application."),
    )


def _guardian_declined(case: Case) -> NextStep:
    return NextStep(
        headline=_("A parent or guardian does not agree."),
        turn="you",
        title=_("Next: talk to them, or name somebody else"),
        words=_("Nothing goes on without their yes. The ride-along desk knows, too, and can help."),
        url=_link(case, "guardian"),
        link=_("Name another parent or guardian"),
    )


def _needs_information(case: Case) -> NextStep:
    return NextStep(
        headline=_("We have a question."),
        turn="you",
        title=_("Next: answer the desk"),
        words=case.question.question if case.question else _("Please look at your answers again."),
        url=_link(case, "answer"),
        link=_("Answer"),
        due_on=case.question.due_on if case.question else None,
    )


def _under_review(case: Case) -> NextStep:
    if case.may_sign:
        return _to_sign(case, _("We read your application. Your signature is missing."))
    return NextStep(
        headline=_("We are deciding about your application."),
        turn="us",
        title=_("Next: the decision"),
        words=_("People decide, never the program. We write to you the moment it is done."),
    )


def _waitlisted(case: Case) -> NextStep:
    return NextStep(
        headline=_("You are on the waiting list."),
        turn="us",
        title=_("Next: a place becomes free"),
        words=_("We go through the list in order and write to you. There is nothing for you to do now."),
    )


def _approved(case: Case) -> NextStep:
    name = case.application.rider.short_name
    if case.ride and case.ride.status not in BOOKED:
        return _on_the_day(case, case.ride)
    if case.waits_for_others:
        return NextStep(
            headline=_("You have signed, %(name)s.") % {"name": name},
            turn="guardian",
            title=_("Next: your parent or guardian signs"),
            words=_("They have a link of their own. The waiver holds once everybody has signed."),
        )
    if case.may_sign:
        return _to_sign(case, _("Approved, %(name)s. Now your signature.") % {"name": name})
    return _with_seat(case, case.ride) if case.ride else _without_seat(case)


def _to_sign(case: Case, headline: str) -> NextStep:
    return NextStep(
        headline=headline,
        turn="you",
        title=_("Next: read and sign the waiver"),
        words=_("It takes about five minutes, on screen or on paper."),
        url=_link(case, "sign"),
        link=_("Read and sign"),
        due_on=case.ride.on if case.ride else None,
    )


def _without_seat(case: Case) -> NextStep:
    return NextStep(
        headline=_("Approved and signed. Now a date.") if case.is_signed else _("Approved. Now a date."),
        turn="us",
        title=_("Next: we find you a seat"),
        words=_("We go by the dates you wished for and write to you with an officer and a time."),
    )


def _with_seat(case: Case, ride: Ride) -> NextStep:
    if ride.status == RideStatus.PROPOSED:
        return NextStep(
            headline=_("You have a seat."),
            turn="us",
            title=_("Next: the officer confirms"),
            words=_("The date is held for you. We write as soon as the officer has said yes."),
        )
    early = _("Come %(minutes)s minutes early and bring your photo ID.") % {"minutes": case.rules.arrival.early_minutes}
    paper = _("You sign the waiver there, on paper.")
    if set(case.rules.waiver.channels) - {"paper"}:
        paper = _("You sign the waiver there.")
    return NextStep(
        headline=_("You ride on %(day)s.") % {"day": times.day(ride.on)},
        turn="you",
        title=_("Next: come to the station"),
        words=early if case.is_signed else f"{early} {paper}",
        url=_link(case, "rules-card"),
        link=_("Print the card for your pocket"),
    )


def _on_the_day(case: Case, ride: Ride) -> NextStep:
    if ride.status in RIDDEN:
        return _closed(case)
    if ride.status in {RideStatus.NO_SHOW, RideStatus.TURNED_AWAY}:
        return NextStep(
            headline=_("This ride did not take place."),
            turn="us",
            title=_("Next: the desk writes to you"),
            words=_("If that was a misunderstanding, call the ride-along desk."),
        )
    return NextStep(
        headline=_("You are riding. Enjoy it."),
        turn="nobody",
        title=_("Next: your certificate"),
        words=_("It appears here after the ride, with the hours you rode."),
    )


def _closed(case: Case) -> NextStep:
    if not case.has_ridden:
        return NextStep(
            headline=_("This application is closed."),
            turn="nobody",
            title=_("Ride again?"),
            words=_("You may apply again as soon as the rules allow."),
            url=_again(case),
            link=_("Apply again"),
        )
    name = case.application.rider.short_name
    if case.rules.after.rider_feedback and not case.feedback:
        return NextStep(
            headline=_("Thank you for riding, %(name)s.") % {"name": name},
            turn="you",
            title=_("Next: tell us how it was"),
            words=_("Two minutes, in your own words. It helps the next rider and the officer."),
            url=_link(case, "feedback"),
            link=_("Give feedback"),
        )
    return NextStep(
        headline=_("Thank you for riding, %(name)s.") % {"name": name},
        turn="nobody",
        title=_("Your certificate is ready"),
        words=_("It shows the hours you rode, for school, work or the wall."),
        url=_link(case, "certificate"),
        link=_("Download the certificate"),
    )


def _declined(case: Case) -> NextStep:
    on = case.application.may_reapply_on
    must_wait = on is not None and on > timezone.localdate()
    again = _("You may apply again on %(day)s.") % {"day": times.day(on)} if on and must_wait else ""
    return NextStep(
        headline=_("We cannot offer you a ride this time."),
        turn="nobody",
        title=_("Why"),
        words=f"{decline_reason(case)} {again}".strip() or _("If you have questions, call the ride-along desk."),
        url="" if must_wait else _again(case),
        link="" if must_wait else _("Apply again"),
    )


def decline_reason(case: Case) -> str:
    """As much as the program tells (row 23)."""
    return denials.told(case.rules, case.application.decline_code, case.application.public_reason)


def _over(case: Case) -> NextStep:
    is_withdrawn = case.status == S.WITHDRAWN
    return NextStep(
        headline=_("You withdrew this application.") if is_withdrawn else _("This application has expired."),
        turn="nobody",
        title=_("Changed your mind?"),
        words=_("You may begin a new application at any time. What we know of you is filled in already."),
        url=_again(case),
        link=_("Apply again"),
    )


_BY_STATUS: dict[ApplicationStatus, Callable[[Case], NextStep]] = {
    S.DRAFT: _draft,
    S.SUBMITTED: _submitted,
    S.GUARDIAN_PENDING: _guardian_pending,
    S.NEEDS_INFORMATION: _needs_information,
    S.UNDER_REVIEW: _under_review,
    S.WAITLISTED: _waitlisted,
    S.APPROVED: _approved,
    S.DECLINED: _declined,
    S.WITHDRAWN: _over,
    S.EXPIRED: _over,
    S.CLOSED: _closed,
}

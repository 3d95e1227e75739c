"""What is known of a case, in the words its rules use."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, ApplicationStatus, Channel, ClearanceStatus, GuardianStatus
from ridealong.program import availability
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.person import Person, earliest
from ridealong.rules.person import age_on as rider_age
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide, Wish


def rules_of(application: Application) -> Rules:
    """The rules the application is pinned to, as they stand for its kind of rider, station and age."""
    rules = application.rule_set.rules
    age = age_on(application, first_wish_on(application)) if rules.ages else None
    return rules.for_ride(application.category, age, str(application.station_id or ""))


def is_minor(application: Application, on: date) -> bool:
    """Whether somebody else must sign with the rider on that date."""
    age, rules = age_on(application, on), rules_of(application)
    return age is not None and age < max(rules.min_age, rules.minors.guardian_under)


def first_wish_on(application: Application) -> date:
    """The date the rules are asked for before a ride is scheduled: the first one wished that lies ahead, else today."""
    today = timezone.localdate()
    wished = [date.fromisoformat(wish["on"]) for wish in application.wishes if wish.get("on")]
    return min((on for on in wished if on >= today), default=today)


def needs_guardian(application: Application, on: date | None = None) -> bool:
    """Whether a guardian must consent, for a ride on that date or else for the earliest date wished."""
    return is_minor(application, on or first_wish_on(application))


def zone_of(application: Application) -> ZoneInfo:
    """The clock that the wishes are told in."""
    station = application.station or application.program.stations.first()
    return station.zone if station else ZoneInfo(timezone.get_default_timezone_name())


def wishes(application: Application) -> list[Wish]:
    """The hours wished, in their order; times are aware, in the station's zone."""
    zone = zone_of(application)
    return [Wish.from_json(entry, zone, str(application.station_id or "")) for entry in application.wishes]


def own_people(application: Application) -> set[UUID]:
    """Accounts of the rider and the guardians: nobody works as staff on a case of their own family."""
    guardians = application.guardians.exclude(account=None).values_list("account_id", flat=True)
    return {pk for pk in (application.rider.account_id, *guardians) if pk}


def standing_guardians(application: Application) -> list[Guardian]:
    return [one for one in application.guardians.all() if one.status != GuardianStatus.REPLACED]


def guardians_consent(application: Application) -> bool:
    """Whether as many guardians consent as the program asks for."""
    asked = standing_guardians(application)
    consented = [guardian for guardian in asked if guardian.status == GuardianStatus.CONSENTED]
    return bool(consented) and (rules_of(application).minors.signers == "one" or len(consented) == len(asked))


def clearance(application: Application) -> Clearance | None:
    """The records check that counts: asked for or recorded, not lapsed."""
    return next((each for each in application.clearances.all() if each.status != ClearanceStatus.LAPSED), None)


def needs_clearance(application: Application) -> bool:
    rule = rules_of(application).clearance
    return rule.required and (rule.minors_too or not is_minor(application, first_wish_on(application)))


def reasons(application: Application, *, past_rides: Sequence[PastRide] = ()) -> list[Reason]:
    """What stands against the most hopeful of the wishes, hard reasons first; empty when nothing does."""
    return most_hopeful(application, past_rides=past_rides)[1]


def most_hopeful(
    application: Application, *, past_rides: Sequence[PastRide] = (), rules: Rules | None = None
) -> tuple[int, list[Reason]]:
    """Which of the wishes (from 0, in their order) has least against it, and what that is; under other `rules` than
    the pinned ones, where they are given."""
    applied_at = application.submitted_at or timezone.now()
    zone, person = zone_of(application), person_of(application)
    moment = Moment.APPLY if application.status == ApplicationStatus.DRAFT else Moment.DECIDE
    wished: list[Wish | None] = [*wishes(application)] or [None]
    today = availability.reasons(application.program, application.station, is_invited=has_invitation(application))
    found = [
        evaluate(
            person,
            each,
            rules or application.rule_set.rules,
            moment=moment,
            past_rides=past_rides,
            applied_on=applied_at.astimezone(zone).date(),
            applied_at=applied_at,
            holidays=holidays_around(applied_at.year),
        ).reasons
        for each in wished
    ]
    best = min(range(len(found)), key=lambda number: _weight(found[number]))
    return best, [*today, *found[best]]


def _weight(against: Iterable[Reason]) -> tuple[int, int]:
    """Hard reasons weigh first."""
    hard = [reason.override is None for reason in against]
    return sum(hard), len(hard)


def has_invitation(application: Application) -> bool:
    """Whether the rider came with a code that is good for this kind of ride."""
    return application.invitation is not None and application.invitation.is_for(application.category)


STAGES: dict[str, Literal["draft", "approved"]] = {
    ApplicationStatus.DRAFT: "draft",
    ApplicationStatus.APPROVED: "approved",
}


def person_of(application: Application, on: date | None = None) -> Person:
    """The rider as the rules see them, with all that the case knows; the ride's date, where there is one.

    What each moment asks of it is the judge's to say.
    """
    rider, check = application.rider, clearance(application)
    consenting = [one for one in standing_guardians(application) if one.status == GuardianStatus.CONSENTED]
    return Person(
        born_on=rider.born_on,
        category=application.category,
        invitation=has_invitation(application),
        guardian_consents=guardians_consent(application),
        latest_end=earliest(guardian.latest_end for guardian in consenting),
        ties=frozenset(application.ties),
        # The station chosen with the wishes is the one of the rider's own district, where the rules ask for it.
        home_station=str(application.station_id or ""),
        attestation=application.attestation,
        has_relative_here=application.has_relative_here,
        has_open_case=application.has_open_case,
        is_banned=any(ban.holds_on(on or timezone.localdate()) for ban in rider.bans.all()),
        clearance=(check.outcome if check else "") or "none",
        cleared_until_on=check.valid_until_on if check else None,
        approved_until_on=application.approved_until_on,
        is_held=application.held_at is not None,
        authorizes_check=bool(application.authorized_check_as) if application.channel == Channel.ONLINE else None,
        id_kind=application.id_kind or None,
        asks_for_officer=bool(application.wished_officer),
        stage=STAGES.get(application.status, "over" if application.status not in OPEN else "sent"),
    )


def age_on(application: Application, on: date) -> int | None:
    born_on = application.rider.born_on
    return rider_age(born_on, on) if born_on else None


def open_until(days: int) -> date:
    """A due date so many days from today."""
    return timezone.localdate() + timedelta(days=days)

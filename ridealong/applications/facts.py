"""What is known of a case, in the words its rules use."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import OPEN, ApplicationStatus, Channel, ClearanceStatus, GuardianStatus
from ridealong.program import availability
from ridealong.program.models import Program
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.papers.parameters import EVIDENCE, ID_COPY
from ridealong.rules.person import Person, Stage, earliest
from ridealong.rules.person import age_on as rider_age
from ridealong.rules.reason import Reason
from ridealong.rules.ride import NOON, PastRide, Wish


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


def reasons(application: Application, *, past_rides: Sequence[PastRide] = (), is_final: bool = False) -> list[Reason]:
    """What stands against the most hopeful of the wishes, hard reasons first; empty when nothing does."""
    return most_hopeful(application, past_rides=past_rides, is_final=is_final)[1]


def most_hopeful(
    application: Application,
    *,
    past_rides: Sequence[PastRide] = (),
    rules: Rules | None = None,
    is_final: bool = False,
) -> tuple[int, list[Reason]]:
    """Which of the wishes (from 0, in their order) has least against it, and what that is; under other `rules` than
    the pinned ones, where they are given. `is_final`: the decision is made now, with all that must be settled first."""
    moment = Moment.APPLY if application.status == ApplicationStatus.DRAFT else Moment.DECIDE
    wished: list[Wish | None] = [*wishes(application)] or [None]
    today = availability.reasons(application.program, application.station, is_invited=has_invitation(application))
    known, document = known_of(application, past_rides=past_rides), rules or application.rule_set.rules
    if not is_final and known.person.clearance in {"none", "lapsed"}:
        known = replace(known, person=replace(known.person, clearance=None))
    found = [judge(replace(known, wish=each), document, moment).reasons for each in wished]
    best = min(range(len(found)), key=lambda number: _weight(found[number]))
    return best, [*today, *found[best]]


def known_of(
    application: Application,
    on: date | None = None,
    *,
    past_rides: Sequence[PastRide] = (),
    has_past: bool = True,
) -> Facts:
    """All that a case says of itself; the rides complete it with the seat, the hours and what was ridden before.
    Where the date of the ride is not known, its hours are left unasked; without `has_past`, so are bans and a no."""
    applied_at = application.submitted_at or timezone.now()
    zone = zone_of(application)
    midday = datetime.combine(on or first_wish_on(application), NOON, tzinfo=zone)
    return Facts(
        person_of(application, on, has_past=has_past),
        Wish(midday, midday, str(application.station_id or ""), knows_start=False, knows_length=False),
        past_rides=past_rides,
        applied_on=applied_at.astimezone(zone).date(),
        applied_at=applied_at,
        holidays=holidays_around(applied_at.year),
    )


def _weight(against: Iterable[Reason]) -> tuple[int, int]:
    """Hard reasons weigh first."""
    hard = [reason.override is None for reason in against]
    return sum(hard), len(hard)


def has_invitation(application: Application) -> bool:
    """Whether the rider came with a code that is good for this kind of ride."""
    return application.invitation is not None and application.invitation.is_for(application.category)


STAGES: dict[str, Stage] = {
    ApplicationStatus.DRAFT: "draft",
    ApplicationStatus.APPROVED: "approved",
}


def stage_of(application: Application) -> Stage:
    """How far the application is, as the rules see it."""
    return STAGES.get(application.status, "sent" if application.status in OPEN else "over")


def person_of(application: Application, on: date | None = None, *, has_past: bool = True) -> Person:
    """The rider as the rules see them, with all that the case knows; `on` is the ride's date, where there is one.

    What each moment asks of it is the judge's to say.
    """
    person = _of_rider(application)
    if has_past:
        bans = application.rider.bans.all()
        person = replace(person, is_banned=any(ban.holds_on(on or timezone.localdate()) for ban in bans))
    if application.status != ApplicationStatus.DRAFT:
        return _of_sent(person, application)
    if has_past:
        person = replace(person, may_apply_on=waits_until(application.program, application.rider))
    return _of_draft(person, application)


def _of_rider(application: Application) -> Person:
    """What the rider wrote."""
    return Person(
        born_on=application.rider.born_on,
        category=application.category,
        invitation=has_invitation(application),
        ties=frozenset(application.ties),
        # The station chosen with the wishes is the one of the rider's own district, where the rules ask for it.
        home_station=str(application.station_id or ""),
        attestation=application.attestation,
        has_relative_here=application.has_relative_here,
        has_open_case=application.has_open_case,
        id_kind=application.id_kind or None,
        asks_for_officer=bool(application.wished_officer),
        stage=stage_of(application),
    )


def _of_sent(person: Person, application: Application) -> Person:
    """With what others said since it was sent."""
    check = clearance(application)
    consenting = [one for one in standing_guardians(application) if one.status == GuardianStatus.CONSENTED]
    return replace(
        person,
        guardian_consents=guardians_consent(application),
        latest_end=earliest(guardian.latest_end for guardian in consenting),
        clearance=_clearance_of(check),
        cleared_until_on=check.valid_until_on if check else None,
        approved_until_on=application.approved_until_on,
        is_held=application.held_at is not None,
    )


def _of_draft(person: Person, application: Application) -> Person:
    """What is asked while the rider still writes. A case that came on paper keeps its papers in the desk's folder."""
    person = replace(
        person,
        guardians_named=_guardians_named(application),
        agrees_to_check=application.agreed_to_check_at is not None,
        id_noted=bool(application.id_kind and (application.id_number or application.id_number_purged_at)),
        answered=_answered(application),
    )
    if application.channel != Channel.ONLINE:
        return person
    there = _handed_in(application)
    return replace(
        person,
        has_one_guardian=bool(application.has_one_guardian),
        authorizes_check=bool(application.authorized_check_as),
        id_copy=None if there is None else ID_COPY in there,
        evidence=None if there is None else EVIDENCE in there or _has_own_uploads(application),
        documents=there,
    )


def _guardians_named(application: Application) -> int | None:
    """How many were named and did not refuse; nobody looks for those of a grown-up."""
    if not needs_guardian(application):
        return None
    return sum(one.status != GuardianStatus.DECLINED for one in standing_guardians(application))


def waits_until(program: Program, rider: Rider) -> date | None:
    """From when on somebody who was declined may apply again, where that day is still ahead."""
    barred = rider.applications.filter(program=program, may_reapply_on__gt=timezone.localdate())
    latest: date | None = barred.aggregate(latest=Max("may_reapply_on"))["latest"]
    return latest


def _answered(application: Application) -> frozenset[str] | None:
    """The program's own questions that have an answer; one that was forgotten was given once."""
    if not rules_of(application).questions:
        return None
    given = application.answers.all()
    return frozenset(answer.code for answer in given if answer.value or answer.forgotten_at)


def _handed_in(application: Application) -> frozenset[str] | None:
    """Kinds of papers that are there and count; not looked for where the rules ask for none."""
    rules = rules_of(application)
    kind = rules.category(application.category)
    is_asked = (
        rules.identification.copy_with_application
        or (kind is not None and bool(kind.evidence or kind.documents))
        or any(paper.how == "upload" for paper in rules.documents)
    )
    return frozenset(application.attachments.counting().values_list("kind", flat=True)) if is_asked else None


def _has_own_uploads(application: Application) -> bool:
    """Whether a paper that this kind of rider hands in is its evidence already."""
    rules = rules_of(application)
    kind = rules.category(application.category)
    own = set(kind.documents) if kind else set()
    return any(paper.how == "upload" and paper.code in own for paper in rules.documents)


def _clearance_of(check: Clearance | None) -> str:
    if check is None or check.status != ClearanceStatus.RECORDED:
        return "none"
    is_over = check.valid_until_on is not None and check.valid_until_on < timezone.localdate()
    return "lapsed" if is_over else check.outcome


def age_on(application: Application, on: date) -> int | None:
    born_on = application.rider.born_on
    return rider_age(born_on, on) if born_on else None


def open_until(days: int) -> date:
    """A due date so many days from today."""
    return timezone.localdate() + timedelta(days=days)

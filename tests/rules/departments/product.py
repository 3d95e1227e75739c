"""The facts of a line as rows of the product: a rider, a case, a seat, a ride. What a line does not say is as it
should be; what the product then says at each moment is what a rider of that department meets."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from accounts.models import User
from ridealong.applications import facts as case_facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.handed_in.attachments import Attachment
from ridealong.applications.intake.imports import EarlierRide
from ridealong.applications.riders import keeping_apart
from ridealong.applications.riders.rider import Rider
from ridealong.program.invitation import Invitation
from ridealong.program.models import Program
from ridealong.rides import arrival, fitting
from ridealong.rules.document import Rules
from ridealong.rules.papers.reasons import documents_of
from ridealong.rules.reason import Reason
from ridealong.shifts.models import Officer, Seat, Shift
from ridealong.waivers import moments, validity
from ridealong.waivers.models import Signature, Waiver
from tests import factories

CENTRAL = factories.CENTRAL
FOREVER = date(2200, 1, 1)
ROLES = {"rider": "rider", "witness": "witness", "countersign": "countersigner", "notary": "notary"}
SEEN = {"id_shown": "has_shown_id", "guardian_present": "guardian", "guardian_id": "guardian_id"}
ALWAYS_SEEN = {"is_sober", "is_dressed", "is_briefed", "accompanied", "weapon", "recording"}


class Product:
    """One line in the product. Nothing is written twice: each part is made when it is first asked for."""

    def __init__(self, program: Program, facts: dict[str, Any]) -> None:
        self.program, self.facts, self.by = program, facts, User.objects.the_program()
        self.rules: Rules = program.rule_set.rules

    # --- what the line says ---

    @property
    def applied_at(self) -> datetime:
        if said := self.facts.get("applied_at"):
            return datetime.fromisoformat(said).replace(tzinfo=CENTRAL)
        return factories.local(date.fromisoformat(self.facts["applied_on"]), "09:00")

    @property
    def starts_at(self) -> datetime:
        return factories.local(date.fromisoformat(self.facts["ride_on"]), self.facts["starts_at"])

    @property
    def ends_at(self) -> datetime:
        return datetime.fromtimestamp(self.starts_at.timestamp() + self.facts["hours"] * 3600, CENTRAL)

    @property
    def own(self) -> Rules:
        return case_facts.rules_of(self.case)

    def says(self, name: str) -> bool:
        """A flag of the line; one that is not there is as it should be."""
        return self.facts.get(name) is not False

    # --- the rows ---

    @cached_property
    def case(self) -> Application:
        facts, station = self.facts, factories.make_station(self.facts.get("station") or "Main Street Station")
        own = self.rules.for_category(facts["category"])
        rider = factories.make_rider(born_on=date.fromisoformat(facts["born_on"]))
        case = factories.make_application(
            "draft",
            rider=rider,
            program=self.program,
            category=facts["category"],
            station=factories.make_station(facts.get("home_station") or station.name),
            wishes=[{"on": facts["ride_on"], "starts": facts["starts_at"], "hours": facts["hours"]}],
            ties=facts.get("ties", list(own.residency.ties)[:1]),
            id_kind=facts.get("id_kind") or next(iter(own.identification.kinds), "passport"),
            id_number="D123",
            has_one_guardian=True,
            authorized_check_as="Maya Torres" if self.says("authorizes_check") else "",
            wished_officer="Law" if facts.get("asks_for_officer") else "",
        )
        if self.says("invitation"):
            case.invitation = Invitation.objects.create(program=self.program, code=case.reference, made_by=self.by)
            case.save(update_fields=["invitation"])
        if "denied_on" in facts:
            wait = timedelta(days=own.arrival.wait_after_denial_days)
            again_on = date.fromisoformat(facts["denied_on"]) + wait
            factories.make_application("declined", rider=rider, program=self.program, may_reapply_on=again_on)
        self._guardian(case)
        self._answers(case)
        self._past(rider)
        return case

    def _guardian(self, case: Application) -> None:
        end = self.facts.get("latest_end")
        consent = "consented" if self.says("guardian_consents") else "invited"
        for name in ("Rosa Torres", "Luis Torres")[: 1 + (case_facts.rules_of(case).minors.signers == "all")]:
            factories.make_guardian(case, name, status=consent, latest_end=time.fromisoformat(end) if end else None)

    def _answers(self, case: Application) -> None:
        for paper in self._papers(case):
            if paper.how == "upload" and paper.code in self.facts.get("documents", [paper.code]):
                self._hand_in(case, paper.code)
        if self.says("id_copy"):
            self._hand_in(case, "id_copy")
        if self.says("evidence"):
            self._hand_in(case, "evidence")

    def _papers(self, case: Application) -> list[Any]:
        return documents_of(case.category, case_facts.age_on(case, self.starts_at.date()), case_facts.rules_of(case))

    def _hand_in(self, case: Application, kind: str) -> None:
        Attachment.objects.create(
            application=case, kind=kind, size=1, media_type="image/jpeg", delete_rule="with_case", uploaded_by=self.by
        )

    def _past(self, rider: Rider) -> None:
        for past in self.facts.get("past_rides", ()):
            if past.get("officer"):
                self._ridden(rider, past)
            else:
                EarlierRide.objects.create(rider=rider, on=date.fromisoformat(past["on"]), noted_by=self.by)

    def _ridden(self, rider: Rider, past: dict[str, Any]) -> None:
        starts_at = factories.local(date.fromisoformat(past["on"]), "10:00")
        seat = self.seat_of(self.officer(past["officer"]), starts_at, starts_at + timedelta(hours=4))
        before = factories.make_application("closed", rider=rider, program=self.program)
        waiver = self._waiver(before, starts_at, starts_at + timedelta(hours=4))
        factories.make_ride("completed", application=before, seat=seat, starts_at=starts_at, waiver=waiver)

    def _waiver(self, case: Application, begins_at: datetime, ends_at: datetime) -> Waiver:
        return Waiver.objects.create(
            application=case,
            short_code=case.reference,
            status="signed",
            completed_at=timezone.now(),
            valid_from_at=begins_at,
            valid_until_at=ends_at,
        )

    def officer(self, badge: str) -> Officer:
        found = Officer.objects.filter(badge_number=badge).first()
        return found or factories.make_officer(f"No {badge}", badge_number=badge, station=self.place)

    @cached_property
    def place(self) -> Any:
        return factories.make_station(self.facts.get("station") or "Main Street Station")

    def seat_of(self, officer: Officer, starts_at: datetime, ends_at: datetime, seats: int = 1) -> Seat:
        shift = Shift.objects.create(officer=officer, station=self.place, starts_at=starts_at, ends_at=ends_at)
        Seat.objects.bulk_create(Seat(shift=shift, number=number) for number in range(1, seats + 1))
        return shift.seats.get(number=1)

    @cached_property
    def seat(self) -> Seat:
        facts, officer = self.facts, self.officer(self.facts.get("officer") or "77")
        officer.takes_riders = self.says("officer_volunteers")
        officer.is_probationary = bool(facts.get("officer_on_probation"))
        officer.save()
        if (facts.get("officer") or "77") in facts.get("relatives", ()):
            keeping_apart.note(self.case.rider, officer.account, by=self.by, kind="relative")
        seat = self.seat_of(officer, *self._shift(), seats=9)
        for _number in range((facts.get("on_duty") or self.own.officers.min_on_duty or 1) - 1):
            self.seat_of(factories.make_officer(station=self.place), *self._shift())
        for name in facts.get("relatives_stations", ()):
            relative = factories.make_officer("Torres", station=factories.make_station(name))
            keeping_apart.note(self.case.rider, relative.account, by=self.by, kind="relative")
        self._taken(seat)
        return seat

    def _shift(self) -> tuple[datetime, datetime]:
        """The officer's shift; where the line names none, it begins and ends so that a ride of whole shifts fits."""
        facts, offset = self.facts, timedelta(minutes=self.own.length.start_offset_minutes)
        first = factories.local(self.starts_at.date(), facts.get("shift_starts_at") or facts["starts_at"])
        first -= timedelta() if facts.get("shift_starts_at") or not self.own.length.at_shift_start else offset
        last = factories.local(self.starts_at.date(), facts["shift_ends_at"]) if "shift_ends_at" in facts else None
        last = last + timedelta(days=1) if last and last <= first else last
        return first.astimezone(UTC), (last or self.ends_at).astimezone(UTC)

    def _taken(self, seat: Seat) -> None:
        """Other riders whom a cap counts."""
        for name, count in (self.facts.get("taken") or {}).items():
            for number in range(count):
                other = Seat.objects.get(shift=seat.shift, number=number + 2) if name == "car" else self._elsewhere()
                factories.make_ride(
                    "confirmed",
                    application=factories.make_application("approved", program=self.program),
                    seat=other,
                    starts_at=self.starts_at,
                    ends_at=self.ends_at,
                )

    def _elsewhere(self) -> Seat:
        return self.seat_of(factories.make_officer(station=self.place), *self._shift())

    # --- what the product says ---

    def said(self) -> Iterator[Reason]:
        """Every reason at each moment of the case, in the order in which a rider meets them."""
        yield from case_facts.reasons(self.case)
        self.case.submitted_at, self.case.status = self.applied_at, "under_review"
        self.case.save(update_fields=["submitted_at", "status"])
        self._check()
        yield from case_facts.reasons(self.case, is_final=True)
        self.case.status, self.case.approved_until_on = "approved", FOREVER
        if how := self.facts.get("signed_how"):
            yield from moments.against(self.case, signed_how=how)
        yield from fitting.objections(self.case, self.seat, starts_at=self.starts_at, ends_at=self.ends_at)
        yield from self._arrived()

    def _check(self) -> None:
        """The records check, as the line says it went, and for as long as the rules say."""
        cleared_on = self.facts.get("cleared_on")
        days = timedelta(days=self.own.validity.clearance_days)
        Clearance.objects.create(
            application=self.case,
            status="recorded",
            outcome=self.facts.get("clearance") or "clear",
            recorded_at=timezone.now(),
            recorded_by=self.by,
            valid_until_on=date.fromisoformat(cleared_on) + days if cleared_on else FOREVER,
        )
        self.case = Application.objects.get(pk=self.case.pk)

    def _arrived(self) -> Iterator[Reason]:
        ride = factories.make_ride(
            "confirmed", application=self.case, seat=self.seat, starts_at=self.starts_at, ends_at=self.ends_at
        )
        self._sign()
        yield from arrival.against(ride, self.starts_at - timedelta(minutes=10), seen=self._seen())
        yield from validity.reasons(self.case, self.starts_at, on=ride.on, signing=frozenset())

    def _seen(self) -> set[str]:
        facts, papers = self.facts, self._papers(self.case)
        there = [paper.code for paper in papers if paper.code in facts.get("documents", [paper.code])]
        seen = ALWAYS_SEEN | {point for name, point in SEEN.items() if self.says(name)} | {f"paper_{c}" for c in there}
        if facts.get("armed") and not facts.get("weapon_declared"):
            seen -= (
                {"weapon", "is_sober"} if self.own.weapons.policy in {"never", "by_exception", "declared"} else set()
            )
        return seen - {"recording"} if facts.get("records") else seen

    def _sign(self) -> None:
        """The waiver with the acts that the line names; where it names none, with all of them."""
        acts = self.facts.get("signed", [*ROLES, "all_guardians"])
        waiver, guardians = self._waiver(self.case, self.starts_at, self.ends_at), list(self.case.guardians.all())
        signers: list[Guardian] = guardians if "all_guardians" in acts else guardians[: "guardian" in acts]
        for guardian in signers:
            Signature.objects.create(waiver=waiver, role="guardian", guardian=guardian, typed_name=guardian.name)
        for act in ROLES.keys() & set(acts):
            Signature.objects.create(waiver=waiver, role=ROLES[act], typed_name=act)

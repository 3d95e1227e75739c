"""Reasons of the person: ties to the place, listed reasons, conflicts, weapons, recording, wishes for an officer."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.applications.eligibility.person import Answer, Person
from ridealong.program.frequency import months_after
from ridealong.program.rules import Disqualifier, Role, Rules, Wish

RANKS: tuple[Role, ...] = ("officer", "coordinator", "supervisor", "command")


def about_ties(person: Person, wish: Wish | None, rules: Rules) -> Iterator[Reason]:
    rule = rules.residency
    if rule.policy == "required" and person.ties is not None and not person.ties & set(rule.ties):
        yield Reason(
            "residency",
            _("This program is for people who live, work or study here."),
            override=rule.override_role,
            field="ties",
        )
    if rule.own_district and wish and wish.station and person.home_station not in {"", wish.station}:
        yield Reason(
            "own_district",
            _("One rides in the district one lives in."),
            override=rule.override_role,
            field="station",
            remedy=_("Choose the station of your own district."),
        )


def about_disqualifiers(person: Person, on: date | None, rules: Rules) -> Iterator[Reason]:
    """One hard reason at most, and one soft one: single answers are nobody's business afterwards."""
    answers = person.answers or {}
    standing = [
        (item, *_standing(answers[item.code], on, item)) for item in rules.disqualifiers if item.code in answers
    ]
    hard = [until for item, stands, until in standing if stands and item.hard]
    soft = [(item.decided_by, until) for item, stands, until in standing if stands and not item.hard]
    if hard:
        yield _disqualified(hard, None)
    if soft:
        yield _disqualified([until for _role, until in soft], max((role for role, _until in soft), key=RANKS.index))
    if person.attestation == "talk":
        yield Reason(
            "disqualifier",
            _("The coordinator talks with you about the listed reasons first."),
            override="coordinator",
            field="attestation",
        )


def _standing(answer: Answer, on: date | None, item: Disqualifier) -> tuple[bool, date | None]:
    """Whether the reason stands on that date, and until when, where a date is known."""
    months = item.look_back_months
    if isinstance(answer, bool):
        return answer, None
    if months is None:
        return True, None
    if isinstance(answer, int):
        return answer < months, None
    until = months_after(answer, months)
    return on is None or on < until, until


def _disqualified(until: list[date | None], override: Role | None) -> Reason:
    return Reason(
        "disqualifier",
        _("One of the listed reasons stands against a ride."),
        override=override,
        passes_on=max((day for day in until if day), default=None) if all(until) else None,
        field="attestation",
    )


def about_conflicts(person: Person, wish: Wish | None, rules: Rules) -> Iterator[Reason]:
    if person.has_open_case:
        yield Reason(
            "open_case", _("While a case is open, the coordinator decides."), override="coordinator", field="conflict"
        )
    if wish and rules.officers.no_relatives and wish.officer and wish.officer in person.relatives:
        yield Reason(
            "relative",
            _("One does not ride with a relative or partner."),
            field="officer",
            remedy=_("Ride with another officer."),
        )
    if wish and rules.officers.no_relatives_at_station and wish.station in person.relatives_stations:
        yield Reason(
            "relative_station",
            _("One does not ride where a relative or partner works."),
            field="station",
            remedy=_("Ride at another station."),
        )


def about_conduct(person: Person, rules: Rules) -> Iterator[Reason]:
    if person.armed:
        yield from _about_weapons(person, rules)
    if person.records and rules.recording.policy in {"never", "by_exception"}:
        yield Reason(
            "recording",
            _("Riders do not take photos, video or sound."),
            override=rules.recording.exception_role if rules.recording.policy == "by_exception" else None,
            field="recording",
            remedy=_("Leave camera and recorder at home."),
        )
    pool = rules.officers
    may_ask = pool.may_ask_for_officer == "wish" or (
        pool.may_ask_for_officer == "by_category" and person.category in pool.ask_categories
    )
    if person.asks_for_officer and not may_ask:
        yield Reason(
            "officer_request",
            _("The department chooses the officer."),
            field="officer",
            remedy=_("Leave the wish for an officer out."),
        )


def _about_weapons(person: Person, rules: Rules) -> Iterator[Reason]:
    policy = rules.weapons.policy
    if policy in {"never", "by_exception"}:
        yield Reason(
            "weapon",
            _("Riders do not carry weapons."),
            override=rules.weapons.exception_role if policy == "by_exception" else None,
            field="weapons",
            remedy=_("Come without a weapon."),
        )
    if policy == "declared" and person.weapon_declared is False:
        yield Reason(
            "weapon_undeclared",
            _("Who is armed says so beforehand."),
            field="weapons",
            remedy=_("Tell the supervisor before the ride."),
        )

"""What would happen to people under way if other rules held: looked at by the worker, in stretches.

Nothing changes by looking. To hold somebody to the new rules is an act of its own: `reevaluate`.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import override
from django_q.tasks import async_task

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.deciding.holding import repin
from ridealong.applications.status import OPEN, ApplicationStatus
from ridealong.program.models import RuleSet
from ridealong.rides import fitting, history
from ridealong.rides.models import Ride
from ridealong.rides.status import BOOKED
from ridealong.rides.trials import RuleTrial, TrialFinding, TrialStatus
from ridealong.rules.decision import outcome_of
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide

CHUNK = 500
STRETCH = 25  # seconds of one task: well below the worker's timeout
SENT = tuple(status for status in OPEN if status != ApplicationStatus.DRAFT)


def begin(rule_set: RuleSet, *, by: User) -> RuleTrial:
    """Queues a trial of these rules on every open case of the program."""
    with transaction.atomic():
        trial = RuleTrial.objects.create(
            rule_set=rule_set,
            content=rule_set.rules.to_json(),
            total=Application.objects.filter(program=rule_set.program_id, status__in=SENT).count(),
            asked_by=by,
        )
        async_task("ridealong.rides.tasks.go_on_with_trial", str(trial.pk))
    return trial


def go_on(pk: UUID) -> None:
    """A stretch of the trial; quiet when it is gone or done."""
    trial = RuleTrial.objects.filter(pk=pk, status=TrialStatus.RUNNING).select_related("rule_set", "asked_by").first()
    if trial is None:
        return
    until, rules = time.monotonic() + STRETCH, Rules.from_json(trial.content)
    pinned: dict[UUID, Rules] = {}  # reading a rule document costs more than using it
    with override(trial.asked_by.language):
        while cases := list(_cases(trial)[:CHUNK]):
            _look_at(trial, cases, rules, pinned)
            if time.monotonic() > until:
                async_task("ridealong.rides.tasks.go_on_with_trial", str(pk))
                return
    trial.status = TrialStatus.DONE
    trial.save(update_fields=["status"])


def reevaluate(trial: RuleTrial, *, by: User) -> int:
    """Pins every case that the trial found to the rules that were tried, once they hold; returns how many.

    Nobody is written to and no status moves: the desk sees the reasons, and decides.
    """
    found = Application.objects.filter(pk__in=trial.findings.values("application"), status__in=SENT)
    number = 0
    for application in found.exclude(rule_set=trial.rule_set_id):
        repin(application, trial.rule_set, by=by)
        number += 1
    return number


def _cases(trial: RuleTrial) -> "QuerySet[Application]":
    """Those not looked at yet, with all that the rules ask, in a fixed number of queries."""
    cases = Application.objects.filter(program=trial.rule_set.program_id, status__in=SENT).order_by("pk")
    cases = cases.filter(pk__gt=trial.cursor) if trial.cursor else cases
    # What thousands share is fetched once for all of them, not joined to each row.
    shared = ("program__stations", "program__station_availabilities", "rule_set", "station", "invitation")
    return cases.select_related("rider").prefetch_related("guardians", "clearances", "rider__bans", *shared)


def _look_at(trial: RuleTrial, cases: Sequence[Application], rules: Rules, pinned: dict[UUID, Rules]) -> None:
    past, booked = history.of_many([case.rider_id for case in cases]), _booked(cases)
    findings: list[TrialFinding] = []
    for case in cases:
        if case.rule_set_id not in pinned:
            pinned[case.rule_set_id] = case.rule_set.rules
        own = pinned[case.rule_set_id]
        rides = past[case.rider_id]
        before = facts.most_hopeful(case, past_rides=rides, rules=own)[1]
        after = facts.most_hopeful(case, past_rides=rides, rules=rules)[1]
        findings += _finding(trial, case, None, before, after)
        for ride in booked[case.pk]:
            findings += _finding(trial, case, ride, _about(ride, case, own, rides), _about(ride, case, rules, rides))
    with transaction.atomic():
        TrialFinding.objects.bulk_create(findings, ignore_conflicts=True)
        trial.cursor, trial.done, trial.flips = cases[-1].pk, trial.done + len(cases), trial.flips + len(findings)
        trial.save(update_fields=["cursor", "done", "flips"])


def _booked(cases: Sequence[Application]) -> dict[UUID, list[Ride]]:
    found: dict[UUID, list[Ride]] = defaultdict(list)
    for ride in Ride.objects.filter(application__in=cases, status__in=BOOKED).select_related("seat__shift__station"):
        found[ride.application_id].append(ride)
    return found


def _about(ride: Ride, case: Application, rules: Rules, past: Sequence[PastRide]) -> Sequence[Reason]:
    """What the rules say to a ride on its own date and hours."""
    zone, applied_at = ride.station.zone, case.submitted_at or case.created_at
    wish = fitting.wish_for(ride.seat, ride.starts_at, ride.ends_at)
    return evaluate(
        facts.person_of(case, wish.on),
        wish,
        rules,
        moment=Moment.BOOK,
        past_rides=past,
        applied_on=applied_at.astimezone(zone).date(),
        applied_at=applied_at,
        holidays=holidays_around(applied_at.year),
    ).reasons


def _finding(
    trial: RuleTrial, case: Application, ride: Ride | None, before: Sequence[Reason], after: Sequence[Reason]
) -> Iterator[TrialFinding]:
    """Nothing where outcome and reasons stay the same."""
    was, becomes = outcome_of(before), outcome_of(after)
    no_longer, now = _only(before, after), _only(after, before)
    if was != becomes or no_longer or now:
        yield TrialFinding(
            trial=trial, application=case, ride=ride, was=was, becomes=becomes, no_longer=no_longer, now=now
        )


def _only(mine: Iterable[Reason], others: Iterable[Reason]) -> list[list[str]]:
    known = {(reason.code, str(reason)) for reason in others}
    return [[reason.code, str(reason)] for reason in mine if (reason.code, str(reason)) not in known]

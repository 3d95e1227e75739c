"""Many applications at once, for measuring: believable rows, written in bulk and not played.

More than half of them are open, so that every queue of the desk grows with the whole: harder than any real desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Role, User
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.riders import search, trigrams
from ridealong.applications.riders.rider import Rider
from ridealong.applications.riders.search import SearchText
from ridealong.applications.status import ApplicationStatus as S
from ridealong.core.history import Event
from ridealong.demo.crowd import person
from ridealong.notifications.models import Message
from ridealong.program.models import Program
from ridealong.rides.models import Ride
from ridealong.shifts.models import Officer, Seat, Shift
from ridealong.waivers.models import Waiver

AT_ONCE = 2000
APART = timedelta(minutes=10)  # from one application to the next
# What a hundred applications are: status, how many, and whether something beside it waits.
SHARES = (
    (S.SUBMITTED, 9, ""),
    (S.SUBMITTED, 7, "held"),
    (S.GUARDIAN_PENDING, 7, ""),
    (S.NEEDS_INFORMATION, 5, ""),
    (S.UNDER_REVIEW, 7, "check"),
    (S.UNDER_REVIEW, 7, Role.COORDINATOR),
    (S.UNDER_REVIEW, 7, Role.SUPERVISOR),
    (S.WAITLISTED, 4, ""),
    (S.APPROVED, 8, ""),
    (S.CLOSED, 20, "ridden"),
    (S.DECLINED, 9, ""),
    (S.WITHDRAWN, 6, ""),
    (S.EXPIRED, 4, ""),
)
HUNDRED = [(status, beside) for status, share, beside in SHARES for _number in range(share)]
DECIDED = {S.APPROVED, S.CLOSED, S.DECLINED}


@dataclass
class Batch:
    """Rows of every kind, written together."""

    rows: dict[type[models.Model], list[Any]] = field(default_factory=dict)

    def add(self, row: Any) -> Any:
        self.rows.setdefault(type(row), []).append(row)
        return row

    def write(self) -> None:
        with transaction.atomic():
            for model in (Rider, SearchText, Application, Clearance, Decision, Seat, Waiver, Ride, Message, Event):
                model._default_manager.bulk_create(self.rows.get(model, ()), batch_size=500)


def applications(count: int) -> None:
    """About `count` more, the newest now and one every ten minutes before it; written oldest first, as they came."""
    start = Application.objects.filter(reference__startswith="AFX-").count()
    town = _Town(timezone.now() - APART * start, start + count)
    numbers = iter(range(start + count - 1, start - 1, -1))
    while chosen := list(islice(numbers, AT_ONCE)):
        batch = Batch()
        for number in chosen:
            town.apply(batch, number, timezone.now() - APART * number)
        batch.write()
    trigrams.tidy()


def host() -> Officer:
    """The officer of every ride: the hardest case of a person's own pages."""
    return Officer.objects.order_by("pk")[0]


class _Town:
    """What every row points to."""

    def __init__(self, newest_at: datetime, total: int) -> None:
        self.program = Program.objects.get(slug="citizen")
        self.rule_set, self.station = self.program.rule_set, self.program.stations.first()
        self.desk, self.officer = User.objects.the_program(), host()
        self.today, self.shifts = timezone.localdate(), _shifts(self.officer, newest_at, total)

    def apply(self, batch: Batch, number: int, at: datetime) -> None:
        # A prime step mixes the hundred, so that no page holds one status only.
        status, beside = HUNDRED[number * 37 % 100]
        rider = batch.add(person(number))
        case = batch.add(self._case(number, rider, status, at))
        batch.add(search.row_of(rider, [case.reference]))
        if beside == "held":
            case.held_at, case.held_by = at + timedelta(hours=1), self.desk
        if beside == "check":
            batch.add(Clearance(application=case, requested_at=at))
        if status == S.UNDER_REVIEW:
            self._chain(batch, case, at, past=beside == Role.SUPERVISOR)
        if beside == "ridden":
            self._ride(batch, case, number, at)
        batch.add(self._event(case, "application.begun", at))
        if number % 3 == 0:
            batch.add(self._mail(case, at))

    def _case(self, number: int, rider: Rider, status: str, at: datetime) -> Application:
        is_decided = status in DECIDED
        return Application(
            reference=f"AFX-{number:07}",
            program=self.program,
            rule_set=self.rule_set,
            rider=rider,
            status=status,
            category="citizen",
            station=self.station,
            wishes=[{"on": (at.date() + timedelta(days=21)).isoformat(), "starts": "18:00", "hours": 4}],
            reason="To see a shift.",
            created_at=at,
            submitted_at=at,
            agreed_to_check_at=at,
            decided_at=at + timedelta(days=3 + number % 7) if is_decided else None,
            approved_until_on=self.today + timedelta(days=150) if status == S.APPROVED else None,
        )

    def _chain(self, batch: Batch, case: Application, at: datetime, *, past: bool) -> None:
        taken = {"verdict": "approved", "decided_at": at, "decided_by": self.desk} if past else {}
        batch.add(Decision(application=case, step=1, role=Role.COORDINATOR, **taken))
        batch.add(Decision(application=case, step=2, role=Role.SUPERVISOR))

    def _ride(self, batch: Batch, case: Application, number: int, at: datetime) -> None:
        on, back = at + timedelta(days=14), at + timedelta(days=14, hours=3)
        seat = batch.add(Seat(shift=self.shifts[number // 100], number=number % 100))
        times = {"completed_at": at, "valid_from_at": at, "valid_until_at": back}
        waiver = batch.add(Waiver(application=case, short_code=f"X{number:09}", status="signed", **times))
        batch.add(
            Ride(
                application=case,
                rider=case.rider,
                seat=seat,
                waiver=waiver,
                check_in_code=f"{number:08}",
                status="completed",
                starts_at=on,
                ends_at=back,
                started_at=on,
                ended_at=back,
                scheduled_by=self.desk,
            )
        )

    def _event(self, case: Application, name: str, at: datetime) -> Event:
        return Event(name=name, subject=case.pk, case=case.pk, actor=self.desk.pk, actor_name="Ridealong", at=at)

    def _mail(self, case: Application, at: datetime) -> Message:
        return Message(
            event="application.submitted",
            recipient="rider",
            case=case.pk,
            dedupe_key=f"scale:{case.pk}",
            message_id=f"<{case.pk}@ridealong.invalid>",
            to_address=case.rider.email,
            language="en",
            subject="We have your application",
            text="Thank you.",
            html="<p>Thank you.</p>",
            status="sent",
            created_at=at,
            sent_at=at,
        )


def _shifts(officer: Officer, newest_at: datetime, total: int) -> dict[int, Shift]:
    """One long-ago shift for every hundred applications, for their rides."""

    def made() -> Iterator[Shift]:
        for number in range(total // 100 + 1):
            starts_at = newest_at - timedelta(days=400, minutes=10 * number)
            yield Shift(officer=officer, station=officer.station, starts_at=starts_at, ends_at=starts_at + APART)

    return dict(enumerate(Shift.objects.bulk_create(list(made()))))

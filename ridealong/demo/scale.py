"""Many applications at once, for measuring: believable rows, written in bulk and not played."""

from datetime import date, timedelta
from itertools import islice, product

from django.utils import timezone

from ridealong.applications.models import Application, Rider
from ridealong.applications.status import ApplicationStatus
from ridealong.program.models import Program

FIRST = (
    "Ana",
    "Ben",
    "Chloé",
    "Dmitri",
    "Elif",
    "Farid",
    "Grace",
    "Hiro",
    "Ines",
    "Jamal",
    "Kofi",
    "Łucja",
    "Mei",
    "Nia",
)
LAST = (
    "Abbott",
    "Brown",
    "Castro",
    "Đặng",
    "Evans",
    "Fischer",
    "Gómez",
    "Hall",
    "Ito",
    "Jones",
    "Kim",
    "Lopez",
    "O’Neil",
)
STATES = (
    ApplicationStatus.CLOSED,
    ApplicationStatus.CLOSED,
    ApplicationStatus.DECLINED,
    ApplicationStatus.WITHDRAWN,
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.UNDER_REVIEW,
    ApplicationStatus.APPROVED,
    ApplicationStatus.EXPIRED,
)
AT_ONCE = 2000


def applications(count: int) -> None:
    """About `count` more, the newest now and one every ten minutes before it."""
    program = Program.objects.get(slug="citizen")
    station, rule_set, now = program.stations.first(), program.rule_set, timezone.now()
    start = Application.objects.filter(reference__startswith="AFX-").count()
    names = list(product(FIRST, LAST))
    numbers = iter(range(start, start + count))
    while batch := list(islice(numbers, AT_ONCE)):
        riders = [
            Rider(
                legal_name=" ".join(names[number % len(names)]),
                email=f"rider{number}@example.org",
                phone=f"+1662555{number % 10000:04}",
                born_on=date(1960 + number % 45, 1 + number % 12, 1 + number % 28),
            )
            for number in batch
        ]
        Rider.objects.bulk_create(riders)
        rows = []
        for number, rider in zip(batch, riders, strict=True):
            status, sent_at = STATES[number % len(STATES)], now - timedelta(minutes=10 * number)
            is_decided = status in {ApplicationStatus.CLOSED, ApplicationStatus.DECLINED, ApplicationStatus.APPROVED}
            rows.append(
                Application(
                    reference=f"AFX-{number:07}",
                    program=program,
                    rule_set=rule_set,
                    rider=rider,
                    status=status,
                    category="citizen",
                    station=station,
                    wishes=[{"on": (sent_at.date() + timedelta(days=21)).isoformat(), "starts": "18:00", "hours": 4}],
                    reason="To see a shift.",
                    created_at=sent_at,
                    submitted_at=sent_at,
                    decided_at=sent_at + timedelta(days=3 + number % 7) if is_decided else None,
                    approved_until_on=(now + timedelta(days=150)).date() if is_decided else None,
                )
            )
        Application.objects.bulk_create(rows)

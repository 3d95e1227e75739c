"""What a draft of rules would change for ten thousand open cases."""

import time
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.program import rulebook
from ridealong.rides import what_if
from tests import factories
from tests.benchmarks.measure import Result, result

CASES = 10_000
SECONDS = 10  # a few, on a slow machine


def bench() -> Iterator[Result]:
    program = factories.make_program()
    by = User.objects.the_program()
    riders = Rider.objects.bulk_create(
        Rider(legal_name=f"Rider {number}", born_on=timezone.localdate() - timedelta(days=7000 + number))
        for number in range(CASES)
    )
    known, station = program.rule_set, program.stations.first()
    wish = [{"on": factories.days_ahead(21).isoformat(), "starts": "18:00", "hours": 4}]
    Application.objects.bulk_create(
        Application(
            reference=f"B-{number}",
            program=program,
            rule_set=known,
            rider=rider,
            status="submitted",
            submitted_at=timezone.now(),
            category="citizen",
            station=station,
            wishes=wish,
        )
        for number, rider in enumerate(riders)
    )
    draft = rulebook.begin(program, known.rules.to_json() | {"min_age": 21}, by=by, based_on=known)
    trial = what_if.begin(draft, by=by)
    begun = time.process_time()
    while trial.status == "running":
        what_if.go_on(trial.pk)
        trial.refresh_from_db()
    yield result(f"what-if over {trial.done} open cases, seconds", time.process_time() - begun, 1, goal=SECONDS)

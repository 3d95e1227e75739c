import pydoc

import pytest
from django_q.models import Schedule

from ridealong import schedules

pytestmark = pytest.mark.django_db


def test_every_schedule_names_a_function_that_is_there():
    for regular in schedules.SCHEDULES:
        assert callable(pydoc.locate(regular.function)), regular.name
        assert bool(regular.minutes) != bool(regular.cron), regular.name


def test_the_rows_say_what_the_table_says():
    Schedule.objects.create(name="of an older version", func="gone.for_ever", schedule_type=Schedule.DAILY)
    schedules.ensure()
    rows = {row.name: row for row in Schedule.objects.all()}
    assert set(rows) == {regular.name for regular in schedules.SCHEDULES}
    assert rows["beat"].minutes == 1
    assert rows["prune results"].cron == "20 4 * * *"
    assert all(row.repeats == -1 for row in rows.values())


def test_once_more_changes_nothing_and_mends_what_was_changed():
    schedules.ensure()
    before = list(Schedule.objects.order_by("pk").values())
    schedules.ensure()
    assert list(Schedule.objects.order_by("pk").values()) == before
    Schedule.objects.filter(name="beat").update(func="os.abort", minutes=999)
    schedules.ensure()
    assert list(Schedule.objects.order_by("pk").values()) == before

import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_q.models import OrmQ

from ridealong.core import batches
from ridealong.core.batches import Batch
from ridealong.core.history import Event
from ridealong.core.workflow import IllegalMove

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(joan):
    return batches.ask("tests.nothing", "A list", by=joan, file_name="list.csv", media_type="text/csv", total=3)


def made(batch, content=b"three rows"):
    running = batches.claim(str(batch.pk))
    batches.put_away(running, io.BytesIO(content))
    return running


def test_asking_queues_the_work(batch):
    assert batch.status == "waiting"
    assert OrmQ.objects.count() == 1


def test_a_finished_file_is_read_back_and_the_reader_is_noted(batch, joan):
    ready = made(batch)
    assert (ready.status, ready.size, ready.done) == ("ready", 10, 3)
    with batches.read(ready, by=joan) as stream:
        assert stream.read() == b"three rows"
    assert Event.objects.of(batch).filter(name="batch.taken").count() == 1


def test_the_work_goes_on_from_what_was_noted(batch):
    batches.note(batches.claim(str(batch.pk)), 2, last="b")
    again = batches.claim(str(batch.pk))
    assert (again.status, again.done, again.about) == ("running", 2, {"last": "b"})


def test_a_second_try_replaces_the_file_of_the_first(batch, joan):
    default_storage.save(batch.path, io.BytesIO(b"half"))
    with batches.read(made(batch), by=joan) as stream:
        assert stream.read() == b"three rows"


def test_who_comes_late_finds_nothing_to_do(batch):
    made(batch)
    assert batches.claim(str(batch.pk)) is None
    assert batches.claim("0190b4c6-0000-7000-8000-000000000000") is None


def test_what_failed_is_not_finished(batch):
    running = batches.claim(str(batch.pk))
    batches.give_up(running)
    assert batches.claim(str(batch.pk)) is None
    with pytest.raises(IllegalMove):
        batches.put_away(running, io.BytesIO(b"x"))


def test_after_a_day_the_file_is_gone(batch):
    path = made(batch).path
    assert batches.forget_old() == 0
    Batch.objects.filter(pk=batch.pk).update(asked_at=timezone.now() - timedelta(hours=25))
    assert batches.forget_old() == 1
    assert not default_storage.exists(path)
    batch.refresh_from_db()
    assert batch.status == "gone"
    assert batches.forget_old() == 0

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_q.models import Success

from ridealong.core import heartbeat


@pytest.fixture(autouse=True)
def _folder(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path / "new")


def test_there_is_no_life_before_the_first_beat():
    assert not heartbeat.is_alive()


def test_a_beat_counts_for_four_minutes():
    heartbeat.beat()
    now = timezone.now()
    assert heartbeat.is_alive()
    assert heartbeat.is_alive(now + timedelta(minutes=3))
    assert not heartbeat.is_alive(now + timedelta(minutes=5))


def test_a_file_that_was_cut_short_is_no_beat():
    heartbeat.beat()
    (settings.DATA_DIR / "heartbeat").write_text("2026-1")
    assert not heartbeat.is_alive()


def result(days):
    stopped = timezone.now() - timedelta(days=days)
    return Success.objects.create(id=f"{days}", name=f"{days}", func="x", started=stopped, stopped=stopped)


@pytest.mark.django_db
def test_results_are_forgotten_after_two_weeks():
    young, _old = result(13), result(15)
    assert heartbeat.prune() == 1
    assert list(Success.objects.all()) == [young]

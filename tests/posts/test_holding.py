"""HOLD: who sets it and who ends it, and that it stands once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ridealong.core.history import Event
from ridealong.posts import holding
from ridealong.posts.actions import CannotPublish
from ridealong.posts.models import Hold

pytestmark = pytest.mark.django_db


def test_all_staff_may_set_it(joan, lindqvist, press, chief, administrator, law):
    for somebody in (joan, lindqvist, press, chief, administrator, law.account):
        assert holding.set_hold(by=somebody).set_by == somebody
        holding.release_hold(by=chief)


def test_riders_do_not_set_it(maya):
    with pytest.raises(CannotPublish, match="Only staff"):
        holding.set_hold(by=maya.account)
    assert not Hold.objects.exists()


def test_press_and_command_release_it(joan, press, chief, lindqvist, administrator, law, maya):
    holding.set_hold(by=joan)
    for somebody in (joan, lindqvist, administrator, law.account, maya.account):
        with pytest.raises(CannotPublish, match="Only press or command"):
            holding.release_hold(by=somebody)
    for somebody in (press, chief):
        holding.set_hold(by=joan)
        holding.release_hold(by=somebody)
        assert not Hold.objects.filter(released_at=None).exists()


def test_a_second_click_keeps_the_first_hold(joan, press):
    first = holding.set_hold(by=joan, reason="Officer hurt")
    assert holding.set_hold(by=press, reason="Another") == first
    assert Hold.objects.get().reason == "Officer hurt"
    assert Event.objects.filter(name="hold.set").count() == 1


def test_a_hold_is_on_record_to_its_end(joan, press):
    hold = holding.set_hold(by=joan, reason="x" * 500)
    holding.release_hold(by=press)
    hold.refresh_from_db()
    assert (len(hold.reason), hold.set_by, hold.released_by) == (200, joan, press)
    assert timezone.now() >= hold.released_at >= hold.set_at
    assert [event.name for event in Event.objects.of(hold)] == ["hold.set", "hold.released"]


def test_releasing_nothing_is_nothing(press):
    holding.release_hold(by=press)
    assert not Event.objects.exists()


def test_a_new_hold_follows_an_old_one(joan, press):
    old = holding.set_hold(by=joan)
    holding.release_hold(by=press)
    assert holding.set_hold(by=joan) != old
    assert Hold.objects.count() == 2


def test_the_database_knows_one_hold(joan, press):
    holding.set_hold(by=joan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(set_by=press)


@pytest.mark.parametrize("half", ["released_at", "released_by"])
def test_a_release_has_a_time_and_a_name(joan, press, half):
    holding.set_hold(by=joan)
    whole = {"released_at": timezone.now(), "released_by": press}
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.update(**{half: whole[half]})
    assert Hold.objects.update(**whole) == 1


def test_of_two_at_once_the_first_stands(joan, press, monkeypatch):
    first = holding.set_hold(by=joan, reason="Officer hurt")
    monkeypatch.setattr(Hold.objects, "filter", lambda **_found: Hold.objects.none())  # as it was a moment ago
    assert holding.set_hold(by=press, reason="Another") == first
    assert Hold.objects.count() == 1
    assert Event.objects.filter(name="hold.set").count() == 1


@pytest.mark.parametrize(("reason", "told"), [("Officer hurt", "Officer hurt"), ("", str(timezone.now().year))])
def test_a_hold_is_called_by_its_reason_or_its_moment(joan, reason, told):
    assert told in str(holding.set_hold(by=joan, reason=reason))

"""Several people at the same moment: exactly one wins, and the others are told. Needs a server that locks rows."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Role
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain, reviewing
from ridealong.applications.intake import writing
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event
from ridealong.roles import create_groups
from tests import factories, patience

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture(autouse=True)
def groups(db):
    create_groups()


def at_once(*acts):
    """Runs the acts at the same moment, each on a connection of its own; returns how they ended."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=patience.MOMENT)
            act()
        except Exception as error:
            return type(error)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(run, acts))


def fresh(application):
    return Application.objects.get(pk=application.pk)


def test_two_approvers_of_the_last_step():
    desk = factories.make_staff("Desk", Role.COORDINATOR)
    bosses = [factories.make_staff(f"Boss {number}", Role.SUPERVISOR) for number in range(4)]
    application = reviewing.begin_review(factories.make_application(), by=desk)
    factories.make_clearance(application, by=desk)
    chain.approve_step(application, by=desk)
    ended = at_once(*(lambda boss=boss: chain.approve_step(fresh(application), by=boss) for boss in bosses))
    assert ended == {None: 1, IllegalMove: 3}
    assert Event.objects.filter(name="application.approved").count() == 1


def test_a_yes_and_a_no():
    desk = factories.make_staff("Desk", Role.COORDINATOR)
    boss, other = (factories.make_staff(name, Role.SUPERVISOR) for name in ("Boss", "Other"))
    application = reviewing.begin_review(factories.make_application(), by=desk)
    factories.make_clearance(application, by=desk)
    chain.approve_step(application, by=desk)
    ended = at_once(
        lambda: chain.approve_step(fresh(application), by=boss),
        lambda: chain.decline(fresh(application), by=other, code="other"),
    )
    assert ended == {None: 1, IllegalMove: 1}
    assert fresh(application).status in {"approved", "declined"}


def test_one_rider_begins_in_four_windows():
    program, rider = factories.make_program(), factories.make_rider()
    ended = at_once(*[lambda: writing.begin(program, rider, by=rider.account)] * 4)
    assert ended == {None: 4}
    assert Application.objects.count() == 1


def test_many_riders_get_numbers_of_their_own():
    program = factories.make_program()
    riders = [factories.make_rider(f"Rider {number}") for number in range(6)]
    ended = at_once(*(lambda rider=rider: writing.begin(program, rider, by=rider.account) for rider in riders))
    assert ended == {None: 6}
    numbers = sorted(Application.objects.values_list("reference", flat=True))
    assert [number[-4:] for number in numbers] == ["0001", "0002", "0003", "0004", "0005", "0006"]


def test_sending_four_times_sends_once():
    application = factories.make_application("draft")
    account = application.rider.account
    ended = at_once(*[lambda: writing.submit(fresh(application), by=account)] * 4)
    assert ended == {None: 1, IllegalMove: 3}

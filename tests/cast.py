"""The people of every test. Owner, colleague, stranger; names of the world."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role, User
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.riders.rider import Rider
from ridealong.program.models import Program
from ridealong.shifts.models import Officer
from tests import factories


@pytest.fixture
def program(db: None) -> Program:
    """The citizen ride of Alder Falls, open to the public."""
    return factories.make_program()


@pytest.fixture
def maya(program: Program) -> Rider:
    """An adult rider."""
    return factories.make_rider("Maya Torres", account=factories.make_citizen("Maya Torres", "maya@example.org"))


@pytest.fixture
def stranger(program: Program) -> Rider:
    """Another rider, who must never see what is Maya's."""
    return factories.make_rider("Łukasz Nguyễn", account=factories.make_citizen("Łukasz Nguyễn", "lukasz@example.org"))


@pytest.fixture
def desmond(program: Program) -> Rider:
    """A rider of seventeen."""
    born_on = timezone.localdate() - timedelta(days=17 * 365 + 100)
    account = factories.make_citizen("Desmond O'Brien", "desmond@example.org")
    return factories.make_rider("Desmond O'Brien", account=account, born_on=born_on)


@pytest.fixture
def rosa(desmond: Rider) -> Guardian:
    """Desmond's mother, asked and not yet answered."""
    application = factories.make_application("guardian_pending", rider=desmond)
    account = factories.make_citizen("Rosa O'Brien", "rosa@example.org")
    return factories.make_guardian(application, "Rosa O'Brien", email=account.email, account=account)


@pytest.fixture
def joan(program: Program) -> User:
    """The coordinator."""
    return factories.make_staff("Joan Adeyemi", Role.COORDINATOR, email="joan@alderfalls.example.gov")


@pytest.fixture
def lindqvist(program: Program) -> User:
    """The supervisor: watch commander."""
    return factories.make_staff("Lt. Ana Lindqvist", Role.SUPERVISOR, email="lindqvist@alderfalls.example.gov")


@pytest.fixture
def law(program: Program) -> Officer:
    """An officer who takes riders."""
    return factories.make_officer("Law")


@pytest.fixture
def hill(program: Program) -> Officer:
    """Another officer, who must never see Law's rides."""
    return factories.make_officer("Hill")


@pytest.fixture
def press(program: Program) -> User:
    """The press officer."""
    return factories.make_staff("Wren Park", Role.PRESS, email="park@alderfalls.example.gov")


@pytest.fixture
def chief(program: Program) -> User:
    """Command."""
    return factories.make_staff("Chief Dana Whitcomb", Role.COMMAND, email="chief@alderfalls.example.gov")


@pytest.fixture
def administrator(program: Program) -> User:
    return factories.make_staff("Sam Ortiz", Role.ADMINISTRATOR, email="ortiz@alderfalls.example.gov")

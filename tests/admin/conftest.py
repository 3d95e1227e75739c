from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Role
from ridealong.applications.deciding import clearances, reviewing
from tests import factories


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def desk(client, joan):
    """Joan, the coordinator, at her desk."""
    client.force_login(joan)
    return client


@pytest.fixture
def records(program):
    return factories.make_staff("R. Castellanos", Role.RECORDS)


@pytest.fixture
def in_review(maya, joan):
    """Maya's case, read, its records check clear; the coordinator decides next."""
    case = factories.make_application("submitted", rider=maya)
    reviewing.begin_review(case, by=joan)
    clearance = clearances.request_clearance(case, by=joan)
    clearances.record_clearance(clearance, by=joan, outcome="clear")
    return case


@pytest.fixture
def approved(maya, joan):
    """Maya's case, approved, cleared, without a date."""
    case = factories.make_application("approved", rider=maya, decided_at=timezone.now() - timedelta(days=1))
    factories.make_clearance(case, by=joan)
    return case

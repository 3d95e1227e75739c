"""Orphans are swept, evidence never."""

import os

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.waivers import evidence, signing, tasks
from tests import factories

pytestmark = pytest.mark.django_db


def age(digest, hours):
    then = timezone.now().timestamp() - hours * 3600
    os.utime(default_storage.path(evidence.path_of(digest)), (then, then))


def test_an_old_file_without_a_row_goes(signed):
    kept = signing.file_of(signed).sha256
    orphan, young = evidence.put_away(b"%PDF orphan"), evidence.put_away(b"%PDF young")
    age(kept, 100)
    age(orphan, 25)
    age(young, 23)
    assert tasks.sweep_orphans() == 1
    assert default_storage.exists(evidence.path_of(kept))
    assert default_storage.exists(evidence.path_of(young))
    assert not default_storage.exists(evidence.path_of(orphan))


def test_nothing_stored_nothing_swept(db):
    assert tasks.sweep_orphans() == 0


@pytest.mark.parametrize("status", ["declined", "withdrawn", "expired"])
def test_the_waiver_of_a_case_that_came_to_nothing_is_void_by_morning(signed, status):
    Application.objects.filter(pk=signed.application_id).update(status=status)
    assert tasks.void_of_closed_cases() == 1
    signed.refresh_from_db()
    assert (signed.status, signed.files.count()) == ("void", 1)
    assert tasks.void_of_closed_cases() == 0


def test_the_waiver_of_an_open_case_stays(signed):
    assert tasks.void_of_closed_cases() == 0


def test_what_expires_takes_its_waiver_along(program, maya):
    application = factories.make_application("approved", rider=maya, approved_until_on=factories.days_ahead(-20))
    waiver = factories.make_signed_waiver(application)
    assert tasks.expire_unanswered() == 1
    application.refresh_from_db()
    waiver.refresh_from_db()
    assert (application.status, waiver.status) == ("expired", "void")

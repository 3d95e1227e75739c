"""When and by whom are both there, or neither is."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.core.pairs import paired
from tests import factories


@pytest.mark.parametrize("half", ["held_at", "held_by"])
def test_the_database_refuses_half_a_pair(db, joan, half):
    case = factories.make_application()
    value = timezone.now() if half == "held_at" else joan
    with pytest.raises(IntegrityError, match="application_held_at_with_by"), transaction.atomic():
        Application.objects.filter(pk=case.pk).update(**{half: value})


def test_both_or_neither_are_kept(db, joan):
    case = factories.make_application()
    assert Application.objects.filter(pk=case.pk).update(held_at=timezone.now(), held_by=joan) == 1
    assert Application.objects.filter(pk=case.pk).update(held_at=None, held_by=None) == 1


def test_the_name_says_whose_pair_it_is():
    assert paired("ban", "lifted").name == "ban_lifted_at_with_by"


@pytest.mark.parametrize("changes", [{"outcome": ""}, {"recorded_at": None}, {"recorded_by": None}])
def test_a_word_stands_with_them(db, joan, changes):
    clearance = factories.make_clearance(factories.make_application(), by=joan)
    with pytest.raises(IntegrityError, match="clearance_recorded_at_with_by_and_outcome"), transaction.atomic():
        Clearance.objects.filter(pk=clearance.pk).update(**changes)

"""A rider who applied twice: the desk finds both by a search, sees why they are alike, and makes them one."""

import pytest
from django.test import Client

from ridealong.models import Application, Event, Rider
from ridealong.rides import fitting
from tests import factories
from tests.journeys.people import follow, press, sign_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("kind", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_a_double_is_found_compared_and_merged(visit, axe, joan, program, kind, scheme):
    online = factories.make_rider("Nguyễn Thị Linh", email="linh@example.org")
    earlier = factories.make_application("submitted", rider=online)
    account = factories.make_citizen("Linh")
    paper = factories.make_rider("Linh Thi Nguyen", account=account, email="", phone="+16625557788")
    later = factories.make_application("guardian_pending", rider=paper)
    page = visit(kind, color_scheme=scheme)
    sign_in(page, Client(), joan)

    page.goto("/admin/ridealong/application/")
    axe(page)
    page.get_by_label("Search").fill("nguyen lin")
    press(page, "Search")
    axe(page)
    assert page.locator("#result_list tbody tr").count() == 2
    follow(page, "Nguyễn Thị Linh")
    assert "same name, same date of birth" in page.inner_text("#content")
    follow(page, "Linh Thi Nguyen")
    axe(page)
    follow(page, "Nguyễn Thị Linh")  # back by the likeness, to the entry that stays
    follow(page, "Same person twice")
    axe(page)
    page.get_by_label("Linh Thi Nguyen").check()
    page.get_by_label("I compared both entries").check()
    press(page, "Merge another entry")
    axe(page)
    assert "The two entries are one now" in page.inner_text("body")
    assert later.reference in page.inner_text("#content")

    assert not Rider.objects.filter(pk=paper.pk).exists()
    assert Application.objects.filter(rider=online).count() == 2
    assert Application.objects.get(pk=later.pk).status == "withdrawn"
    assert Application.objects.get(pk=earlier.pk).status == "submitted"
    assert Event.objects.in_case(later.pk).filter(name="application.withdrawn_as_double").exists()


def test_kept_apart_by_the_coordinator_without_a_word_to_others(visit, axe, joan, lindqvist, maya, law):
    case = factories.make_application("approved", rider=maya)
    factories.make_clearance(case, by=joan)
    seat = factories.make_seat(law)
    page = visit("desktop")
    sign_in(page, Client(), joan)
    page.goto(f"/admin/ridealong/rider/{maya.pk}/change/")
    follow(page, "Keep apart")
    axe(page)
    page.get_by_label("Officer or staff").select_option(label=str(law.account))
    page.get_by_label("Relatives").check()
    press(page, "Keep apart")
    axe(page)
    found = fitting.objections(case, seat, starts_at=seat.shift.starts_at, ends_at=seat.shift.ends_at)
    assert "seat_unavailable" in {reason.code for reason in found}
    sign_in(page, Client(), lindqvist)
    page.goto(f"/admin/ridealong/rider/{maya.pk}/change/")
    assert "apart" not in page.inner_text("body").lower()

"""The desk: sign-in by password and second factor, what needs somebody now, a decline, a taken seat, the day sheet."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from ridealong.models import Application, Ride
from tests import factories
from tests.journeys.people import follow, go, mail_to, sign_in, submit, take

pytestmark = pytest.mark.journey


@pytest.fixture
def secret(joan):
    """Joan's phone shows codes of this secret."""
    joan.authenticator_set.all().delete()
    secret = generate_totp_secret()
    TOTP.activate(joan, secret)
    return secret


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def enter(page):
    go(page, page.get_by_role("button", name="Sign in", exact=True))


@pytest.mark.parametrize(("kind", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_staff_come_in_by_password_and_second_factor(visit, axe, joan, secret, maya, kind, scheme):
    application = factories.make_application("submitted", rider=maya)
    page = visit(kind, color_scheme=scheme)
    page.goto("/admin/")
    assert "/accounts/login/" in page.url
    page.fill("[name=login]", joan.email)
    page.fill("[name=password]", "a wrong phrase")
    enter(page)
    axe(page)
    assert page.input_value("[name=login]") == joan.email
    page.fill("[name=password]", "a long pass phrase")
    enter(page)
    axe(page)
    page.goto("/admin/")
    assert "/admin" not in page.url.split("?")[0]  # a password alone opens nothing
    page.goto("/accounts/2fa/authenticate/")
    page.fill("[name=code]", code_now(secret))
    enter(page)
    page.goto("/admin/")
    axe(page)
    assert page.locator("h1").last.inner_text() == "Needs you now"
    follow(page, application.reference)
    axe(page)
    assert "Maya Torres" in page.locator("#content").inner_text()


def test_an_application_is_declined_with_a_reason_the_rider_reads(visit, axe, joan, maya):
    application = factories.make_application("under_review", rider=maya)
    desk, rider = visit(), visit("phone", color_scheme="dark")
    sign_in(desk, Client(), joan)
    sign_in(rider, Client(), maya.account)
    desk.goto(f"/admin/ridealong/application/{application.pk}/change/")
    take(desk, "Decline")
    axe(desk)
    desk.check("[name=code][value=capacity]")
    desk.fill("[name=note]", "Ask her again in spring.")
    submit(desk)
    axe(desk)
    assert Application.objects.get(pk=application.pk).status == "declined"
    rider.goto(f"/my/{application.pk}/")
    axe(rider)
    told = rider.locator("main").inner_text()
    assert "There is no free seat for now." in told
    assert "in spring" not in told + mail_to(maya.email).text


def test_two_coordinators_cannot_give_one_seat_away_twice(visit, axe, joan, maya, stranger, law):
    seat = factories.make_seat(law)
    first, second = (factories.make_application("approved", rider=rider) for rider in (maya, stranger))
    other = factories.make_staff("Tomás Reyes", "coordinator")
    for application in (first, second):
        factories.make_clearance(application, by=other)
    desk, neighbor = visit(), visit(color_scheme="dark")
    for page, account, application in ((desk, joan, first), (neighbor, other, second)):
        sign_in(page, Client(), account)
        page.goto(f"/admin/ridealong/application/{application.pk}/schedule/")
        axe(page)
        page.locator("[name=seat]").first.check()
    submit(desk)
    go(neighbor, neighbor.locator("#content form button[type=submit]").last)
    axe(neighbor)
    assert "This seat was just taken. Choose another one." in neighbor.locator(".ra-errors").inner_text()
    ride = Ride.objects.get()
    assert (ride.application, ride.seat) == (first, seat)
    desk.goto("/admin/board/")
    axe(desk)


def test_the_day_sheet_is_printed_from_the_desk(visit, axe, joan, maya, law):
    seat = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(0), "17:00"))
    factories.make_ride("confirmed", application=factories.make_application("approved", rider=maya), seat=seat)
    desk = visit()
    sign_in(desk, Client(), joan)
    desk.goto("/admin/")
    axe(desk)
    link = desk.get_by_role("link", name="(PDF)").first.get_attribute("href")
    paper = desk.context.request.get(f"{desk.base_url}{link}")
    assert paper.headers["content-type"] == "application/pdf"
    assert "no-store" in paper.headers["cache-control"]
    assert paper.body().startswith(b"%PDF")

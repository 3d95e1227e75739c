"""The whole story: from a citizen's first click to a post handed over, every part played in a browser."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.models import Event, PostDraft, Publication, Ride, SealedFile
from ridealong.waivers.evidence import content
from ridealong.waivers.verification import verify
from tests import factories
from tests.journeys.applying import EVENING, apply
from tests.journeys.people import apart, go, press, sign_in, submit, take

pytestmark = pytest.mark.journey


def case_page(application):
    return f"/admin/ridealong/application/{application.pk}/change/"


def test_the_whole_story(visit, axe, program, law, joan, lindqvist, press_officers, live_server):
    seat = factories.make_seat(law, starts_at=factories.local(EVENING, "16:00"))
    citizen, desk, watch = visit(), visit(color_scheme="dark"), visit()
    sign_in(desk, Client(), joan)
    sign_in(watch, Client(), lindqvist)

    application = apply(citizen, axe)
    assert application.status == "submitted"

    # The desk reads, asks, gets its answer, and records the outcome of the check.
    desk.goto("/admin/")
    axe(desk)
    desk.goto(case_page(application))
    axe(desk)
    press(desk, "Begin the review")
    take(desk, "Ask for more")
    axe(desk)
    desk.fill("[name=question]", "Which school do you teach at?")
    go(desk, desk.locator("main button[type=submit], #content input[type=submit]").first)
    citizen.goto(f"/my/{application.pk}/")
    axe(citizen)
    citizen.goto(f"/my/{application.pk}/answer/")
    citizen.locator("textarea").first.fill("Alder Falls Middle School.")
    go(citizen, citizen.locator("main form button.ra-go").first)
    desk.goto(case_page(application))
    press(desk, "Ask for the records check")
    take(desk, "Record the outcome")
    desk.check("[name=outcome][value=clear]")
    submit(desk)
    take(desk, "Approve…")
    submit(desk)
    watch.goto(case_page(application))
    axe(watch)
    take(watch, "Approve…")
    submit(watch)
    application.refresh_from_db()
    assert application.status == "approved"

    # The rider signs on screen and keeps a sealed copy.
    citizen.goto(f"/my/{application.pk}/waiver/")
    axe(citizen)
    for box in citizen.locator("main form input[type=checkbox]").all():
        box.check()
    citizen.fill("[name=typed_name]", "Priya Nguyễn")
    press(citizen, "Sign now")
    axe(citizen)
    assert apart(verify, content(SealedFile.objects.get(kind="waiver"))).is_genuine

    # The desk finds a date; the officer accepts on a phone.
    desk.goto(case_page(application))
    take(desk, "Find a date")
    axe(desk)
    desk.locator("[name=seat]").first.check()
    submit(desk)
    ride = Ride.objects.get(application=application)
    assert ride.seat == seat
    phone = visit("phone", color_scheme="dark")
    sign_in(phone, Client(), law.account)
    phone.goto("/officer/")
    axe(phone)
    press(phone, "Accept")
    citizen.goto(f"/my/{application.pk}/")
    axe(citizen)
    assert "You ride on" in citizen.locator("h1").inner_text()
    code = Ride.objects.get(pk=ride.pk).check_in_code
    assert code in citizen.content()

    # The evening comes.
    bring_forward(ride)
    phone.goto(f"/officer/rides/{ride.pk}/check-in/")
    axe(phone)
    for box in phone.locator("main form input[type=checkbox]").all():
        box.check()
    phone.fill("[name=code]", code)
    phone.fill("[name=witness_name]", "Officer Law")
    press(phone, "Sign and check in")
    axe(phone)
    assert SealedFile.objects.filter(kind="attestation").exists()
    press(phone, "Start")
    take(phone, "Drop off")
    axe(phone)
    phone.fill("[name=place]", "Lobby of the library")
    phone.check("[name=is_dispatch_told]")
    press(phone, "Dropped off")
    press(phone, "is back in the car")
    phone.goto(f"/officer/rides/{ride.pk}/end/")
    axe(phone)
    phone.locator("[name=how]").first.check()
    press(phone, "End the ride")
    phone.goto(f"/officer/rides/{ride.pk}/report/")
    axe(phone)
    phone.locator("[name=conduct]").last.check()
    phone.fill("[name=light_moment]", "A goose held the intersection. It knows what it did.")
    press(phone, "Send the report")

    # Afterwards: feedback, choices, and the coordinator's yes.
    citizen.goto(f"/my/{application.pk}/feedback/")
    axe(citizen)
    citizen.check("[name=stars][value='5']")
    citizen.fill("[name=text]", "I knew half of this town.")
    go(citizen, citizen.locator("main form button[type=submit]").first)
    citizen.goto(f"/my/{application.pk}/publicity/")
    axe(citizen)
    citizen.check("[name=allows_posts][value=yes]")
    citizen.check("[name=name_scope][value=first_name]")
    go(citizen, citizen.locator("main form button[type=submit]").first)
    desk.goto(case_page(application))
    press(desk, "Approve for publicity")
    axe(desk)

    # The press officer writes, a second person approves, and the text is handed over.
    author, approver = press_officers
    writer, second = visit(), visit()
    sign_in(writer, Client(), author)
    sign_in(second, Client(), approver)
    post = PostDraft.objects.get(ride=ride, kind="short")
    writer.goto("/press/")
    axe(writer)
    writer.goto(f"/press/{post.pk}/")
    axe(writer)
    writer.fill("textarea[name=text]", "Priya rode with us tonight. A goose held the intersection for eleven minutes.")
    answer_questions(writer)
    press(writer, "Save draft")
    press(writer, "Send to a second person")
    axe(writer)
    second.goto(f"/press/{post.pk}/")
    press(second, "Approve")
    post.refresh_from_db()
    assert (post.status, post.approved_by) == ("approved", approver)
    writer.goto(f"/press/{post.pk}/")
    axe(writer)
    hand_over(writer)
    assert Publication.objects.get(post=post).text.startswith("Priya rode with us")

    # And the case page tells all of it as one story.
    desk.goto(case_page(application))
    told = desk.locator(".ra-route").first.inner_text()
    order = ["Application begun", "Application sent", "Review begun", "The rider answered", "Records check recorded",
             "Approved", "Waiver signed and sealed", "Ride scheduled", "Waiver witnessed", "Rider checked in",
             "Ride begun", "Rider dropped off", "Ride completed", "Officer's report", "Rider's feedback",
             "Publicity choices made", "Approved for publicity"]  # fmt: skip
    places = [told.find(words) for words in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places), dict(zip(order, places, strict=True))
    assert Event.objects.filter(case=application.pk).count() > 25


@pytest.fixture
def press_officers(press):
    return press, factories.make_staff("Noor Haddad", "press")


def bring_forward(ride):
    """Today is the evening of the ride."""
    start = timezone.now() - timedelta(minutes=10)
    type(ride.seat.shift).objects.filter(pk=ride.seat.shift_id).update(
        starts_at=start - timedelta(hours=1), ends_at=start + timedelta(hours=8)
    )
    Ride.objects.filter(pk=ride.pk).update(starts_at=start, ends_at=start + timedelta(hours=4))


def answer_questions(page):
    """Choosing by position: the first choice of each is "not answered"."""
    for name, choice in (("recognised", "no"), ("minor", "no"), ("clear", "yes")):
        page.locator(f"[name={name}]").select_option(choice)
    page.locator("[name=joke]").select_option(index=2)


def hand_over(page):
    """Kept as handed over first; then the words are there to copy, and a link that shares them."""
    go(page, page.get_by_role("button", name="X", exact=True))
    assert page.locator("a[href*='x.com/intent/post']").count() == 1

"""Begun on a phone, sent from a desktop: nothing typed is lost, and a later application begins with what is known."""

import pytest

from ridealong.models import Application
from tests import factories
from tests.journeys.people import enter_code, follow, press

pytestmark = pytest.mark.journey
ADDRESS = "priya@example.org"
EVENING = factories.days_ahead(21)
REST = {
    "How do we reach you?": {"phone": "(662) 555-0164", "address": "12 Elm Street, Alder Falls"},
    "Whom do we call": {
        "emergency_name": "Adwoa O'Brien",
        "emergency_relation": "sister",
        "emergency_phone": "(662) 555-0109",
    },
    "Which dates": {"date_1": EVENING.isoformat(), "starts_1": "18:00", "hours_1": "4"},
    "Why do you want": {"reason": "I teach civics."},
}


def begin(page):
    page.goto("/apply/citizen/")
    page.fill("input[type=email]", ADDRESS)
    press(page, "Send me a code")
    enter_code(page, ADDRESS)


def fill(page, answers):
    for name, value in answers.items():
        field = page.locator(f"[name={name}]")
        field.select_option(value) if name == "hours_1" else field.fill(value)


def test_begun_on_a_phone_and_sent_from_a_desktop(visit, axe, program):
    phone = visit("phone")
    begin(phone)
    follow(phone, "Who are you?")
    # The line breaks off in the middle of the page: what was typed right has been kept by itself.
    phone.fill("[name=legal_name]", "Priya Nguyễn")
    with phone.expect_response(lambda response: response.status == 204):
        phone.fill("[name=born_on]", "1994-03-03")
        phone.locator("[name=born_on]").blur()
    assert "is kept" in phone.locator("#kept").inner_text()
    axe(phone)
    # A mistake is told, and what is right beside it is kept with the same press.
    phone.select_option("[name=id_kind]", "passport")
    phone.fill("[name=legal_name]", "")
    press(phone, "Save and continue")
    assert "Fill this in" in phone.content()
    phone.close()

    desktop = visit("desktop")
    begin(desktop)
    desktop.goto("/my/")
    tasks = f"/my/{Application.objects.get().pk}/apply/"
    desktop.goto(tasks)
    assert "Priya Nguyễn" in desktop.content()
    follow(desktop, "Who are you?")
    assert desktop.locator("[name=born_on]").input_value() == "1994-03-03"
    assert desktop.locator("[name=id_kind]").input_value() == "passport"
    for title, answers in REST.items():
        desktop.goto(tasks)
        follow(desktop, title)
        fill(desktop, answers)
        press(desktop, "Save and continue")
    desktop.goto(tasks)
    follow(desktop, "Does anything stand against")
    for name, value in {"has_relative_here": "no", "has_open_case": "no", "attestation": "none_applies"}.items():
        desktop.check(f"[name={name}][value={value}]")
    press(desktop, "Save and continue")
    for box in desktop.locator("main form input[type=checkbox]").all():
        box.check()
    press(desktop, "Send my application")
    sent = Application.objects.get()
    assert (sent.status, sent.rider.legal_name) == ("submitted", "Priya Nguyễn")

    # Next year: the same person, from another browser.
    Application.objects.update(status="closed")
    again = visit("phone")
    begin(again)
    assert sent.reference in again.content()
    axe(again)
    assert again.locator(".ra-tasks li", has_text="Whom do we call").inner_text().count("Done") == 1
    assert again.locator(".ra-tasks li", has_text="Why do you want").inner_text().count("To do") == 1

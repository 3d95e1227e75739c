"""The citizen's way from the home page to an application that is sent."""

from ridealong.models import Application
from tests import factories
from tests.journeys.people import enter_code, follow, press

ADDRESS = "priya@example.org"
NAME = "Priya Nguyễn"
EVENING = factories.days_ahead(21)


def apply(page, axe):
    """The citizen reads, checks, gives an address, types a code, and answers one page after the other."""
    page.goto("/")
    axe(page)
    follow(page, "May I ride?")
    page.fill("[name=born_on]", "1994-03-03")
    page.fill("[name=ride_on]", EVENING.isoformat())
    press(page, "Check")
    assert page.locator("h1").inner_text().startswith("Yes.")
    axe(page)
    follow(page, "Apply for a seat")
    axe(page)
    page.fill("input[type=email]", ADDRESS)
    press(page, "Send me a code")
    axe(page)
    enter_code(page, ADDRESS)
    axe(page)
    if page.get_by_role("button", name="Begin my application").count():
        press(page, "Begin my application")
    axe(page)
    sections = {
        "Who are you?": {"legal_name": NAME, "born_on": "1994-03-03", "id_kind": "passport"},
        "How do we reach you?": {"phone": "(662) 555-0164", "address": "12 Elm Street, Alder Falls"},
        "Whom do we call": {
            "emergency_name": "Adwoa O'Brien",
            "emergency_relation": "sister",
            "emergency_phone": "(662) 555-0109",
        },
        "Which dates": {"date_1": EVENING.isoformat(), "starts_1": "18:00", "hours_1": "4"},
        "Why do you want": {"reason": "I teach civics; my class asks better questions than I can answer."},
    }
    tasks = page.url
    for title, answers in sections.items():
        page.goto(tasks)
        follow(page, title)
        axe(page)
        for name, value in answers.items():
            field = page.locator(f"[name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        press(page, "Save and continue")
        assert page.locator(".ra-errors").count() == 0, page.locator(".ra-errors").inner_text()
    page.goto(tasks)
    follow(page, "Does anything stand against")
    axe(page)
    page.check("[name=has_relative_here][value=no]")
    page.check("[name=has_open_case][value=no]")
    page.check("[name=attestation][value=none_applies]")
    press(page, "Save and continue")
    page.goto(f"{tasks}answers/")
    axe(page)
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    press(page, "Send my application")
    axe(page)
    return Application.objects.get(rider__email=ADDRESS)

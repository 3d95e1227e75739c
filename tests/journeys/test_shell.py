import pytest

from tests import factories
from tests.journeys.people import press

pytestmark = pytest.mark.journey
PATHS = ("/", "/ride/citizen/", "/ride/citizen/dates/", "/ride/citizen/check/", "/numbers/", "/privacy/",
         "/accessibility/", "/stories/", "/accounts/login/", "/no/such/page/")  # fmt: skip


def read(page, axe, language):
    for path in PATHS:
        page.goto(path)
        axe(page)
        assert page.locator("html").get_attribute("lang") == language, path
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["desktop", "phone"])
def test_what_the_town_reads(visit, axe, program, law, kind, scheme):
    factories.make_seat(law, starts_at=factories.local(factories.days_ahead(21), "17:00"))
    read(visit(kind, color_scheme=scheme), axe, "en")


def test_the_town_reads_spanish(visit, axe, program, law):
    """Chosen at the foot of a page, and kept from page to page."""
    factories.make_seat(law, starts_at=factories.local(factories.days_ahead(21), "17:00"))
    page = visit("phone")
    page.goto("/")
    press(page, "Español")
    read(page, axe, "es")

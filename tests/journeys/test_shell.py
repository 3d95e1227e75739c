import pytest

from tests import factories

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["desktop", "phone"])
def test_what_the_town_reads(visit, axe, program, law, kind, scheme):
    factories.make_seat(law, starts_at=factories.local(factories.days_ahead(21), "17:00"))
    page = visit(kind, color_scheme=scheme)
    for path in ("/", "/ride/citizen/", "/ride/citizen/dates/", "/ride/citizen/check/", "/numbers/", "/privacy/",
                 "/accessibility/", "/stories/", "/accounts/login/", "/no/such/page/"):  # fmt: skip
        page.goto(path)
        axe(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path

"""Nobody but the rider: strangers get 404 on every page, anonymous visitors the sign-in."""

import pytest
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from ridealong.web.rider.urls import urlpatterns
from tests import factories

pytestmark = pytest.mark.django_db

OF_A_CASE = [pattern for pattern in urlpatterns if "pk" in pattern.pattern.converters]


def address(pattern, case):
    values = {
        "pk": case.pk,
        "section": "you",
        "file": uuid7(),
        "message": uuid7(),
        "paper": uuid7(),
        "guardian": uuid7(),
    }
    return reverse(f"rider:{pattern.name}", kwargs={name: values[name] for name in pattern.pattern.converters})


@pytest.fixture
def case(maya, law):
    case = factories.make_application("approved", rider=maya)
    factories.make_ride(application=case, seat=factories.make_seat(law))
    return case


@pytest.mark.parametrize("pattern", OF_A_CASE, ids=lambda pattern: pattern.name)
def test_a_stranger_finds_nothing(signed_in, stranger, case, pattern):
    client = signed_in(stranger)
    assert client.post(address(pattern, case)).status_code in {404, 405}
    assert client.get(address(pattern, case)).status_code in {404, 405}


@pytest.mark.parametrize("pattern", OF_A_CASE, ids=lambda pattern: pattern.name)
def test_staff_find_nothing_here_either(signed_in, joan, case, pattern):
    assert signed_in(joan).get(address(pattern, case)).status_code in {404, 405}


@pytest.mark.once
@pytest.mark.parametrize("pattern", OF_A_CASE, ids=lambda pattern: pattern.name)
def test_anonymous_visitors_sign_in_first(client, case, pattern):
    for method in (client.get, client.post):
        response = method(address(pattern, case))
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", ["status", "my-data"])
def test_a_persons_own_pages_need_a_person(client, program, name):
    assert client.get(reverse(f"rider:{name}"))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("pattern", OF_A_CASE, ids=lambda pattern: pattern.name)
def test_no_page_breaks_in_any_status(signed_in, maya, pattern):
    client = signed_in(maya)
    for status in ("draft", "submitted", "guardian_pending", "needs_information", "under_review", "waitlisted",
                   "approved", "declined", "withdrawn", "expired", "closed"):  # fmt: skip
        case = factories.make_application(status, rider=maya)
        assert client.get(address(pattern, case)).status_code in {200, 302, 404, 405}
        type(case).objects.filter(pk=case.pk).update(status="expired")


def test_what_changes_something_wants_a_form_with_its_token(maya, case):
    client = Client(enforce_csrf_checks=True)
    client.force_login(maya.account)
    assert client.post(reverse("rider:withdraw", args=[case.pk])).status_code == 403

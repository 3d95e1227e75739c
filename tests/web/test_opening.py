import pytest
from django.core.cache import cache
from django.utils import timezone

from ridealong.program import letterhead
from ridealong.program.models import Department
from tests import factories

pytestmark = pytest.mark.django_db

CALM = "We are getting ready"


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def closed(program):
    Department.objects.update(opened_at=None)
    return program


@pytest.mark.parametrize("path", ["/", "/ride/citizen/", "/ride/citizen/check/", "/numbers/"])
def test_the_town_reads_that_it_is_not_open(client, closed, path):
    response = client.get(path)
    assert CALM in response.content.decode()
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"


def test_an_empty_installation_is_not_open(client):
    assert CALM in client.get("/").content.decode()


def test_staff_see_the_pages_as_they_will_be(client, closed, joan):
    client.force_login(joan)
    assert CALM not in client.get("/numbers/").content.decode()


def test_riders_wait_too(client, closed, maya):
    client.force_login(maya.account)
    assert CALM in client.get("/").content.decode()


def test_sign_in_stays_open(client, closed):
    assert client.get("/accounts/login/").status_code == 200
    assert client.get("/favicon.ico").status_code == 302


def test_it_opens_at_once(client, closed):
    assert CALM in client.get("/numbers/").content.decode()
    Department.objects.update(opened_at=timezone.now())
    assert CALM not in client.get("/numbers/").content.decode()


def test_an_open_program_costs_no_query(program, django_assert_num_queries):
    factories.make_department()
    with django_assert_num_queries(1):
        assert letterhead.letterhead().is_open
    with django_assert_num_queries(0):
        assert letterhead.letterhead().is_open

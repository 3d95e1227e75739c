"""A rider's browser, and how many queries a page costs."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

EVERY_PAGE = (
    'FROM "django_session"',
    'SELECT "accounts_user"."password"',
    'FROM "ridealong_department"',
    'FROM "ridealong_messagestyle"',  # from the cache for a minute
    "SAVEPOINT",
    "BEGIN",
    "COMMIT",
)


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def signed_in():
    """`signed_in(rider)` is the browser of that person."""

    def browser(person) -> Client:
        client = Client()
        client.force_login(getattr(person, "account", None) or person)
        return client

    return browser


@pytest.fixture
def queries_of():
    """The statements of a request, without session, user, what is cached for every page, and transactions."""

    def count(request) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            response = request()
        assert response.status_code in {200, 302}
        said = [query["sql"] for query in captured.captured_queries]
        return [sql for sql in said if not any(words in sql for words in EVERY_PAGE)]

    return count

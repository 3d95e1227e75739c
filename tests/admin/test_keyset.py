from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.admin.cases.applications import ApplicationPage
from ridealong.admin.places import Mark
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:ridealong_application_changelist")


@pytest.fixture
def seven(program, monkeypatch):
    """Seven cases, three of them begun in the same moment; newest first. Pages hold two."""
    monkeypatch.setattr(ApplicationPage, "list_per_page", 2)
    now = timezone.now()
    hours = (0, 1, 2, 2, 2, 3, 4)
    cases = [factories.make_application(created_at=now - timedelta(hours=ago)) for ago in hours]
    return [case.pk for case in sorted(cases, key=lambda case: (case.created_at, case.pk), reverse=True)]


def rows(page):
    return [case.pk for case in page.context["cl"].result_list]


def walk(desk, url, way):
    pages = []
    while url:
        page = desk.get(LIST + url)
        pages.append(rows(page))
        url = getattr(page.context["cl"], way)
    return pages


@pytest.mark.parametrize(("order", "is_reversed"), [("?", False), ("?o=5", True), ("?o=-5", False), ("?o=2", False)])
def test_every_row_comes_once_forth_and_back(desk, seven, order, is_reversed):
    wanted = seven[::-1] if is_reversed else seven
    forth = walk(desk, order, "older")
    assert [pk for page in forth for pk in page] == wanted
    last = desk.get(LIST + order)
    while last.context["cl"].older:
        last = desk.get(LIST + last.context["cl"].older)
    back = [rows(last), *walk(desk, last.context["cl"].newer, "newer")]
    assert [pk for page in back[::-1] for pk in page] == wanted


def test_a_new_filter_begins_at_the_first_page(desk, seven):
    second = desk.get(LIST + desk.get(LIST).context["cl"].older)
    assert "after=" not in second.context["cl"].get_query_string({"need": "review"})


def test_rows_that_come_in_between_move_nothing(desk, seven):
    older = desk.get(LIST).context["cl"].older
    factories.make_application()
    assert rows(desk.get(LIST + older)) == seven[2:4]


@pytest.mark.parametrize("mark", ["", "x", "_", "2026-01-01_x", "\x00", "2026-01-01T00:00:00+00:00_", "9" * 5000])
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_strange_mark_is_the_first_page(desk, seven, mark, way):
    assert rows(desk.get(LIST, {way: mark})) == seven[:2]


def test_a_mark_without_zone_is_none():
    pk = UUID(int=7)
    assert Mark.read(f"2026-01-01T00:00:00_{pk}") is None
    mark = Mark(datetime(2026, 1, 1, tzinfo=UTC), pk)
    assert Mark.read(str(mark)) == mark


@pytest.mark.parametrize("name", ["ridealong_application", "ridealong_ride", "ridealong_message", "ridealong_event"])
def test_no_long_list_counts_or_sorts_the_table(desk, seven, name, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as done:
        desk.get(reverse(f"admin:{name}_changelist"))
    statements = [query["sql"] for query in done]
    assert not [sql for sql in statements if "COUNT(*)" in sql and "LIMIT" not in sql]
    assert not [sql for sql in statements if "OFFSET" in sql]

import csv
import io
from datetime import UTC, datetime

import pytest

from ridealong.core.history import Event
from tests import factories

pytestmark = pytest.mark.django_db
CSV = "/admin/applications.csv"


def rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_comes_as_it_is_shown(desk, maya, joan):
    case = factories.make_application("submitted", rider=maya, submitted_at=datetime(2026, 11, 3, 2, 30, tzinfo=UTC))
    [row] = rows(desk.get(CSV))
    assert (row["Case"], row["Name"], row["Status"]) == (case.reference, "Maya Torres", "To review")
    assert row["Sent"] == "2026-11-02 20:30"
    assert row["Waiting for"] == "Desk: Review"


def test_no_cell_is_a_formula(desk, maya):
    maya.legal_name = "=cmd|' /C calc'!A0"
    maya.save()
    factories.make_application("submitted", rider=maya)
    [row] = rows(desk.get(CSV))
    assert row["Name"] == "'=cmd|' /C calc'!A0"
    assert row["Phone"].startswith("'+1")


def test_filters_hold(desk, maya, stranger):
    factories.make_application("submitted", rider=maya)
    factories.make_application("declined", rider=stranger)
    assert [row["Name"] for row in rows(desk.get(CSV, {"status": "declined"}))] == ["Łukasz Nguyễn"]


def test_nothing_sealed_leaves_the_house(desk, maya):
    factories.make_application("submitted", rider=maya, id_number="X1234567")
    text = b"".join(desk.get(CSV).streaming_content).decode()
    for secret in ("X1234567", "Elm Street", "Adwoa", "1985"):
        assert secret not in text


def test_who_took_the_list_is_noted(desk, joan, maya):
    factories.make_application("submitted", rider=maya)
    desk.get(CSV, {"status": "submitted"})
    event = Event.objects.get(name="application.list_exported")
    assert (event.actor, event.details) == (joan.pk, {"kind": "csv", "filters": ["status"]})


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_one_case_and_for_three(desk, program, number, django_assert_num_queries):
    for _ in range(number):
        factories.make_application("submitted", rider=factories.make_rider())
    rows(desk.get(CSV))
    with django_assert_num_queries(12):
        rows(desk.get(CSV))


def test_the_list_is_for_who_works_cases(client, records, law):
    for person in (records, law.account):
        client.force_login(person)
        assert client.get(CSV).status_code == 404

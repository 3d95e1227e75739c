import io

import pytest
from django.urls import reverse

from ridealong.core import batches

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(joan):
    return batches.ask("tests.nothing", "A list", by=joan, file_name="list.csv", media_type="text/csv", total=3)


def finish(batch):
    batches.put_away(batches.claim(str(batch.pk)), io.BytesIO(b"three rows"))


def test_it_shows_how_far_it_is(desk, batch):
    batches.note(batches.claim(str(batch.pk)), 2)
    html = desk.get(reverse("admin:batch", args=[batch.pk])).content.decode()
    assert 'value="2" max="3"' in html
    assert "ridealong/reload.js" in html


def test_a_ready_file_is_taken_under_its_name(desk, batch):
    finish(batch)
    assert (
        reverse("admin:batch-file", args=[batch.pk])
        in desk.get(reverse("admin:batch", args=[batch.pk])).content.decode()
    )
    response = desk.get(reverse("admin:batch-file", args=[batch.pk]))
    assert b"".join(response.streaming_content) == b"three rows"
    assert response["Content-Disposition"] == 'attachment; filename="list.csv"'
    assert "no-store" in response["Cache-Control"]


def test_a_file_that_is_not_ready_cannot_be_taken(desk, batch):
    assert desk.get(reverse("admin:batch-file", args=[batch.pk])).status_code == 404


def test_nobody_sees_the_files_of_others(client, lindqvist, batch):
    finish(batch)
    client.force_login(lindqvist)
    for name in ("batch", "batch-file"):
        assert client.get(reverse(f"admin:{name}", args=[batch.pk])).status_code == 404
    assert "A list" not in client.get(reverse("admin:batches")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_needs_the_same_queries(desk, joan, number, django_assert_num_queries):
    for n in range(number):
        batches.ask("tests.nothing", f"List {n}", by=joan, file_name="x", media_type="text/csv")
    desk.get(reverse("admin:batches"))
    with django_assert_num_queries(5):
        desk.get(reverse("admin:batches"))

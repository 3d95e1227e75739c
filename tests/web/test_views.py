from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.urls import reverse
from PIL import Image

from ridealong.program import badge
from ridealong.program.models import Department
from ridealong.web import face, views
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def department():
    return Department.objects.create(name="Alder Falls Police Department", short_name="Alder Falls", colour="#5a1a1a")


def not_found(client):
    """A page that everybody may see and that stands in the whole shell."""
    return client.get(reverse("department-badge", args=["none"]))


def test_the_theme_is_kept_in_a_cookie_and_needs_no_script(client):
    assert 'media="screen and (prefers-color-scheme: dark)"' in not_found(client).content.decode()
    response = client.post("/theme/", {"theme": "dark", "next": "/somewhere/?page=2"})
    assert response["Location"] == "/somewhere/?page=2"
    page = not_found(client).content.decode()
    assert 'data-bs-theme="dark"' in page
    assert 'dark.css" media="screen">' in page
    client.post("/theme/", {"theme": "light"})
    assert "dark.css" not in not_found(client).content.decode()
    client.post("/theme/", {"theme": ""})
    assert "data-bs-theme" not in not_found(client).content.decode()


def test_the_theme_never_leads_away(client):
    assert client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})["Location"] == "/"
    assert client.get("/theme/").status_code == 405


def test_the_language_is_a_choice_of_everybody(client):
    client.post(reverse("set_language"), {"language": "es", "next": "/"})
    assert '<html lang="es"' in not_found(client).content.decode()


def test_the_department_costs_one_query_and_then_none(department, django_assert_num_queries):
    with django_assert_num_queries(1):
        shown = face.department_face()
    with django_assert_num_queries(0):
        assert face.department_face() == shown
    assert shown.short_name == "Alder Falls"


def test_a_page_loads_the_departments_own_colour(client, department):
    stylesheet = face.department_face().stylesheet
    assert stylesheet in not_found(client).content.decode()
    response = client.get(stylesheet)
    assert "--ra-band: #5a1a1a" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    assert "immutable" not in client.get(reverse("department-css", args=["old"]))["Cache-Control"]


def test_our_colour_needs_no_stylesheet(department):
    department.colour = "#16213a"
    department.save()
    assert face.department_face().stylesheet == ""


def test_the_badge_comes_as_small_as_pages_show_it(client, department):
    department.badge = badge.clean(factories.make_picture("PNG", (720, 840)))
    department.save()
    face.forget_department()
    response = client.get(face.department_face().badge_url)
    with Image.open(BytesIO(response.content)) as picture:
        assert (picture.size, response["Content-Type"]) == ((144, 168), "image/png")


def fail_with(error, rf):
    try:
        raise error
    except type(error):
        return views.server_error(rf.get("/"))


def test_a_database_that_is_down_is_a_pause(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = fail_with(OperationalError("gone"), rf)
    assert (response.status_code, response["Retry-After"]) == (503, "120")


def test_a_full_disk_is_a_pause(rf):
    assert fail_with(OSError(28, "No space left on device"), rf).status_code == 503


def test_everything_else_is_our_fault(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = fail_with(ZeroDivisionError(), rf)
    assert response.status_code == 500
    assert "ZeroDivisionError" not in response.content.decode()

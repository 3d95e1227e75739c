import pytest

from ridealong.models import Department
from ridealong.web.demo import views
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.demo.urls")]


@pytest.fixture
def alder_falls(program):
    Department.objects.update(is_demo=True)


def test_everybody_can_be_played(client, alder_falls, maya, joan, law):
    page = client.get("/demo/").content.decode()
    assert "Maya Torres" in page
    assert "Joan Adeyemi" in page
    assert "Officer Law" in page


@pytest.mark.parametrize(
    ("who", "where"), [("joan", "/admin/"), ("law", "/officer/"), ("press", "/press/"), ("maya", "/my/")]
)
def test_one_click_signs_in(client, alder_falls, request, who, where):
    person = request.getfixturevalue(who)
    account = getattr(person, "account", person)
    response = client.post(f"/demo/sign-in/{account.pk}/")
    assert response["Location"] == where
    assert client.session["_auth_user_id"] == str(account.pk)


def test_opening_a_sign_in_signs_nobody_in(client, alder_falls, maya):
    assert client.get(f"/demo/sign-in/{maya.account.pk}/").status_code == 405


def test_a_real_department_has_no_stage_door(client, program, maya):
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/sign-in/{maya.account.pk}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_outbox_is_there_before_any_mail(client, alder_falls):
    assert "Mail of the demo" in client.get("/demo/outbox/").content.decode()


def test_the_first_page_of_a_guardian_is_their_case(rosa):
    assert views._first_page(rosa.account) == f"/guardian/{rosa.pk}/"
    assert factories.make_department().is_demo is False

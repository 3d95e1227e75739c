import pytest
from django.contrib.messages import get_messages

from ridealong.admin.cases import bulk
from ridealong.applications.deciding import reviewing
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/ridealong/application/"


def post(client, name, *cases, **more):
    return client.post(LIST, {"action": name, "_selected_action": [case.pk for case in cases], **more})


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def three(program):
    return [factories.make_application("submitted", rider=factories.make_rider(f"Rider {n}")) for n in range(3)]


def statuses(cases):
    for case in cases:
        case.refresh_from_db()
    return [case.status for case in cases]


def test_nothing_happens_before_it_is_confirmed(desk, three):
    response = post(desk, "review", *three)
    assert len(response.context["fits"]) == 3
    assert statuses(three) == ["submitted"] * 3


def test_each_case_goes_its_way(desk, three):
    response = post(desk, "review", *three, confirm="1")
    assert statuses(three) == ["under_review"] * 3
    assert told(response) == ["3 cases: done."]


def test_what_does_not_fit_is_shown_and_left(desk, three, maya):
    closed = factories.make_application("closed", rider=maya)
    response = post(desk, "review", closed, *three)
    assert response.context["others"] == [closed]
    post(desk, "review", closed, *three, confirm="1")
    assert statuses([closed]) == ["closed"]


def test_a_refusal_of_one_keeps_back_only_that_one(desk, joan, three):
    for case in three:
        reviewing.begin_review(case, by=joan)
    for case in three[1:]:
        factories.make_guardian(case, "Joan Adeyemi", account=joan, status="consented")  # her own family
    response = post(desk, "approve", *three, confirm="1", note="")
    words = told(response)
    assert words[0] == "1 case: done."
    assert {line.partition(":")[0] for line in words[1:]} == {case.reference for case in three[1:]}


def test_a_form_with_an_error_keeps_what_was_typed(desk, three):
    response = post(desk, "ask", *three, confirm="1", question="Which school?", due_on="2001-01-01")
    assert "due_on" in response.context["form"].errors
    assert b"Which school?" in response.content
    assert statuses(three) == ["submitted"] * 3


def test_many_are_asked_the_same(desk, three):
    due = factories.days_ahead(9).isoformat()
    post(desk, "ask", *three, confirm="1", question="Which school?", due_on=due)
    assert [case.requests.get().question for case in three] == ["Which school?"] * 3


def test_a_forged_action_does_nothing(desk, three):
    assert post(desk, "delete_selected", *three, confirm="1").status_code in {200, 302}
    assert statuses(three) == ["submitted"] * 3


def test_too_many_at_once_are_refused(desk, three, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    assert told(post(desk, "review", *three, confirm="1")) == ["Choose at most 2 cases at once."]
    assert statuses(three) == ["submitted"] * 3


def test_the_same_click_twice_is_harmless(desk, three):
    post(desk, "review", *three, confirm="1")
    response = post(desk, "review", *three, confirm="1")
    assert b"applies to none" in response.content


def test_everybody_is_offered_what_they_may_do(client, joan, lindqvist, chief):
    offered = {person.name: set(bulk.actions(person)) for person in (joan, lindqvist, chief)}
    assert "review" in offered[joan.name]
    assert {"approve", "decline"} <= offered[lindqvist.name]


def test_who_only_reads_is_offered_nothing(records, program, client):
    client.force_login(records)
    assert bulk.actions(records) == {}

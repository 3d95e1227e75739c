"""The application as a form on paper."""

import pytest
from django.urls import reverse

from ridealong.applications.intake import on_paper
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


def test_anybody_may_print_the_empty_form(client, program):
    answer = client.get(reverse("public:application-form", args=["citizen"]))
    assert answer["Content-Type"] == "application/pdf"
    assert "Application to ride along" in reading.text(answer.content)
    assert not any(field["value"] not in {"", "/Off"} for field in reading.fields(answer.content).values())
    assert reverse("public:application-form", args=["citizen"]) in client.get("/ride/citizen/").content.decode()


def test_the_form_speaks_the_language_of_the_page(client, program):
    client.cookies["django_language"] = "es"
    text = reading.text(client.get(reverse("public:application-form", args=["citizen"])).content)
    assert program.rule_set.rules.disqualifiers[0].text["es"].split()[0] in text


def test_without_rules_there_is_no_form(client, program):
    program.rule_sets.update(status="retired")
    assert client.get(reverse("public:application-form", args=["citizen"])).status_code == 404


def test_questions_and_reasons_of_the_program_are_on_it(program):
    rules = {**program.rule_set.content}
    rules["questions"] = [{"code": "shirt", "text": {"en": "Size of the vest"}, "kind": "short"}]
    program.rule_sets.update(content=rules)
    del program.rule_set
    pdf = on_paper.blank_pdf(program, "en")
    assert reading.fields(pdf)["q_shirt"]["words"] == "Size of the vest"


def test_what_a_case_knows_is_filled_in_and_its_code_printed(maya):
    application = factories.make_application("draft", rider=maya, id_kind="passport", id_number="X1234567")
    pdf = on_paper.prefilled_pdf(application)
    fields, text = reading.fields(pdf), reading.text(pdf)
    assert fields["legal_name"]["value"] == "Maya Torres"
    assert fields["born_on"]["value"] == "June 21, 1985"
    assert fields["id_kind"]["value"] == "Passport"
    assert fields["emergency_name"]["value"] == "Adwoa Osei"
    assert application.reference in text
    assert "X1234567" not in pdf.decode("latin-1") + text


def test_a_name_beyond_latin_is_drawn(stranger):
    pdf = on_paper.prefilled_pdf(factories.make_application("draft", rider=stranger))
    assert "legal_name" not in reading.fields(pdf)
    assert "Łukasz Nguyễn" in reading.text(pdf)


def test_a_rider_prints_only_their_own(client, maya, stranger):
    application = factories.make_application("draft", rider=maya)
    url = reverse("rider:application-paper", args=[application.pk])
    client.force_login(maya.account)
    answer = client.get(url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert url in client.get(reverse("rider:tasks", args=[application.pk])).content.decode()
    client.force_login(stranger.account)
    assert client.get(url).status_code == 404

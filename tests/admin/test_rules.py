import json

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ridealong.program import rulebook
from ridealong.program.models import Program, RuleSet
from ridealong.rides import what_if
from ridealong.rides.trials import RuleTrial
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def draft(program, administrator):
    return rulebook.begin(program, program.rule_set.rules.to_json(), by=administrator, based_on=program.rule_set)


def url(name, rule_set, *more):
    return reverse(f"admin:rules-{name}", args=[rule_set.pk, *more])


def begin(office, **values):
    return office.post("/admin/rules/new/citizen/", values)


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_hub_leads_to_a_draft(office, program):
    html = office.get("/admin/rules/").content.decode()
    assert "Version 1" in html
    assert "/admin/rules/new/citizen/" in html


def test_a_draft_begins_with_the_rules_in_force(office, program):
    response = begin(office, start="in_force")
    draft = RuleSet.objects.get(status="draft")
    assert response.url == url("draft", draft)
    assert draft.rules == program.rule_set.rules
    assert begin(office, start="in_force").url == response.url


def test_a_draft_begins_with_a_preset(office, program):
    begin(office, start="campus")
    assert RuleSet.objects.get(status="draft").rules.length.max_hours == 3


def test_a_draft_begins_with_a_file(office, program):
    file = SimpleUploadedFile("rules.json", json.dumps({"min_age": 21}).encode())
    begin(office, start="file", file=file)
    assert RuleSet.objects.get(status="draft").rules.min_age == 21


def test_a_wrong_file_is_explained_line_by_line_and_nothing_is_taken(office, program):
    file = SimpleUploadedFile("rules.json", b'{\n "min_age": "many",\n "minage": 3\n}')
    response = begin(office, start="file", file=file)
    assert [problem.partition(":")[0] for problem in response.context["problems"]] == ["line 2", "line 3"]
    assert not RuleSet.objects.filter(status="draft").exists()


def test_a_file_that_is_missing_is_asked_for(office, program):
    assert "file" in begin(office, start="file").context["form"].errors


def test_what_is_exported_begins_the_same_draft(office, program):
    content = office.get(url("export", program.rule_set)).content
    begin(office, start="file", file=SimpleUploadedFile("rules.json", content))
    assert RuleSet.objects.get(status="draft").rules == program.rule_set.rules


def test_every_section_opens(office, draft):
    page = office.get(url("draft", draft))
    for line in page.context["lines"]:
        assert office.get(url("section", draft, line.section.code)).status_code == 200


def test_a_section_is_kept_in_the_draft_only(office, draft, program):
    response = office.post(url("section", draft, "notice"), {"notice-amount": "21", "notice-unit": "business_days",
                           "notice-and_business_days": "0", "notice-override_role": "command"})  # fmt: skip
    assert response.url == url("draft", draft)
    draft = RuleSet.objects.get(pk=draft.pk)
    assert (draft.rules.notice.amount, draft.rules.notice.unit) == (21, "business_days")
    assert Program.objects.get(pk=program.pk).rule_set.rules.notice.amount == 14
    assert next(
        line.changes for line in office.get(url("draft", draft)).context["lines"] if line.section.code == "notice"
    )


def test_a_mistake_stands_in_the_list_of_errors_and_nothing_is_lost(office, draft):
    response = office.post(url("section", draft, "notice"), {"notice-amount": "soon", "notice-unit": "days"})
    html = response.content.decode()
    assert 'href="#id_notice-amount"' in html
    assert 'value="soon"' in html


def test_a_kind_of_rider_has_a_section_in_its_own_way(office, program, administrator):
    content = program.rule_set.rules.to_json()
    content["categories"].append({"code": "explorer", "name": {"en": "Explorer"}})
    draft = rulebook.begin(program, content, by=administrator)
    where = len(content["categories"]) - 1
    typed = {"amount": "3", "unit": "days", "and_business_days": "0", "override_role": "supervisor"}
    address = f"{url('section', draft, 'notice')}?for=categories.{where}"
    office.post(address, {f"notice-{name}": value for name, value in typed.items()})
    draft = RuleSet.objects.get(pk=draft.pk)
    assert draft.rules.for_category("explorer").notice.amount == 3
    assert draft.rules.notice.amount == 14
    assert "Explorer: different" in office.get(url("draft", draft)).content.decode()


@pytest.mark.parametrize(
    ("code", "query"), [("nothing", ""), ("who", "?for=categories.99"), ("kinds", "?for=categories.0")]
)
def test_sections_that_are_not_there(office, draft, code, query):
    assert office.get(url("section", draft, code) + query).status_code == 404


def test_the_difference_is_told_in_words(office, draft, administrator):
    content = draft.rules.to_json()
    content["notice"]["amount"] = 30
    rulebook.rewrite(draft, content, by=administrator, section="notice")
    html = office.get(url("difference", draft)).content.decode()
    assert "<del>14</del>" in html
    assert "<ins>30</ins>" in html
    assert "<ins>30 days ahead." in html


def test_the_draft_is_tried_and_the_cases_are_listed(office, draft, administrator, maya):
    case = factories.make_application("submitted", rider=maya)
    rulebook.rewrite(draft, draft.rules.to_json() | {"min_age": 60}, by=administrator, section="who")
    office.post(url("trial", draft))
    assert "ridealong/reload.js" in office.get(url("trial", draft)).content.decode()
    office.post(url("trial", draft))  # a second click while it runs
    what_if.go_on(RuleTrial.objects.get().pk)
    html = office.get(url("trial", draft)).content.decode()
    assert case.reference in html
    assert "Does not fit" in html
    assert reverse("admin:rules-apply", args=[draft.pk]) not in html


def test_published_rules_can_be_applied_to_what_was_found(office, draft, administrator, maya):
    case = factories.make_application("submitted", rider=maya)
    rulebook.rewrite(draft, draft.rules.to_json() | {"min_age": 60}, by=administrator, section="who")
    what_if.go_on(what_if.begin(draft, by=administrator).pk)
    assert office.post(url("apply", draft)).status_code == 404
    office.post(url("publish", draft), {"is_sure": "on"})
    assert told(office.post(url("apply", draft)))[-1] == "1 case is held to the new rules."
    case.refresh_from_db()
    assert case.rule_set == draft


def test_publishing_at_once(office, draft, program):
    assert office.post(url("publish", draft), {"is_sure": "on"}).url == "/admin/rules/"
    assert Program.objects.get(pk=program.pk).rule_set == draft


def test_publishing_for_a_day_ahead_and_taking_it_back(office, draft, program):
    office.post(url("publish", draft), {"is_sure": "on", "from_on": factories.days_ahead(9).isoformat()})
    assert Program.objects.get(pk=program.pk).rule_set.number == 1
    assert reverse("admin:rules-recall", args=[draft.pk]) in office.get("/admin/rules/").content.decode()
    office.post(url("recall", draft))
    draft.refresh_from_db()
    assert draft.status == "reviewed"


@pytest.mark.parametrize("values", [{}, {"is_sure": "on", "from_on": "2001-01-01"}, {"is_sure": "on", "from_on": "x"}])
def test_publishing_asks_to_be_sure(office, draft, values):
    assert office.post(url("publish", draft), values).context["form"].errors
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_what_was_published_is_no_draft_any_more(office, draft, administrator):
    rulebook.publish(draft, by=administrator)
    for name in ("draft", "publish"):
        assert office.get(url(name, draft)).status_code == 404
    assert office.post(url("discard", draft)).status_code == 404
    assert office.get(url("difference", draft)).status_code == 200


def test_read_and_thrown_away(office, draft, administrator):
    office.post(url("review", draft))
    draft.refresh_from_db()
    assert draft.reviewed_by == administrator
    office.post(url("discard", draft))
    draft.refresh_from_db()
    assert draft.status == "retired"


@pytest.mark.parametrize("number", [1, 3])
def test_the_hub_needs_the_same_queries(office, program, number, django_assert_num_queries):
    for n in range(number - 1):
        factories.make_program(f"other{n}")
    office.get("/admin/rules/")
    with django_assert_num_queries(7):
        office.get("/admin/rules/")


def test_only_who_may_change_rules_sees_them_written(desk, press, client, draft):
    assert desk.get("/admin/rules/").status_code == 404
    assert desk.post(url("publish", draft), {"is_sure": "on"}).status_code == 404

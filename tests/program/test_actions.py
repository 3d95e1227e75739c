import pytest
from django.core.exceptions import ValidationError

from ridealong.core.history import Event
from ridealong.program import actions, opening
from ridealong.program.models import Department, Station
from ridealong.rules.presets import CLASSIC, YOUTH
from ridealong.rules.problems import RulesError
from ridealong.waivers import publishing
from ridealong.waivers.models import WaiverText
from tests import factories

pytestmark = pytest.mark.django_db


def test_there_is_one_department_and_history_says_what_changed(joan):
    actions.save_department(by=joan, name="Cedar Bay Police Department", short_name="Cedar Bay")
    department = actions.save_department(by=joan, short_name="The Bay")
    assert Department.objects.get() == department
    assert Event.objects.of(department).last().details == {"changed": ["short_name"]}


def test_a_wrong_value_is_not_kept(joan):
    with pytest.raises(ValidationError):
        actions.save_station(by=joan, name="Harbor", address="1 Harbor Road", time_zone="Mars/Olympus")
    assert not Station.objects.filter(name="Harbor").exists()


def test_a_new_version_leaves_the_old_to_what_is_under_way(program, joan):
    application = factories.make_application()
    before = program.rule_set
    after = actions.publish_rules(program, CLASSIC, by=joan)
    application.refresh_from_db()
    before.refresh_from_db()
    assert application.rule_set == before
    assert (before.status, after.status, after.number) == ("retired", "published", 2)
    assert program.rule_set == after


def test_rules_that_are_wrong_are_not_published(program, joan):
    with pytest.raises(RulesError):
        actions.publish_rules(program, {"min_age": "old"}, by=joan)
    assert program.rule_sets.count() == 1


def test_two_programs_of_one_name_have_two_addresses(joan):
    factories.make_station()
    slugs = [actions.create_program("Youth ride-along", YOUTH, by=joan).slug for _ in range(2)]
    assert slugs == ["youth-ride-along", "youth-ride-along-2"]


def test_what_is_missing_keeps_it_closed(program, joan):
    department = Department.objects.get()
    Department.objects.update(opened_at=None, tested_mail_at=None)
    with pytest.raises(opening.NotReady) as refused:
        opening.open_to_public(department, by=joan, has_waiver_texts=False)
    assert len(refused.value.reasons) == 3
    opening.confirm_mail(department, by=joan)
    factories.make_staff("Sam", "administrator")
    assert opening.open_to_public(department, by=joan, has_waiver_texts=publishing.are_complete()).opened_at


def test_a_text_of_the_departments_own_replaces_the_placeholder(program, joan):
    text = publishing.publish(program, "adult", "en", title="Release", body="Our counsel's words.", by=joan)
    assert (text.version, text.is_placeholder, text.published_by) == (2, False, joan)
    assert program.waiver_texts.in_force().filter(audience="adult", language="en").get() == text
    assert publishing.publish_placeholders(program, by=joan) == []
    assert publishing.publish(program, "adult", "en", title="Release", body="Our counsel's words.", by=joan) == text
    assert publishing.are_complete()


def test_texts_are_complete_when_every_signer_has_one(program):
    WaiverText.objects.filter(audience="guardian", language="en").delete()
    assert not publishing.are_complete()

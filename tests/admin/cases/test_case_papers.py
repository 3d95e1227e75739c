"""What the desk sees of a case beyond the common fields: papers, the program's questions, what somebody needs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.applications.handed_in import attachments
from ridealong.models import Answer, Application, Event
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db
QUESTION = {"code": "heard", "text": {"en": "How did you hear about us?"}, "kind": "choice"}
QUESTION["choices"] = [{"code": "friend", "text": {"en": "From a friend"}}]
RULES = {**ALDER_FALLS, "documents": ["rules", "waiver", "school_letter"], "questions": [QUESTION]}


@pytest.fixture
def program(db):
    return factories.make_program(rules=RULES)


@pytest.fixture
def case(maya):
    return factories.make_application("submitted", rider=maya, accommodation="An interpreter", id_kind="passport")


def page(desk, case):
    return desk.get(reverse("admin:ridealong_application_change", args=[case.pk])).content.decode()


def test_a_paper_is_opened_on_record(desk, case, joan):
    letter = attachments.attach(case, kind="school_letter", upload=factories.make_picture(), by=joan)
    address = reverse("admin:ridealong_application_paper", args=[case.pk, letter.pk])
    assert address in page(desk, case)
    response = desk.get(address)
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "no-store" in response["Cache-Control"]
    seen = Event.objects.in_case(case.pk).get(name="attachment.read")
    assert seen.actor == joan.pk


def test_a_paper_of_another_case_or_a_changed_one_is_not_shown(desk, case, joan):
    letter = attachments.attach(case, kind="school_letter", upload=factories.make_picture(), by=joan)
    other = factories.make_application("submitted")
    assert desk.get(reverse("admin:ridealong_application_paper", args=[other.pk, letter.pk])).status_code == 404
    attachments.default_storage.delete(letter.path)
    response = desk.get(reverse("admin:ridealong_application_paper", args=[case.pk, letter.pk]), follow=True)
    assert "missing or was changed" in response.content.decode()


def test_nobody_without_the_case_opens_its_papers(client, case, joan, press, law, maya):
    letter = attachments.attach(case, kind="school_letter", upload=factories.make_picture(), by=joan)
    address = reverse("admin:ridealong_application_paper", args=[case.pk, letter.pk])
    for person in (press, law.account, maya.account):
        client.force_login(person)
        assert client.get(address).status_code in {302, 403, 404}
    assert not Event.objects.filter(name="attachment.read").exists()


def test_a_deleted_paper_says_that_it_was_there(desk, case, joan):
    letter = attachments.attach(case, kind="school_letter", upload=factories.make_picture(), by=joan)
    program = type(joan).objects.the_program()
    type(letter).objects.filter(pk=letter.pk).update(deleted_at=timezone.now(), deleted_by=program)
    shown = page(desk, case)
    assert "Letter from your school" in shown
    assert "Deleted" in shown


def test_the_programs_questions_read_in_words(desk, case):
    Answer.objects.create(application=case, code="heard", value="friend")
    shown = page(desk, case)
    assert "How did you hear about us?" in shown
    assert "From a friend" in shown


def test_of_an_id_number_only_its_end_is_shown(desk, case):
    case.id_number = "X1234567"
    case.save()
    shown = page(desk, case)
    assert "ends in 4567" in shown
    assert "X1234567" not in shown
    Application.objects.filter(pk=case.pk).update(id_number="", id_number_purged_at=timezone.now())
    assert "deleted after the check" in page(desk, case)


def test_what_somebody_needs_is_asked_for_on_the_front_page_until_it_is_arranged(desk, case, joan):
    front = reverse("admin:index")
    assert "ask for help to take part" in desk.get(front).content.decode()
    desk.post(reverse("admin:ridealong_application_accommodation", args=[case.pk]))
    desk.post(reverse("admin:ridealong_application_accommodation", args=[case.pk]))
    case.refresh_from_db()
    assert case.accommodation_arranged_by == joan
    assert Event.objects.in_case(case.pk).filter(name="application.accommodation_arranged").count() == 1
    assert "Arranged" in page(desk, case)

"""A minor's guardians: named, asked, answering for themselves."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from ridealong.applications import completeness, facts, tasks
from ridealong.applications.guardians import consenting, naming
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.guardians.naming import Named
from ridealong.applications.intake import asking_back, writing
from ridealong.applications.intake.writing import Incomplete
from ridealong.core import links
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message
from ridealong.rules.presets import ALDER_FALLS
from tests import factories

pytestmark = pytest.mark.django_db
ROSA = {"name": "Rosa O'Brien", "relation": "mother", "email": "Rosa@Example.org"}


@pytest.fixture
def draft(program, desmond):
    return factories.make_application("draft", rider=desmond)


def events(guardian):
    return list(Event.objects.of(guardian).values_list("name", flat=True))


# --- naming ---


def test_a_draft_names_without_asking(draft, desmond):
    guardian = naming.name_guardian(draft, by=desmond.account, **ROSA)
    assert (guardian.email, guardian.status) == ("rosa@example.org", "invited")
    assert not Message.objects.exists()


def test_sending_asks_by_a_link_of_their_own(draft, desmond):
    guardian = naming.name_guardian(draft, by=desmond.account, **ROSA, language="es")
    assert writing.submit(draft, by=desmond.account).status == "guardian_pending"
    letter = Message.objects.get(event="guardian.invited")
    assert (letter.to_address, letter.language) == ("rosa@example.org", "es")
    assert (letter.link_purpose, letter.link_subject) == ("guardian", guardian.pk)
    assert "{{ link }}" in letter.text
    assert events(guardian) == ["guardian.invited"]


def test_a_minor_cannot_send_without_one(draft, desmond):
    with pytest.raises(Incomplete) as refusal:
        writing.submit(draft, by=desmond.account)
    assert set(refusal.value.problems) == {"guardian"}


def test_nobody_is_their_own_guardian(draft, desmond):
    with pytest.raises(CannotConsent, match="of their own"):
        naming.name_guardian(draft, by=desmond.account, **(ROSA | {"email": " DESMOND@example.org "}))


def test_another_address_replaces_who_has_not_answered(rosa, desmond):
    secret = links.mint("guardian", rosa.pk)
    other = naming.name_guardian(rosa.application, by=desmond.account, **(ROSA | {"email": "frank@example.org"}))
    rosa.refresh_from_db()
    assert (rosa.status, other.status) == ("replaced", "invited")
    with pytest.raises(links.LinkRefused):
        links.spend("guardian", secret)
    assert Message.objects.get(event="guardian.invited").to_address == "frank@example.org"


def test_the_same_address_only_corrects_the_words(rosa, desmond):
    same = naming.name_guardian(rosa.application, by=desmond.account, **(ROSA | {"name": "Rosa Maria O'Brien"}))
    assert (same.pk, same.name) == (rosa.pk, "Rosa Maria O'Brien")
    assert Guardian.objects.count() == 1


def test_who_has_consented_stays_as_signed(rosa, desmond):
    consenting.consent(rosa, by=rosa.account)
    application = factories.make_application("needs_information", rider=factories.make_rider())
    Guardian.objects.filter(pk=rosa.pk).update(application=application)
    same = naming.name_guardian(application, by=desmond.account, **(ROSA | {"name": "Somebody Else"}))
    assert (same.pk, same.name) == (rosa.pk, "Rosa O'Brien")


def test_who_said_no_can_be_asked_again(rosa, desmond):
    consenting.refuse_consent(rosa, by=rosa.account)
    again = naming.name_guardian(rosa.application, by=desmond.account, **ROSA)
    rosa.refresh_from_db()
    assert (rosa.status, again.status) == ("replaced", "invited")
    assert Message.objects.filter(event="guardian.invited", link_subject=again.pk).exists()


@pytest.mark.parametrize("status", ["submitted", "under_review", "approved", "declined", "withdrawn", "closed"])
def test_once_it_is_decided_about_the_desk_changes_guardians(program, desmond, status):
    application = factories.make_application(status, rider=desmond)
    with pytest.raises(CannotConsent, match="Ask the desk"):
        naming.name_guardian(application, by=desmond.account, **ROSA)


# --- accounts ---


def test_the_riders_own_account_is_never_the_guardians(rosa, desmond):
    with pytest.raises(CannotConsent, match="two people"):
        consenting.attach_account(rosa, desmond.account)


def test_a_link_that_was_passed_on_is_worth_nothing(draft, desmond, stranger):
    guardian = naming.name_guardian(draft, by=desmond.account, **ROSA)
    with pytest.raises(CannotConsent, match="somebody else"):
        consenting.attach_account(guardian, stranger.account)
    assert consenting.attach_account(guardian, factories.make_citizen(email="rosa@example.org")).account is not None


def test_an_account_is_attached_for_good(rosa):
    other = factories.make_citizen(email="rosa2@example.org")
    Guardian.objects.filter(pk=rosa.pk).update(email="rosa2@example.org")
    rosa.refresh_from_db()
    with pytest.raises(CannotConsent):
        consenting.attach_account(rosa, other)


# --- answering ---


def test_consent_sends_the_case_to_the_desk(rosa, desmond):
    consenting.consent(rosa, by=rosa.account, latest_end=time(21, 30))
    rosa.refresh_from_db()
    assert (rosa.status, rosa.latest_end, rosa.application.status) == ("consented", time(21, 30), "submitted")
    assert events(rosa) == ["guardian.consented"]
    assert Message.objects.get(event="guardian.consented").to_address == desmond.email


def test_consenting_twice_changes_nothing(rosa):
    consenting.consent(rosa, by=rosa.account)
    with pytest.raises(IllegalMove):
        consenting.consent(rosa, by=rosa.account)
    assert events(rosa) == ["guardian.consented"]


def test_a_guardians_limit_counts(rosa):
    consenting.consent(rosa, by=rosa.account, latest_end=time(21))
    assert "minor_latest_end" in [reason.code for reason in facts.reasons(rosa.application)]


@pytest.mark.parametrize("who", ["rider", "stranger", "staff"])
def test_nobody_answers_for_them(rosa, desmond, stranger, joan, who):
    account = {"rider": desmond.account, "stranger": stranger.account, "staff": joan}[who]
    for verb in (consenting.consent, consenting.refuse_consent):
        with pytest.raises(CannotConsent):
            verb(rosa, by=account)
    rosa.refresh_from_db()
    assert rosa.status == "invited"


def test_before_an_account_is_attached_nobody_answers(program, desmond, stranger):
    guardian = factories.make_guardian(factories.make_application("guardian_pending", rider=desmond))
    with pytest.raises(CannotConsent):
        consenting.consent(guardian, by=stranger.account)


@pytest.mark.parametrize("status", ["draft", "withdrawn", "declined", "expired", "closed"])
def test_nothing_is_signed_for_a_case_that_is_not_open(rosa, status):
    type(rosa.application).objects.filter(pk=rosa.application_id).update(
        status=status, submitted_at=None if status == "draft" else timezone.now()
    )
    with pytest.raises(CannotConsent, match="not open"):
        consenting.consent(rosa, by=rosa.account)


def test_a_no_keeps_the_case_waiting(rosa, desmond):
    consenting.refuse_consent(rosa, by=rosa.account)
    assert rosa.application.status == "guardian_pending"
    assert Message.objects.get(event="guardian.declined").to_address == desmond.email


@pytest.mark.parametrize("status", ["submitted", "under_review", "approved"])
def test_a_yes_taken_back_brings_the_case_back(rosa, status):
    consenting.consent(rosa, by=rosa.account)
    application = rosa.application
    approved = {"approved_until_on": factories.days_ahead(90), "decided_at": timezone.now()}
    type(application).objects.filter(pk=application.pk).update(
        status=status, **(approved if status == "approved" else {})
    )
    consenting.refuse_consent(rosa, by=rosa.account)
    application.refresh_from_db()
    assert (application.status, application.approved_until_on) == ("guardian_pending", None)


def test_an_adults_case_goes_on_without(program, maya):
    application = factories.make_application("under_review", rider=maya)
    account = factories.make_citizen(email="old@example.org")
    guardian = factories.make_guardian(application, account=account, email=account.email, status="consented")
    consenting.refuse_consent(guardian, by=account)
    application.refresh_from_db()
    assert application.status == "under_review"


@pytest.mark.parametrize(("signers", "after_one"), [("one", "submitted"), ("all", "guardian_pending")])
def test_one_or_all_as_the_rules_say(db, signers, after_one):
    rules = ALDER_FALLS | {"minors": ALDER_FALLS["minors"] | {"signers": signers}}
    program = factories.make_program("youth", rules)
    born_on = timezone.localdate() - timedelta(days=17 * 365)
    rider = factories.make_rider("Noor Haddad", born_on=born_on)
    application = factories.make_application("guardian_pending", rider=rider, program=program)
    people = [factories.make_citizen(email=f"parent{number}@example.org") for number in (1, 2)]
    first, second = (factories.make_guardian(application, email=who.email, account=who) for who in people)
    consenting.consent(first, by=people[0])
    application.refresh_from_db()
    assert application.status == after_one
    consenting.consent(second, by=people[1])
    application.refresh_from_db()
    assert application.status == "submitted"


# --- on paper ---


def test_staff_record_what_was_signed_by_hand(rosa, joan):
    consenting.consent_before_staff(rosa, by=joan, latest_end=None)
    rosa.refresh_from_db()
    assert (rosa.status, rosa.application.status) == ("consented", "submitted")


def test_not_for_their_own_child(rosa):
    with pytest.raises(CannotConsent, match="own family"):
        consenting.consent_before_staff(rosa, by=rosa.account, latest_end=None)


# --- coming of age ---


def test_who_turns_eighteen_before_the_ride_needs_nobody(program):
    birthday = factories.days_ahead(21)
    rider = factories.make_rider("Ada Lind", born_on=birthday.replace(year=birthday.year - 18))
    draft = factories.make_application("draft", rider=rider)
    assert not facts.needs_guardian(draft)
    assert facts.needs_guardian(draft, birthday - timedelta(days=1))
    assert writing.submit(draft, by=rider.account).status == "submitted"


def test_an_answer_that_makes_somebody_a_minor_waits_for_a_guardian(program, maya, joan):
    application = factories.make_application("submitted", rider=maya)
    asking_back.ask(application, by=joan, question="Is your date of birth right?")
    writing.save_person(application, by=maya.account, born_on=timezone.localdate() - timedelta(days=17 * 365))
    assert asking_back.answer(application, by=maya.account, answer="It was not.").status == "guardian_pending"


# --- several, and never the same person twice ---

FRANK = Named("Frank O'Brien", "father", "frank@example.org", "+16625550177")
MOTHER = Named("Rosa O'Brien", "mother", "rosa@example.org", "+16625550178")


@pytest.fixture
def all_sign(desmond):
    """A program where every guardian must agree."""
    program = factories.make_program("youth", ALDER_FALLS | {"minors": ALDER_FALLS["minors"] | {"signers": "all"}})
    return factories.make_application("draft", rider=desmond, program=program)


def name_both(application, by):
    return naming.name_guardians(application, [MOTHER, FRANK], by=by)


def answering(guardian):
    account = factories.make_citizen(guardian.name, guardian.email)
    return consenting.attach_account(guardian, account), account


def test_two_guardians_are_asked_each_by_a_link_of_their_own(all_sign, desmond):
    both = name_both(all_sign, desmond.account)
    writing.submit(all_sign, by=desmond.account)
    letters = Message.objects.filter(event="guardian.invited")
    assert {letter.to_address for letter in letters} == {"rosa@example.org", "frank@example.org"}
    assert {letter.link_subject for letter in letters} == {guardian.pk for guardian in both}


def test_the_case_goes_on_once_both_agree(all_sign, desmond):
    both = name_both(all_sign, desmond.account)
    writing.submit(all_sign, by=desmond.account)
    for guardian, expected in zip(both, ["guardian_pending", "submitted"], strict=True):
        guardian, account = answering(guardian)
        consenting.consent(guardian, by=account)
        all_sign.refresh_from_db()
        assert all_sign.status == expected


def test_where_all_must_agree_a_second_one_is_named_or_said_not_to_be(all_sign, desmond):
    naming.name_guardians(all_sign, [MOTHER], by=desmond.account)
    assert "every parent or guardian" in completeness.missing(all_sign)["guardian"]
    writing.save_section(all_sign, by=desmond.account, has_one_guardian=True)
    assert completeness.missing(all_sign) == {}


@pytest.mark.parametrize(
    "twin",
    [
        Named("Frank O'Brien", "father", "ROSA@example.org"),
        Named("rosa  o'brien", "mother", "other@example.org"),
        Named("Frank O'Brien", "father", "frank@example.org", MOTHER.phone),
    ],
    ids=["address", "name", "phone"],
)
def test_two_guardians_are_two_people(all_sign, desmond, twin):
    with pytest.raises(CannotConsent, match="guardian"):
        naming.name_guardians(all_sign, [MOTHER, twin], by=desmond.account)
    assert not all_sign.guardians.exists()


def test_a_guardian_is_not_the_rider_under_another_address(draft, desmond):
    for twin in (
        Named("desmond o'brien", "me", "me2@example.org"),
        Named("Somebody Else", "aunt", "aunt@example.org", str(desmond.phone)),
    ):
        with pytest.raises(CannotConsent, match="rider's own"):
            naming.name_guardians(draft, [twin], by=desmond.account)


def test_one_account_does_not_sign_for_two(all_sign, desmond):
    mother, father = name_both(all_sign, desmond.account)
    writing.submit(all_sign, by=desmond.account)
    mother, account = answering(mother)
    consenting.consent(mother, by=account)
    Guardian.objects.filter(pk=father.pk).update(email=account.email.upper())
    father.refresh_from_db()
    with pytest.raises(CannotConsent, match="signed already"):
        consenting.attach_account(father, account)


def test_who_is_named_no_more_is_not_asked_any_more(all_sign, desmond):
    mother, father = name_both(all_sign, desmond.account)
    naming.name_guardians(all_sign, [MOTHER], by=desmond.account)
    assert [one.pk for one in facts.standing_guardians(all_sign)] == [mother.pk]
    father.refresh_from_db()
    assert father.status == "replaced"


# --- the desk helps ---


def test_the_desk_sends_the_link_again_and_the_old_one_stops(rosa, joan):
    secret = links.mint("guardian", rosa.pk)
    consenting.ask_again(rosa, by=joan)
    assert Message.objects.filter(event="guardian.invited", link_subject=rosa.pk).count() == 1
    with pytest.raises(links.LinkRefused):
        links.look_up("guardian", secret)


def test_nobody_is_asked_again_who_has_answered(rosa, joan):
    consenting.consent(rosa, by=rosa.account)
    with pytest.raises(CannotConsent):
        consenting.ask_again(rosa, by=joan)


def test_the_desk_names_somebody_in_place_of_who_said_no(rosa, joan):
    consenting.refuse_consent(rosa, by=rosa.account)
    father = naming.name_for_rider(rosa.application, FRANK, by=joan, instead_of=rosa)
    rosa.refresh_from_db()
    assert (rosa.status, father.status) == ("replaced", "invited")
    assert Message.objects.filter(event="guardian.invited", to_address="frank@example.org").exists()


def test_one_more_guardian_sends_an_approved_case_back_to_wait(desmond, joan):
    case = factories.make_application("approved", rider=desmond)
    factories.make_guardian(case, status="consented", answered_at=timezone.now())
    naming.name_for_rider(case, FRANK, by=joan)
    assert case.status == "guardian_pending"


def test_nobody_names_a_guardian_for_their_own_child_or_on_a_closed_case(rosa, desmond, joan):
    Guardian.objects.filter(pk=rosa.pk).update(account=joan)
    with pytest.raises(CannotConsent, match="own family"):
        naming.name_for_rider(rosa.application, FRANK, by=joan)
    closed = factories.make_application("declined", rider=desmond)
    with pytest.raises(CannotConsent, match="not open"):
        naming.name_for_rider(closed, FRANK, by=joan)


# --- turning eighteen ---


def turns_adult_in(days):
    birthday = timezone.localdate() + timedelta(days=days)
    return birthday.replace(year=birthday.year - 18, day=min(birthday.day, 28))


def wish(days):
    return {"on": factories.days_ahead(days).isoformat(), "starts": "18:00", "hours": 4}


def test_who_is_of_age_on_every_date_ahead_goes_on_alone(rosa, desmond):
    application, secret = rosa.application, links.mint("guardian", rosa.pk)
    desmond.born_on = turns_adult_in(40)
    desmond.save()
    application.wishes = [wish(21), wish(60)]
    application.save()
    assert tasks.release_of_age() == 0
    application.wishes = [wish(-2), wish(80), wish(60)]
    application.save()
    assert tasks.release_of_age() == 1
    application.refresh_from_db()
    assert application.status == "submitted"
    assert set(Message.objects.values_list("event", "recipient")) == {
        ("application.of_age", "rider"),
        ("guardian.released", "guardian"),
    }
    with pytest.raises(links.LinkRefused):
        links.look_up("guardian", secret)
    assert Event.objects.in_case(application.pk).filter(name="application.of_age").count() == 1
    assert tasks.release_of_age() == 0


def test_a_minor_on_one_date_ahead_still_needs_consent(rosa, desmond):
    desmond.born_on = turns_adult_in(40)
    desmond.save()
    rosa.application.wishes = [wish(60), wish(21)]
    rosa.application.save()
    assert tasks.release_of_age() == 0


def test_nobody_consents_for_a_grown_up(program, joan):
    adult = factories.make_application("submitted")
    with pytest.raises(consenting.CannotConsent, match="of age"):
        naming.name_for_rider(adult, FRANK, by=joan)
    assert not adult.guardians.exists()

"""What may be told: the narrowest of all choices, as they stand in this second."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ridealong.core.history import Event
from ridealong.posts import consenting, consents
from ridealong.posts.consenting import CannotConsent
from ridealong.posts.consents import Allowed, allowed, named
from ridealong.posts.models import PublicityConsent
from tests import factories

pytestmark = pytest.mark.django_db
SCOPES = ["none", "initials", "first_name", "full_name"]
NOTHING = Allowed()
TAKEN_BACK = Allowed(is_withdrawn=True)


@pytest.fixture
def mother(minors_ride):
    return minors_ride.application.guardians.get()


def yesterday():
    return timezone.localdate() - timedelta(days=1)


# --- what is allowed ---


def test_silence_allows_nothing(ride):
    assert allowed(ride) == NOTHING


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("quote", [True, False])
def test_an_adult_decides_alone(ride, consent, scope, quote):
    consent(ride, name_scope=scope, allows_quote=quote)
    assert allowed(ride) == Allowed(posts=True, name_scope=scope, quote=quote)


def test_a_no_allows_nothing(ride, consent):
    consent(ride, allows_posts=False, name_scope="full_name", allows_quote=True)
    assert allowed(ride) == NOTHING


def test_a_no_is_stored_without_the_rest(ride, consent):
    given = consent(ride, allows_posts=False, name_scope="full_name", allows_quote=True)
    given.refresh_from_db()
    assert (given.allows_posts, given.name_scope, given.allows_quote) == (False, "none", False)


def test_a_guardian_of_an_adult_decides_nothing(ride, consent):
    account = factories.make_citizen("Rosa Torres")
    guardian = factories.make_guardian(ride.application, account=account)
    consent(ride, name_scope="full_name", allows_quote=True)
    consent(ride, guardian=guardian, allows_posts=False)
    assert allowed(ride) == Allowed(posts=True, name_scope="full_name", quote=True)


def test_a_minor_alone_allows_nothing(minors_ride, consent):
    consent(minors_ride, name_scope="full_name")
    assert not allowed(minors_ride).posts


def test_a_guardian_alone_allows_nothing(minors_ride, mother, consent):
    consent(minors_ride, guardian=mother, name_scope="full_name")
    assert not allowed(minors_ride).posts


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("mothers", SCOPES)
def test_of_two_choices_the_narrower_counts(minors_ride, mother, consent, scope, mothers):
    consent(minors_ride, name_scope=scope, allows_quote=True)
    consent(minors_ride, guardian=mother, name_scope=mothers, allows_quote=True)
    narrower = SCOPES[min(SCOPES.index(scope), SCOPES.index(mothers))]
    assert allowed(minors_ride) == Allowed(posts=True, name_scope=narrower, quote=True)


@pytest.mark.parametrize(("own", "mothers"), [(True, False), (False, True)])
def test_one_no_of_several_is_a_no(minors_ride, mother, consent, own, mothers):
    consent(minors_ride, allows_posts=own)
    consent(minors_ride, guardian=mother, allows_posts=mothers)
    assert allowed(minors_ride) == NOTHING


@pytest.mark.parametrize(("own", "mothers", "both"), [(True, True, True), (True, False, False), (False, True, False)])
def test_words_are_quoted_when_everybody_agrees(minors_ride, mother, consent, own, mothers, both):
    consent(minors_ride, allows_quote=own)
    consent(minors_ride, guardian=mother, allows_quote=mothers)
    assert allowed(minors_ride).quote == both


def test_every_guardian_who_chose_counts(minors_ride, mother, consent):
    father = factories.make_guardian(
        minors_ride.application, "Finn O'Brien", account=factories.make_citizen("Finn O'Brien")
    )
    for guardian, scope in [(None, "full_name"), (mother, "full_name"), (father, "initials")]:
        consent(minors_ride, guardian=guardian, name_scope=scope)
    assert allowed(minors_ride).name_scope == "initials"
    consent(minors_ride, guardian=father, allows_posts=False)
    assert not allowed(minors_ride).posts


def test_consent_is_of_one_ride(ride, minors_ride, consent):
    consent(ride, name_scope="full_name")
    assert not allowed(minors_ride).posts


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (1, True)])
def test_consent_ends_with_its_last_day(ride, consent, days, stands):
    consent(ride)
    PublicityConsent.objects.update(expires_on=timezone.localdate() + timedelta(days=days))
    assert allowed(ride).posts == stands


def test_an_expired_guardian_is_none(minors_ride, mother, consent):
    consent(minors_ride)
    consent(minors_ride, guardian=mother)
    PublicityConsent.objects.filter(guardian=mother).update(expires_on=yesterday())
    assert not allowed(minors_ride).posts


def test_what_was_taken_back_is_told_apart_from_silence(ride, consent):
    consenting.withdraw_consent(consent(ride), by=ride.rider.account)
    assert allowed(ride) == TAKEN_BACK


def test_a_guardian_takes_back_for_the_minor(minors_ride, mother, consent):
    consent(minors_ride)
    consenting.withdraw_consent(consent(minors_ride, guardian=mother), by=mother.account)
    assert allowed(minors_ride) == TAKEN_BACK


def test_a_new_choice_replaces_what_was_taken_back(ride, consent):
    consenting.withdraw_consent(consent(ride), by=ride.rider.account)
    consent(ride, name_scope="initials")
    assert allowed(ride) == Allowed(posts=True, name_scope="initials")


# --- choosing ---


def test_the_last_choice_counts_and_the_first_is_kept(ride, consent):
    first = consent(ride, name_scope="full_name")
    consent(ride, name_scope="none")
    first.refresh_from_db()
    assert first.withdrawn_at
    assert allowed(ride).name_scope == "none"
    assert PublicityConsent.objects.filter(ride=ride).count() == 2


def test_a_rider_and_a_guardian_do_not_replace_each_other(minors_ride, mother, consent):
    consent(minors_ride)
    consent(minors_ride, guardian=mother)
    assert PublicityConsent.objects.active().filter(ride=minors_ride).count() == 2


def test_nobody_chooses_for_another(ride, stranger, joan):
    for somebody in (stranger.account, joan):
        with pytest.raises(CannotConsent, match="Only the person concerned"):
            consenting.give_consent(ride, by=somebody, allows_posts=True)
    assert not PublicityConsent.objects.exists()


def test_a_rider_is_not_their_own_guardian(minors_ride, mother):
    with pytest.raises(CannotConsent):
        consenting.give_consent(minors_ride, by=minors_ride.rider.account, guardian=mother, allows_posts=True)
    with pytest.raises(CannotConsent):
        consenting.give_consent(minors_ride, by=mother.account, allows_posts=True)


def test_a_guardian_of_another_case_is_a_stranger(ride, minors_ride, mother):
    with pytest.raises(CannotConsent):
        consenting.give_consent(ride, by=mother.account, guardian=mother, allows_posts=True)


@pytest.mark.parametrize("status", ["confirmed", "cancelled", "turned_away", "no_show"])
def test_we_ask_after_the_ride(consent, maya, status):
    other = factories.make_ride(status, application=factories.make_application("approved", rider=maya))
    with pytest.raises(CannotConsent, match="after the ride"):
        consent(other)
    assert not PublicityConsent.objects.exists()


def test_a_choice_is_on_record(ride, consent, maya):
    given = consent(ride, name_scope="initials")
    event = Event.objects.of(given).get()
    assert (event.name, event.actor, event.case) == ("consent.given", maya.account_id, ride.application_id)
    assert event.details == {"allows_posts": True, "name_scope": "initials"}


# --- taking back ---


def test_only_who_gave_it_takes_it_back(ride, consent, stranger, joan):
    given = consent(ride)
    for somebody in (stranger.account, joan):
        with pytest.raises(CannotConsent):
            consenting.withdraw_consent(given, by=somebody)
    assert allowed(ride).posts


def test_a_second_click_changes_nothing(ride, consent, maya):
    given = consent(ride)
    consenting.withdraw_consent(given, by=maya.account)
    first = PublicityConsent.objects.get(pk=given.pk).withdrawn_at
    consenting.withdraw_consent(PublicityConsent.objects.get(pk=given.pk), by=maya.account)
    assert PublicityConsent.objects.get(pk=given.pk).withdrawn_at == first
    assert Event.objects.of(given).filter(name="consent.withdrawn").count() == 1


# --- what the database holds ---


def test_one_choice_stands_for_each(ride, consent, maya):
    consent(ride)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicityConsent.objects.create(ride=ride, allows_posts=True, given_by=maya.account)


def test_one_choice_stands_for_each_guardian(minors_ride, mother, consent):
    consent(minors_ride, guardian=mother)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicityConsent.objects.create(ride=minors_ride, guardian=mother, allows_posts=True, given_by=mother.account)


# --- names ---


@pytest.mark.parametrize(
    ("name", "scope", "told"),
    [
        ("Maya Torres", "none", "our rider"),
        ("Maya Torres", "initials", "M.T."),
        ("Maya Torres", "first_name", "Maya"),
        ("Maya Torres", "full_name", "Maya Torres"),
        ("Maya de la Torres", "initials", "M.T."),
        ("Maya de la Torres", "first_name", "Maya"),
        ("Maya de la Torres", "full_name", "Maya de la Torres"),
        ("Cher", "initials", "C."),
        ("Cher", "first_name", "Cher"),
        ("łukasz nguyễn", "initials", "Ł.N."),
        ("王小明", "initials", "王."),
        ("عمر الخطيب", "first_name", "عمر"),
        ("  Maya \t Torres ", "full_name", "Maya Torres"),
        ("", "full_name", "our rider"),
        ("   ", "initials", "our rider"),
    ],
)
def test_a_rider_is_named_as_agreed(name, scope, told):
    assert named(name, scope, anonymous="our rider") == told


def test_scopes_are_ordered_from_narrow_to_wide():
    assert consents.WIDTH == SCOPES

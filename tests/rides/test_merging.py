from datetime import timedelta

import pytest
from django.utils import timezone

from ridealong.applications.riders import keeping_apart, search
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.rider import Rider
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.rides import calling_off
from ridealong.rides.calling_off import CannotBan
from ridealong.rides.merging import CannotMerge, merge
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(program):
    """Maya again, as somebody typed her in from paper: no account."""
    person = {"email": "", "phone": "+16625559999", "preferred_name": "May", "address": ""}
    rider = Rider.objects.create(legal_name="Maja Torres", born_on=factories.make_rider().born_on, **person)
    search.remember(rider)
    return rider


def used(rider):
    rider.account.last_login = timezone.now()
    rider.account.save()
    return rider


def test_everything_belongs_to_the_one_that_stays(maya, paper, joan, law):
    mine = factories.make_application("closed", rider=maya)
    theirs = factories.make_application("submitted", rider=paper)
    ride = factories.make_ride("confirmed", application=factories.make_application("closed", rider=paper))
    ban = Ban.objects.create(rider=paper, until_on=factories.days_ahead(9), reason="Two no-shows.", banned_by=joan)
    keeping_apart.note(paper, law.account, by=joan, kind="relative")
    merged = merge(paper, into=maya, by=joan)
    assert merged.withdrawn == ()
    for thing in (mine, theirs, ride, ban):
        thing.refresh_from_db()
        assert thing.rider == maya
    assert keeping_apart.officers_of(maya) == {str(law.account_id)}
    assert not Rider.objects.filter(pk=paper.pk).exists()
    assert search.riders(theirs.reference) == [maya.pk]
    assert search.riders("maja") == []
    event = Event.objects.get(name="rider.merged")
    assert (event.subject, event.details["was"]) == (maya.pk, str(paper.pk))
    assert Event.objects.filter(name="application.merged").count() == 2
    assert "Torres" not in str(event.details)


def test_what_only_the_other_knew_is_kept(maya, paper, joan):
    Rider.objects.filter(pk=maya.pk).update(preferred_name="", phone="")
    merge(paper, into=maya, by=joan)
    maya.refresh_from_db()
    assert (maya.preferred_name, str(maya.phone), maya.legal_name) == ("May", "+16625559999", "Maya Torres")
    assert maya.address == "12 Elm Street, Alder Falls"


def test_sealed_words_can_be_read_by_the_one_that_stays(maya, paper, joan):
    born_on = maya.born_on
    paper.address = "7 Mill Lane"
    paper.save()
    Rider.objects.filter(pk=maya.pk).update(born_on="", address="")
    merge(paper, into=maya, by=joan)
    again = Rider.objects.get(pk=maya.pk)
    assert (again.address, again.born_on) == ("7 Mill Lane", born_on)


@pytest.mark.parametrize(
    ("ours", "theirs", "stays"),
    [(True, False, "ours"), (False, True, "theirs"), (False, False, "ours"), (True, True, None)],
)
def test_of_two_accounts_one_must_be_unused(maya, stranger, joan, ours, theirs, stays):
    stranger.born_on = maya.born_on
    stranger.save()
    accounts = {"ours": maya.account, "theirs": stranger.account}
    for rider, is_used in ((maya, ours), (stranger, theirs)):
        if is_used:
            used(rider)
    if stays is None:
        with pytest.raises(CannotMerge, match="account of their own"):
            merge(stranger, into=maya, by=joan)
        return
    merge(stranger, into=maya, by=joan)
    maya.refresh_from_db()
    assert maya.account == accounts[stays]
    for account in accounts.values():
        account.refresh_from_db()
        assert account.is_active is (account == maya.account)


def test_a_rider_without_an_account_gets_the_others(maya, paper, joan):
    account = maya.account
    merge(maya, into=paper, by=joan)
    paper.refresh_from_db()
    assert paper.account == account


@pytest.mark.parametrize("status", ["draft", "submitted", "guardian_pending", "under_review", "waitlisted", "approved"])
@pytest.mark.parametrize("is_paper_first", [True, False])
def test_of_two_open_applications_the_later_gives_way(maya, paper, joan, status, is_paper_first):
    early, late = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=1)
    first, second = (paper, maya) if is_paper_first else (maya, paper)
    kept = factories.make_application("submitted", rider=first, submitted_at=early)
    later = {} if status == "draft" else {"submitted_at": late}
    gone = factories.make_application(status, rider=second, **later)
    sent = Message.objects.count()
    merged = merge(paper, into=maya, by=joan)
    for case in (kept, gone):
        case.refresh_from_db()
    assert [case.pk for case in merged.withdrawn] == [gone.pk]
    assert (kept.status, gone.status) == ("submitted", "withdrawn")
    assert kept.rider == gone.rider == maya
    assert Event.objects.in_case(gone.pk).filter(name="application.withdrawn_as_double").exists()
    assert Message.objects.count() == sent


def test_open_applications_in_two_programs_both_stay(maya, paper, joan):
    factories.make_application("submitted", rider=maya)
    factories.make_application("submitted", rider=paper, program=factories.make_program("explorers", name="Explorers"))
    assert merge(paper, into=maya, by=joan).withdrawn == ()


def test_the_one_with_a_ride_ahead_is_not_withdrawn(maya, paper, joan):
    factories.make_application("submitted", rider=maya, submitted_at=timezone.now() - timedelta(days=9))
    case = factories.make_application("approved", rider=paper, submitted_at=timezone.now())
    factories.make_ride("confirmed", application=case)
    with pytest.raises(CannotMerge, match="Call it off"):
        merge(paper, into=maya, by=joan)
    assert Rider.objects.filter(pk=paper.pk).exists()


def test_two_rides_ahead_are_one_too_many(maya, paper, joan):
    for rider, program in ((maya, factories.make_program()), (paper, factories.make_program("explorers", name="E"))):
        case = factories.make_application("approved", rider=rider, program=program)
        factories.make_ride("confirmed", application=case)
    with pytest.raises(CannotMerge, match="Both have a ride"):
        merge(paper, into=maya, by=joan)


def test_birth_dates_that_differ_are_two_people(maya, paper, joan):
    paper.born_on = factories.days_ahead(-9000)
    paper.save()
    with pytest.raises(CannotMerge, match="dates of birth"):
        merge(paper, into=maya, by=joan)


def test_nobody_is_merged_with_themselves_or_twice(maya, paper, joan):
    with pytest.raises(CannotMerge):
        merge(maya, into=maya, by=joan)
    merge(paper, into=maya, by=joan)
    with pytest.raises(CannotMerge):
        merge(paper, into=maya, by=joan)


def test_the_same_officer_is_kept_apart_once(maya, paper, law, joan):
    for rider in (maya, paper):
        keeping_apart.note(rider, law.account, by=joan, kind="relative")
    merge(paper, into=maya, by=joan)
    assert maya.kept_apart.in_force().count() == 1


def test_a_ban_counts_until_it_is_lifted(maya, joan):
    ban = calling_off.ban(maya, by=joan, until_on=factories.days_ahead(9), reason="Two no-shows.")
    assert maya.bans.in_force().exists()
    assert not maya.bans.in_force(factories.days_ahead(10)).exists()
    for _time in range(2):
        calling_off.lift(ban, by=joan, reason="It was somebody else.")
    assert not maya.bans.in_force().exists()
    assert (ban.lifted_by, ban.lift_reason) == (joan, "It was somebody else.")
    assert Event.objects.filter(name="rider.ban_lifted").count() == 1


@pytest.mark.parametrize("words", ["He was arrested for it.", "SSN 078-05-1120"])
def test_no_ban_holds_what_must_not_be_kept(maya, joan, words):
    with pytest.raises(CannotBan):
        calling_off.ban(maya, by=joan, until_on=factories.days_ahead(9), reason=words)
    ban = calling_off.ban(maya, by=joan, until_on=factories.days_ahead(9), reason="Rude.")
    with pytest.raises(CannotBan):
        calling_off.lift(ban, by=joan, reason=words)

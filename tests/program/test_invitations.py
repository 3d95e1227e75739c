import pytest
from django.db import IntegrityError, transaction

from ridealong.program import invitations
from ridealong.program.invitation import Invitation
from ridealong.program.invitations import CannotInvite
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(program, joan):
    return invitations.make(program, by=joan, note="The mayor")


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_it_is_found_however_it_is_typed(program, invitation, typed):
    code = typed.format(invitation.code, invitation.shown, invitation.code.lower())
    assert invitations.find(program, code) == invitation


@pytest.mark.parametrize("code", ["", "AAAAA-AAAAA", "x" * 10_000, "\x00", "王" * 10, "%"])
def test_what_is_no_code_finds_nothing(program, invitation, code):
    assert invitations.find(program, code) is None


def test_it_is_for_its_own_program_only(invitation):
    assert invitations.find(factories.make_program("students"), invitation.code) is None


def test_it_is_used_as_often_as_it_says_and_no_more(program, joan, maya):
    invitation = invitations.make(program, by=joan, uses=2)
    for _ in range(2):
        invitations.redeem(invitation, by=maya.account)
    assert invitations.find(program, invitation.code) is None
    with pytest.raises(CannotInvite):
        invitations.redeem(invitation, by=maya.account)


def test_the_database_counts_too(invitation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(used=2)


@pytest.mark.parametrize(("days", "is_usable"), [(0, True), (1, True), (-1, False)])
def test_it_ends_after_its_last_day(program, joan, days, is_usable):
    invitation = invitations.make(program, by=joan, until_on=factories.days_ahead(days))
    assert (invitations.find(program, invitation.code) is not None) is is_usable


def test_who_takes_it_back_ends_it(program, invitation, joan):
    invitations.revoke(invitation, by=joan)
    invitations.revoke(invitation, by=joan)
    assert invitation.revoked_by == joan
    assert invitations.find(program, invitation.code) is None


def test_a_kind_of_rider_that_is_not_there_is_refused(program, joan):
    with pytest.raises(CannotInvite):
        invitations.make(program, by=joan, category="pirate")


def test_codes_differ_and_cannot_be_misread(program, joan):
    codes = {invitations.make(program, by=joan).code for _ in range(50)}
    assert len(codes) == 50
    assert not set("".join(codes)) & set("0O1IL")

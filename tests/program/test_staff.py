import pytest
from django.contrib.sessions.models import Session
from django.core import mail

from accounts.models import Role, User
from ridealong.core import links
from ridealong.core.history import Event
from ridealong.notifications import tasks
from ridealong.program import staff
from tests import factories

pytestmark = pytest.mark.django_db


def invite(by, email="New@Example.gov", roles=(Role.OFFICER, Role.PRESS)):
    return staff.invite(email, "Nia Obi", roles, by=by)


def test_who_is_invited_has_roles_and_no_password(administrator):
    user = invite(administrator)
    assert (user.email, user.is_staff, user.has_usable_password()) == ("new@example.gov", True, False)
    assert user.has_role(Role.OFFICER)
    assert user.has_role(Role.PRESS)
    tasks.send_due()
    assert mail.outbox[0].to == ["new@example.gov"]
    assert "Officer, Press officer" in mail.outbox[0].body
    assert "/accounts/welcome/" in mail.outbox[0].body
    assert Event.objects.of(user).get().name == "staff.invited"


def test_another_invitation_ends_the_one_before(administrator):
    user = invite(administrator)
    secret = links.mint("invitation", user.pk)
    invite(administrator, roles=[Role.COORDINATOR])
    with pytest.raises(links.LinkRefused):
        links.look_up("invitation", secret)
    assert not User.objects.get(pk=user.pk).has_role(Role.PRESS)


def test_who_may_not_be_invited(administrator, maya, joan):
    for email, roles in ((maya.account.email, [Role.PRESS]), (joan.email, [Role.PRESS]), ("x@example.gov", [])):
        with pytest.raises(staff.CannotInvite):
            invite(administrator, email, roles)
    assert not maya.account.groups.exists()


def test_closing_an_account_ends_its_sessions_and_links(client, administrator, joan):
    client.force_login(joan)
    secret = links.mint("password_reset", joan.pk)
    staff.deactivate(joan, by=administrator)
    staff.deactivate(joan, by=administrator)
    assert not Session.objects.exists()
    with pytest.raises(links.LinkRefused):
        links.look_up("password_reset", secret)
    assert Event.objects.of(joan).count() == 1


def test_there_is_always_an_administrator(administrator, joan):
    with pytest.raises(staff.CannotChange):
        staff.set_roles(administrator, [Role.PRESS], by=administrator)
    with pytest.raises(staff.CannotChange):
        staff.deactivate(administrator, by=joan)
    with pytest.raises(staff.CannotChange):
        staff.deactivate(administrator, by=administrator)
    factories.make_staff("Another", Role.ADMINISTRATOR)
    staff.set_roles(administrator, [Role.PRESS], by=administrator)
    assert staff.administrators() == 1


def test_roles_are_replaced(administrator, joan):
    staff.set_roles(joan, [Role.RECORDS], by=administrator)
    assert [group.name for group in joan.groups.all()] == ["records"]
    assert Event.objects.of(joan).get().details == {"roles": ["records"]}

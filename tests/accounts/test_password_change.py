import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_who_never_set_a_password_has_none_to_change(client, program):
    account = factories.make_staff("Joan Adeyemi", "coordinator")
    account.set_unusable_password()
    account.save()
    client.force_login(account)
    assert client.get("/accounts/password/change/").status_code == 404
    assert "/accounts/password/change/" not in client.get("/admin/").content.decode()

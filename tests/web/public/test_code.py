import pytest

from ridealong.waivers import signing
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_signed_waiver_shows_its_fingerprint_and_names_nobody(client, maya):
    waiver = factories.make_signed_waiver(factories.make_application("approved", rider=maya))
    page = client.get(f"/waiver/{waiver.short_code.lower()}/").content.decode()
    assert signing.file_of(waiver).sha256 in page
    assert "Holds" in page
    assert "Maya" not in page


def test_an_open_waiver_is_not_sealed_yet(client, maya, joan):
    waiver = signing.open_for(factories.make_application("approved", rider=maya), by=joan)
    assert "Not sealed yet" in client.get(f"/waiver/{waiver.short_code}/").content.decode()


def test_an_unknown_code_is_not_ours(client, program):
    assert client.get("/waiver/NOSUCHCODE/").status_code == 404

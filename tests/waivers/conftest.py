"""Sealed files go into a folder of the test's own; the seal's key is made once a session."""

import pytest

from ridealong.documents import seal
from tests import factories


@pytest.fixture(scope="session")
def key_pair():
    return seal.make_certificate("Alder Falls Police Department")


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path, key_pair):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SEAL_KEY_FILE = str(tmp_path / "keys" / "seal.key")
    settings.SEAL_CERTIFICATE_FILE = str(tmp_path / "keys" / "seal.crt")
    (tmp_path / "keys").mkdir()
    for name, content in zip(("seal.key", "seal.crt"), key_pair, strict=True):
        (tmp_path / "keys" / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def approved(program, maya):
    """Maya's application, approved."""
    return factories.make_application("approved", rider=maya)


@pytest.fixture
def signed(approved, maya):
    """Maya's waiver, signed and sealed."""
    return factories.make_signed_waiver(approved)

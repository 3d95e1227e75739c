"""The department's seal is made once, and nobody else can read it."""

from pathlib import Path

import pytest

from ridealong.documents import seal
from ridealong.waivers import keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(settings, tmp_path):
    settings.SEAL_KEY_FILE = str(tmp_path / "new" / "seal.key")
    settings.SEAL_CERTIFICATE_FILE = str(tmp_path / "new" / "seal.crt")
    return tmp_path / "new"


def test_a_pair_is_made_once(program, empty):
    first = keys.pair()
    assert keys.pair() == first
    assert b"PRIVATE KEY" in first[0]
    assert b"CERTIFICATE" in keys.certificate()


def test_only_this_account_reads_it(program, empty):
    keys.pair()
    for name in ("seal.key", "seal.crt"):
        assert (empty / name).stat().st_mode & 0o777 == 0o600


def test_a_pair_that_was_put_in_place_is_used(program, settings):
    key, certificate = seal.make_certificate("County Sheriff")
    Path(settings.SEAL_KEY_FILE).write_bytes(key)
    Path(settings.SEAL_CERTIFICATE_FILE).write_bytes(certificate)
    keys._read.cache_clear()
    assert keys.pair() == (key, certificate)

import pytest

from ridealong.documents import seal
from ridealong.documents.typesetter import fonts


@pytest.fixture(scope="session", autouse=True)
def cuts(tmp_path_factory):
    """Fonts are cut once for all tests."""
    fonts.keep_in(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def pair():
    """A throw-away key and its certificate."""
    return seal.make_certificate("Alder Falls Police Department")

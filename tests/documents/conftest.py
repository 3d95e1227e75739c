import pytest

from ridealong.documents import seal


@pytest.fixture(scope="session")
def pair():
    """A throw-away key and its certificate."""
    return seal.make_certificate("Alder Falls Police Department")

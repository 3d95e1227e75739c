import pytest
from django.conf import settings

from ridealong.core import heartbeat

pytestmark = pytest.mark.django_db
PATHS = ["/healthz", "/readyz"]


@pytest.fixture(autouse=True)
def _folder(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.mark.parametrize("path", PATHS)
def test_they_answer_any_host_without_session_or_redirect(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    heartbeat.beat()
    response = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("path", PATHS)
def test_they_only_read(client, path):
    assert client.post(path).status_code == 405


def test_alive_needs_nothing_else(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"


def test_ready_says_what_is_not(client):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "queue": False, "storage": True}
    heartbeat.beat()
    assert client.get("/readyz").status_code == 200


def test_a_full_disk_is_not_ready(client, monkeypatch):
    heartbeat.beat()

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ridealong.web.health.default_storage.save", full)
    assert client.get("/readyz").json()["storage"] is False

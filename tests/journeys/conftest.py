import pytest


@pytest.fixture(autouse=True)
def _real_mail(settings, live_server, transactional_db):
    """Mail goes into the demo's folder, and its links lead to the server of the test."""
    settings.EMAIL_BACKEND = "ridealong.notifications.transport.Folder"
    settings.RIDEALONG_URL = live_server.url

from django.conf import settings

from ridealong import checks
from ridealong.environment import WELL_KNOWN

KEY = "b25seS1mb3ItdGhpcy1jaGVjay1ub3QtZm9yLXVzZS4="


def ids(found):
    return [message.id for message in found]


def test_a_real_start_is_quiet(settings):
    settings.PRODUCTION, settings.HTTPS, settings.EMAIL_URL = True, True, "smtp://mail"
    assert checks.settings_are_given(None) == []


def test_each_missing_setting_is_named(settings):
    settings.PRODUCTION, settings.HTTPS, settings.EMAIL_URL = False, False, ""
    words = " ".join(message.msg for message in checks.settings_are_given(None))
    for name in ("RIDEALONG_PRODUCTION", "RIDEALONG_URL", "EMAIL_URL"):
        assert name in words


def test_keys_must_be_keys(settings):
    settings.FIELD_KEYS = [KEY, WELL_KNOWN]
    assert checks.keys_are_sound(None) == []
    for wrong in ("", "too-short", "not base64 at all!", KEY[:-8]):
        settings.FIELD_KEYS = [KEY, wrong]
        assert ids(checks.keys_are_sound(None)) == ["ridealong.E002"], wrong


def test_production_refuses_the_keys_of_the_demo(settings):
    settings.PRODUCTION, settings.SECRET_KEY, settings.FIELD_KEYS = True, "x" * 50, [KEY]
    assert checks.keys_are_sound(None) == []
    settings.FIELD_KEYS = [KEY, WELL_KNOWN]
    assert ids(checks.keys_are_sound(None)) == ["ridealong.E003"]
    settings.FIELD_KEYS, settings.SECRET_KEY = [KEY], WELL_KNOWN
    assert ids(checks.keys_are_sound(None)) == ["ridealong.E003"]


def test_a_task_is_not_taken_twice_while_it_waits(settings):
    assert checks.queue_waits_long_enough(None) == []
    # Two workers, two waiting and one on the way: the last may start after two others, so 3 × 60 seconds.
    settings.Q_CLUSTER = settings.Q_CLUSTER | {"retry": 180}
    assert ids(checks.queue_waits_long_enough(None)) == ["ridealong.E001"]


def test_an_old_sqlite_is_a_warning(monkeypatch):
    monkeypatch.setattr(checks, "connection", type("Connection", (), {"vendor": "sqlite"}))
    for version, expected in (((3, 51, 2), ["ridealong.W004"]), ((3, 51, 3), []), ((4, 0, 0), [])):
        monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", version)
        assert ids(checks.sqlite_is_sound(None)) == expected


def test_the_tests_run_with_the_settings_of_the_demo():
    assert not settings.PRODUCTION

import pytest
from django.core.exceptions import ImproperlyConfigured

from ridealong import environment


def test_a_setting_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("SECRET_KEY", "from the environment")
    assert environment.text("SECRET_KEY") == "from the environment"
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.text("SECRET_KEY") == "from the file"


def test_a_file_that_is_not_there_stops_the_start(monkeypatch):
    monkeypatch.setenv("EMAIL_URL_FILE", "/nowhere/at/all")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL_FILE"):
        environment.text("EMAIL_URL")


def test_everything_missing_is_named_at_once(monkeypatch):
    monkeypatch.setenv("B", "given")
    with pytest.raises(ImproperlyConfigured, match=r": A, C$"):
        environment.require("A", "B", "C")
    environment.require("B")


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("Yes", True), ("0", False), ("", False)])
def test_a_flag_is_yes_or_no(monkeypatch, value, expected):
    monkeypatch.setenv("DEBUG", value)
    assert environment.flag("DEBUG") is expected


def test_a_flag_that_is_neither_stops_the_start(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DEBUG must be 1 or 0"):
        environment.flag("DEBUG")


def test_sqlite_keeps_what_it_acknowledged(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = environment.database(f"sqlite:///{tmp_path / 'new' / 'x.sqlite3'}")
    assert (tmp_path / "new").is_dir()
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in config["OPTIONS"]["init_command"]


def test_postgresql_keeps_the_options_of_its_address(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://name:pw@db.example.gov/rides?sslmode=verify-full")
    config = environment.database("sqlite://")
    assert config["OPTIONS"] == {"sslmode": "verify-full", "options": "-c jit=off"}
    assert config["CONN_MAX_AGE"] > 0

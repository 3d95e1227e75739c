"""Reads settings from the environment, loudly: a malformed or missing value stops the start."""

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

WELL_KNOWN = "ZGVtb25zdHJhdGlvbi1vbmx5LW5ldmVyLWZvci1yZWE="


def text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE names, or the default."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {error}") from error
    return os.environ.get(name, default)


def data_folder() -> Path:
    """Everything that is written lies in it."""
    return Path(text("RIDEALONG_DATA", str(Path(__file__).resolve().parent.parent / "var"))).resolve()


def flag(name: str) -> bool:
    value = text(name, "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no", ""}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")
    return value in {"1", "true", "yes"}


def require(*names: str) -> None:
    """Stops the start of a real installation, and names everything that is missing at once."""
    if missing := [name for name in names if not text(name)]:
        raise ImproperlyConfigured(f"Missing, each also as NAME_FILE: {', '.join(missing)}")


def secret(name: str) -> str:
    """A secret; where none is required, a well-known one, so that tests and the demo need no set-up."""
    return text(name) or WELL_KNOWN


def database(default: str) -> dict[str, Any]:
    """DATABASE_URL as Django wants it, with the options our figures were measured under."""
    config: dict[str, Any] = environ.Env.db_url_config(text("DATABASE_URL", default))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        config["CONN_MAX_AGE"] = None
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a waiver shown as signed must survive a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0",
        }
    else:
        config["CONN_HEALTH_CHECKS"] = True
        config["CONN_MAX_AGE"] = 600  # seconds; a pool would not survive the worker's forks
        # Compiling a list's query takes 90 ms, running it 5: among a million rows its estimate is high enough for that.
        config["OPTIONS"] = {"options": "-c jit=off", **config.get("OPTIONS", {})}
    return config

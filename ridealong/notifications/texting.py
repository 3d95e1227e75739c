"""Text messages: a short JSON POST to the gateway of SMS_URL, or a file where there is none.

What is sent: ``{"to": "+15555550142", "text": "…", "id": "…"}``. The same id twice is the same message. A gateway
answers 2xx for yes and 4xx for never (a number that said STOP, a landline); anything else is tried again.
"""

import base64
import json
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from ridealong.notifications.models import Message

SECONDS = 10
AGAIN = {408, 425, 429}  # not now, rather than never


class TextRefused(Exception):
    """The gateway will never send this."""


class TextsNotSetUp(Exception):
    """Production has no SMS_URL."""


class _NoDetours(HTTPRedirectHandler):
    """A number goes to the gateway that was named, and to nobody it points to."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def send(message: Message) -> None:
    """Raises TextRefused, TextsNotSetUp, OSError or HTTPException."""
    said = {"to": message.to_address, "text": message.text, "id": str(message.pk)}
    if settings.SMS_URL:
        _post(settings.SMS_URL, said)
    elif settings.PRODUCTION:
        raise TextsNotSetUp("No gateway is configured: set SMS_URL.")
    else:
        folder = texts_folder()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{message.pk}.json").write_text(json.dumps(said), encoding="utf-8")


def texts_folder() -> Path:
    return Path(settings.DATA_DIR, "texts")


def sent_texts(limit: int = 50) -> list[dict[str, str]]:
    """The newest of the folder, newest first; keys are time-ordered."""
    paths = sorted(texts_folder().glob("*.json"), reverse=True)[:limit]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def _post(url: str, said: dict[str, str]) -> None:
    address = urlsplit(url)
    bare = urlunsplit(address._replace(netloc=address.netloc.rpartition("@")[2]))
    request = Request(bare, json.dumps(said).encode(), {"Content-Type": "application/json"})  # noqa: S310
    if address.username:
        request.add_header("Authorization", _authorization(address.username, address.password))
    try:
        with build_opener(_NoDetours).open(request, timeout=SECONDS):
            return
    except HTTPError as error:
        error.close()
        if 400 <= error.code < 500 and error.code not in AGAIN:
            raise TextRefused(f"{error.code} {error.reason}") from error
        raise HTTPException(f"{error.code} {error.reason}") from error


def _authorization(name: str, password: str | None) -> str:
    """https://token@… is a bearer token, https://name:password@… is Basic."""
    if password is None:
        return f"Bearer {name}"
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()

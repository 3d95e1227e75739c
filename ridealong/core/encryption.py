"""AES-256-GCM under keys that rotate: the newest writes, all of them read.

A text is stored as ``<key id>.<nonce and ciphertext, URL-safe base64>``; the key id is a short hash of the key.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


class SealBroken(Exception):
    """The value was changed, moved from another row, or sealed under a key we do not have."""


class Sealed(str):
    """A sealed value as it stands in the database."""

    __slots__ = ()


@lru_cache(maxsize=4)
def _keyring(keys: tuple[str, ...]) -> dict[str, AESGCM]:
    raw = [urlsafe_b64decode(key) for key in keys]
    return {sha256(key).hexdigest()[:8]: AESGCM(key) for key in raw}


def seal(value: str, context: str) -> Sealed:
    """Encrypts a text. `context` names table, column and row, and must be the same to open it."""
    key_id, body = _encrypt(value.encode("utf-8", "surrogatepass"), context)
    return Sealed(f"{key_id}.{urlsafe_b64encode(body).decode()}")


def unseal(stored: str, context: str) -> str:
    """Raises SealBroken."""
    key_id, _, body = stored.partition(".")
    try:
        raw = urlsafe_b64decode(body)
    except ValueError as error:
        raise SealBroken(context) from error
    return _decrypt(key_id, raw, context).decode("utf-8", "surrogatepass")


def seal_file(content: bytes, context: str) -> bytes:
    """The same for a whole file: eight letters that name the key, then the nonce, then the rest."""
    key_id, body = _encrypt(content, context)
    return key_id.encode() + body


def unseal_file(stored: bytes, context: str) -> bytes:
    """Raises SealBroken."""
    return _decrypt(stored[:8].decode("ascii", "replace"), stored[8:], context)


def _encrypt(content: bytes, context: str) -> tuple[str, bytes]:
    key_id, cipher = next(iter(_keyring(tuple(settings.FIELD_KEYS)).items()))
    nonce = os.urandom(12)
    return key_id, nonce + cipher.encrypt(nonce, content, context.encode())


def _decrypt(key_id: str, body: bytes, context: str) -> bytes:
    try:
        return _keyring(tuple(settings.FIELD_KEYS))[key_id].decrypt(body[:12], body[12:], context.encode())
    except (KeyError, InvalidTag, ValueError) as error:
        raise SealBroken(context) from error

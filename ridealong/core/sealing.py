"""Encrypts the fields that identify a person: AES-256-GCM, bound to table, column and row.

The associated data makes a value useless in any other row. Keys rotate: the newest writes, all of them read.
Stored form: ``<key id>.<nonce and ciphertext, URL-safe base64>``; the key id is a short hash of the key.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute


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


class _Opened(DeferredAttribute):
    """Opens a sealed value the first time it is read. Having __set__ makes it win over the instance's dict."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            field = cast("SealedText", self.field)
            value = field.load(unseal(value, field.context(instance)))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedText(models.TextField):
    """A column that holds a sealed text, read and written in the clear through the model.

    The row's key is the associated data, so it must exist before the first save: ours are UUIDs made in
    Python. `values()` and raw SQL see the sealed form; `update()` with a plain value is refused.
    """

    descriptor_class = _Opened

    def context(self, instance: models.Model) -> str:
        return f"{instance._meta.db_table}.{self.column}.{instance.pk}"

    def dump(self, value: Any) -> str:
        return str(value)

    def load(self, text: str) -> Any:
        return text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return Sealed(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or value == "" or isinstance(value, Sealed):
            return value
        return seal(self.dump(value), self.context(model_instance))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or value == "" or isinstance(value, Sealed):
            return value
        raise TypeError(f"{self.name} is sealed: set it on the model and save.")


class SealedDate(SealedText):
    """A sealed calendar date."""

    _pyi_private_set_type: date | None  # type: ignore[assignment]
    _pyi_private_get_type: date | None  # type: ignore[assignment]

    def dump(self, value: date) -> str:
        return value.isoformat()

    def load(self, text: str) -> date:
        return date.fromisoformat(text)

    def to_python(self, value: Any) -> Any:
        return (
            date.fromisoformat(value) if isinstance(value, str) and value and not isinstance(value, Sealed) else value
        )

    def formfield(self, **kwargs: Any) -> Any:
        """Asked for as any other date."""
        plain = models.DateField(self.verbose_name, null=self.null, blank=self.blank, help_text=self.help_text)
        return plain.formfield(**kwargs)

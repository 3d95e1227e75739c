"""The department's seal: a private key and a certificate, made for the demo and until a real one is put in place."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from ridealong.documents import seal
from ridealong.program.models import Department

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

TSA_PATIENCE = 5  # seconds: somebody waits for their signature


@lru_cache(maxsize=2)
def _read(key_file: Path, certificate_file: Path) -> tuple[bytes, bytes]:
    return key_file.read_bytes(), certificate_file.read_bytes()


def pair() -> tuple[bytes, bytes]:
    """Key and certificate as PEM. Makes a self-signed pair once, readable by this account only."""
    key_file, certificate_file = Path(settings.SEAL_KEY_FILE), Path(settings.SEAL_CERTIFICATE_FILE)
    if not (key_file.exists() and certificate_file.exists()):
        _make(key_file, certificate_file)
    return _read(key_file, certificate_file)


def certificate() -> bytes:
    return pair()[1]


def certificates() -> list[bytes]:
    """The one that seals now, then every earlier one: `*.crt` in the folder `earlier` beside it."""
    earlier = Path(settings.SEAL_CERTIFICATE_FILE).parent / "earlier"
    return [certificate(), *(file.read_bytes() for file in sorted(earlier.glob("*.crt")))]


def stamper() -> "TimeStamper | None":
    """The time-stamping service of the department, if it has one."""
    return seal.time_stamper(settings.TSA_URL, TSA_PATIENCE) if settings.TSA_URL else None


def _make(key_file: Path, certificate_file: Path) -> None:
    department = Department.objects.first()
    key, made = seal.make_certificate(department.name if department else "Ridealong")
    for file, content in ((key_file, key), (certificate_file, made)):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was faster; its pair is the one
            return
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)

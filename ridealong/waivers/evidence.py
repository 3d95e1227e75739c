"""The files that prove who signed what: stored once under their SHA-256, chained, never rendered again."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ridealong.program.models import Department
from ridealong.waivers.models import SealedFile, Signature, Waiver
from ridealong.waivers.status import FileKind


class FileChanged(Exception):
    """The stored bytes are missing or do not have the hash they were stored under."""


def path_of(digest: str) -> str:
    return f"sealed/{digest[:2]}/{digest}.pdf"


def put_away(pdf: bytes) -> str:
    """Stores the bytes, before any transaction, and returns their SHA-256. An orphan is swept up at night."""
    digest = sha256(pdf).hexdigest()
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(pdf))
    return digest


def chain(waiver: Waiver, kind: FileKind, *, digest: str, size: int, signature: Signature | None = None) -> SealedFile:
    """Adds a stored file to the chain of hashes. Call inside the act's transaction."""
    # The department's row is the lock: one on the last link would not keep a second one from being added after it.
    Department.objects.select_for_update(no_key=True).first()
    last = SealedFile.objects.order_by("-number").first()
    previous = last.chained if last else ""
    return SealedFile.objects.create(
        waiver=waiver,
        signature=signature,
        kind=kind,
        sha256=digest,
        size=size,
        number=last.number + 1 if last else 1,
        previous=previous,
        chained=sha256(f"{previous}{digest}".encode()).hexdigest(),
    )


def content(file: SealedFile) -> bytes:
    """The bytes as they were sealed. Raises FileChanged."""
    try:
        with default_storage.open(path_of(file.sha256)) as stored:
            pdf: bytes = stored.read()
    except FileNotFoundError as error:
        raise FileChanged(file.sha256) from error
    if sha256(pdf).hexdigest() != file.sha256:
        raise FileChanged(file.sha256)
    return pdf

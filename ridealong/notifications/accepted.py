"""Notes on disk that a server has accepted a message: written before the database knows, in no time at all.

A worker that is killed between the server's yes and our commit leaves its note behind, so that the message is not
sent once more. What remains is the moment in which the yes itself is on its way to us.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from ridealong.notifications.models import Message, Messages


def note(message: Message) -> None:
    try:
        _path(message.pk).touch()
    except FileNotFoundError:
        _folder().mkdir(parents=True, exist_ok=True)
        _path(message.pk).touch()


def forget(message: Message) -> None:
    _path(message.pk).unlink(missing_ok=True)


def forget_all_but(messages: Messages) -> None:
    """Leaves only the notes of these; what became of the others is known."""
    found = noted()
    needed = set(messages.filter(pk__in=found).values_list("pk", flat=True))
    for pk in found:
        if pk not in needed:
            _path(pk).unlink(missing_ok=True)


def noted() -> list[UUID]:
    return [UUID(path.name) for path in _folder().glob("*-*-*-*-*")] if _folder().is_dir() else []


def _folder() -> Path:
    return Path(settings.DATA_DIR, "accepted")


def _path(pk: UUID) -> Path:
    return _folder() / str(pk)

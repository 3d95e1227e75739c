"""When a rider hands their device to a guardian: what the session remembers, and how it ends."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest

HANDED_OVER = "handed_over_to"  # in the session: the guardian who uses somebody else's device


def begin(request: HttpRequest, guardian: UUID) -> None:
    """Signs out whoever is signed in, and remembers for whom."""
    logout(request)
    request.session[HANDED_OVER] = str(guardian)


def end(request: HttpRequest, guardian: UUID) -> bool:
    """Signs the guardian out of a device that was handed over; False on a device of their own."""
    if request.session.get(HANDED_OVER) != str(guardian):
        return False
    logout(request)
    return True

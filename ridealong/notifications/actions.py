"""What people do to a message of the outbox."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.core.workflow import move
from ridealong.notifications.models import Attempt, Message
from ridealong.notifications.outbox import wake


@transaction.atomic
def resend(message: Message, *, by: User) -> Message:
    """Tries a failed or bounced message again from the first try on; its link or code is minted anew. IllegalMove."""
    move(message, "requeue", by=by, event="resent", changes={"send_at": timezone.now(), "attempts": 0})
    wake()
    return message


@transaction.atomic
def release(message: Message, *, by: User) -> Message:
    """Sends a draft. IllegalMove."""
    move(message, "release", by=by, event="released", changes={"send_at": timezone.now()})
    wake()
    return message


def cancel(message: Message, *, by: User) -> Message:
    """A draft or waiting message is never sent. IllegalMove when it is on its way already."""
    return move(message, "cancel", by=by)


@transaction.atomic
def bounce(message: Message, *, by: User, detail: str = "") -> Message:
    """The mail came back: the address does not work. IllegalMove unless it was sent."""
    Attempt.objects.create(message=message, is_success=False, detail=detail[:300])
    return move(message, "bounce", by=by)

"""What people do to a message of the outbox."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import IllegalMove, move
from ridealong.notifications import frame, markup
from ridealong.notifications.models import Attempt, Message, MessageStatus
from ridealong.notifications.outbox import wake
from ridealong.notifications.wording import MAX_BODY, WordingRefused


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


@transaction.atomic
def edit(message: Message, *, by: User, subject: str, body: str) -> Message:
    """Other words for a draft, in the plain markup of `markup`. Raises WordingRefused and IllegalMove."""
    subject, body = " ".join(subject.split()), body.strip()
    _check(message, subject, body)
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if locked.status != MessageStatus.DRAFT:
        raise IllegalMove(locked, "release")
    locked.subject, locked.body = subject, body
    with translation.override(locked.language):
        framed = frame.frame(
            markup.parse(body),
            address=locked.address,
            is_linkless=locked.is_linkless,
            is_secret=bool(locked.link_purpose),
        )
    locked.text, locked.html = framed.text, framed.html
    locked.save(update_fields=["subject", "body", "text", "html"])
    history.record("message.edited", locked, by=by)
    return locked


def _check(message: Message, subject: str, body: str) -> None:
    if not subject or len(subject) > 150:
        raise WordingRefused("subject", _("A subject has 1 to 150 characters."))
    if not body or len(body) > MAX_BODY:
        raise WordingRefused("body", _("A text has 1 to %(most)s characters.") % {"most": MAX_BODY})
    buttons = sum(block.kind == "button" for block in markup.parse(body))
    if buttons > 1:
        raise WordingRefused("body", _("One button at most."))
    if message.link_purpose and not buttons and frame.SLOT not in body:
        raise WordingRefused("body", _("The link must stay: write the words of its button in square brackets."))


@transaction.atomic
def readdress(message: Message, *, by: User, address: str) -> Message:
    """Sends what failed or came back to another e-mail address. Raises WordingRefused and IllegalMove."""
    try:
        validate_email(address)
    except ValidationError as error:
        raise WordingRefused("address", error.messages[0]) from error
    changes = {"to_address": address, "send_at": timezone.now(), "attempts": 0}
    move(message, "requeue", by=by, event="readdressed", changes=changes)
    wake()
    return message


def print_letter(message: Message, *, by: User) -> Message:
    """A letter is on paper now; printing it once more changes nothing. IllegalMove for what is no letter."""
    if not message.is_letter:
        raise IllegalMove(message, "print")
    return move(message, "print", by=by, event="printed")


def post(message: Message, *, by: User) -> Message:
    """The printed letter is in the mail, or was handed over. IllegalMove."""
    return move(message, "post", by=by, event="posted", changes={"sent_at": timezone.now()})


def cancel(message: Message, *, by: User) -> Message:
    """A draft or waiting message is never sent. IllegalMove when it is on its way already."""
    return move(message, "cancel", by=by)


@transaction.atomic
def bounce(message: Message, *, by: User, detail: str = "") -> Message:
    """The mail came back: the address does not work. IllegalMove unless it was sent."""
    Attempt.objects.create(message=message, is_success=False, detail=detail[:300])
    return move(message, "bounce", by=by)

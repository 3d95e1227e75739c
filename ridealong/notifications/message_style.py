"""How the department writes to people: quiet hours, links or codes, text messages. One row, or none before set-up."""

from datetime import time

from django.core.cache import cache
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history
from ridealong.notifications.pacing import Quiet

CACHE_KEY = "message-style"
CACHE_SECONDS = 60


class MessageStyle(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    quiet_from = models.TimeField(_("quiet from"), default=time(21))
    quiet_until = models.TimeField(
        _("quiet until"),
        default=time(8),
        help_text=_(
            "Riders and guardians get nothing between these hours, by the clock of their station. Codes, and news of "
            "the same day, always go. Equal times mean no quiet hours."
        ),
    )
    is_linkless = models.BooleanField(
        _("mail to staff and sign-in mail without links"),
        default=False,
        help_text=_("Instead of a link, mail holds a code to type on your own site. Each program has this choice too."),
    )
    has_texts = models.BooleanField(
        _("text messages"),
        default=False,
        help_text=_("Short texts beside the e-mail, to riders who asked for them. Needs SMS_URL on the server."),
    )

    class Meta:
        verbose_name = _("how we write")
        verbose_name_plural = _("how we write")

    def __str__(self) -> str:
        return str(_("How we write to people"))

    @property
    def quiet(self) -> Quiet:
        return Quiet(self.quiet_from, self.quiet_until)


NONE = MessageStyle(quiet_from=time(0), quiet_until=time(0))


def in_force() -> MessageStyle:
    """From the cache for a minute; before set-up nothing is quiet and everything has links."""
    found: MessageStyle | None = cache.get(CACHE_KEY)
    if found is None:
        found = MessageStyle.objects.first() or NONE
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def settle() -> None:
    """From the opening on the department has a style of its own: the one that every program begins with."""
    MessageStyle.objects.get_or_create(only=True)
    forget()


def forget() -> None:
    """After the row changed: this process knows at once, others within a minute."""
    cache.delete(CACHE_KEY)


@transaction.atomic
def change(*, by: User, quiet_from: time, quiet_until: time, is_linkless: bool, has_texts: bool) -> MessageStyle:
    """In force for whatever is written from now on; what waits already keeps its hour."""
    style, _is_new = MessageStyle.objects.select_for_update().get_or_create(only=True)
    values = {"quiet_from": quiet_from, "quiet_until": quiet_until, "is_linkless": is_linkless, "has_texts": has_texts}
    changed = [name for name, value in values.items() if getattr(style, name) != value]
    for name in changed:
        setattr(style, name, values[name])
    if changed:
        style.save(update_fields=changed)
        history.record("message_style.changed", style, by=by, fields=changed)
    forget()
    return style

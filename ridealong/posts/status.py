"""How a post moves (publicity.md, "States")."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ridealong.core.workflow import table


class PostStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With a second person")
    APPROVED = "approved", _("Approved")
    HANDED_OVER = "handed_over", _("Handed over")
    PUBLISHED = "published", _("Published")
    REMOVED = "removed", _("Taken down")
    DISCARDED = "discarded", _("Discarded")


P = PostStatus

TRANSITIONS = table(
    edit=((P.DRAFT, P.IN_REVIEW, P.APPROVED), P.DRAFT),
    send_to_review=(P.DRAFT, P.IN_REVIEW),
    approve=(P.IN_REVIEW, P.APPROVED),
    send_back=(P.IN_REVIEW, P.DRAFT),
    hand_over=((P.APPROVED, P.HANDED_OVER), P.HANDED_OVER),
    publish=(P.HANDED_OVER, P.PUBLISHED),
    remove=((P.HANDED_OVER, P.PUBLISHED), P.REMOVED),
    discard=((P.DRAFT, P.IN_REVIEW, P.APPROVED), P.DISCARDED),
)


class PostKind(models.TextChoices):
    SHORT = "short", _("Short post")
    THREAD = "thread", _("Thread")
    RECAP = "recap", _("Recap")


class NameScope(models.TextChoices):
    """How the rider may be named."""

    NONE = "none", _("Not at all: “our rider”")
    INITIALS = "initials", _("My initials")
    FIRST_NAME = "first_name", _("My first name")
    FULL_NAME = "full_name", _("My full name")


class RemovalReason(models.TextChoices):
    CONSENT = "consent", _("Consent was withdrawn")
    WRONG = "wrong", _("Something in it was wrong")
    ASKED = "asked", _("Somebody concerned asked for it")
    EVENT = "event", _("The moment is not right any more")
    OTHER = "other", _("Another reason")


class JokeOn(models.TextChoices):
    """The fourth question: who is the joke on?"""

    US = "us", _("Us")
    THING = "thing", _("A thing or an animal")
    SITUATION = "situation", _("The situation")
    PERSON = "person", _("A person")
    NOBODY = "nobody", _("There is no joke")

"""What the department writes instead of the shipped words: one row per version, never changed, only ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import models, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history
from ridealong.core.pairs import paired
from ridealong.notifications import markup
from ridealong.notifications.message_kinds import MessageKind

MAX_BODY = 6000  # characters


class WordingRefused(Exception):
    """The words cannot be sent like this. `field` is "subject" or "body"; the text may be shown to a person."""

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


class Wordings(models.QuerySet["Wording"]):
    def in_force(self) -> "Wordings":
        return self.filter(ended_at=None)

    def of(self, kind: MessageKind) -> "Wordings":
        return self.filter(event=kind.event, recipient=kind.recipient)


class Wording(models.Model):
    """The department's own words for one kind of message in one language, for one program or for all of them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.CharField(gettext_lazy("about"), max_length=60)
    recipient = models.CharField(gettext_lazy("to whom"), max_length=20)
    language = models.CharField(gettext_lazy("language"), max_length=7)
    program = models.UUIDField(null=True)  # a program's key; the outbox knows nothing else of programs
    number = models.PositiveIntegerField(gettext_lazy("version"))
    subject = models.CharField(gettext_lazy("subject"), max_length=150)
    body = models.TextField(gettext_lazy("text"), max_length=MAX_BODY)
    written_at = models.DateTimeField(gettext_lazy("written"), default=timezone.now, editable=False)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = Wordings.as_manager()

    class Meta:
        verbose_name = gettext_lazy("wording")
        verbose_name_plural = gettext_lazy("wordings")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "recipient", "language", "program"],
                condition=Q(ended_at=None, program__isnull=False),
                name="one_wording_per_program",
            ),
            models.UniqueConstraint(
                fields=["event", "recipient", "language"],
                condition=Q(ended_at=None, program__isnull=True),
                name="one_wording_of_the_department",
            ),
            paired("wording", "ended"),
        ]

    def __str__(self) -> str:
        return self.subject


@dataclass(frozen=True)
class Words:
    """Subject and body in plain markup, with placeholders still in them."""

    subject: str
    body: str


Own = Mapping[tuple[str, str, str, UUID | None], Words]
CACHE_KEY = "own-wordings"
CACHE_SECONDS = 60


@lru_cache(maxsize=1024)
def shipped(kind: MessageKind, language: str, *, is_linkless: bool = False) -> Words:
    """The words that came with the program, with placeholders where the values go."""
    names = {each.name: each.shown for each in kind.placeholders}
    context = {**names, "is_linkless": is_linkless}
    with translation.override(language):
        subject = render_to_string(f"{kind.folder}/subject.txt", context)
        return Words(" ".join(subject.split()), render_to_string(f"{kind.folder}/body.txt", context).strip())


def own() -> Own:
    """The department's own words that are in force, from the cache for a minute."""
    found: Own | None = cache.get(CACHE_KEY)
    if found is None:
        rows = Wording.objects.in_force()
        found = {(row.event, row.recipient, row.language, row.program): Words(row.subject, row.body) for row in rows}
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def choose(ours: Own, kind: MessageKind, language: str, program: UUID | None, *, is_linkless: bool) -> Words:
    """The program's own words, else the department's, else those shipped."""
    for scope in (program, None):
        if words := ours.get((kind.event, kind.recipient, language, scope)):
            return words
    return shipped(kind, language, is_linkless=is_linkless)


def check(kind: MessageKind, words: Words) -> None:
    """Only known placeholders, nobody named in the subject, and the secret where it is needed. WordingRefused."""
    _check_names("subject", markup.PLACEHOLDER.findall(words.subject), kind)
    telling = {each.name for each in kind.placeholders if not each.in_subject}
    if found := telling & set(markup.PLACEHOLDER.findall(words.subject)):
        message = _("%(name)s tells something about a person, and a subject can be read by others.")
        raise WordingRefused("subject", message % {"name": f"{{{min(found)}}}"})
    blocks = markup.parse(words.body)
    _check_names("body", [name for block in blocks for name in sorted(block.placeholders)], kind)
    buttons = sum(block.kind == "button" for block in blocks)
    if buttons > (1 if kind.leads else 0):
        raise WordingRefused("body", _("One button at most, and only where the message leads to a page."))
    if kind.carries == "link" and not buttons:
        raise WordingRefused("body", _("The link must stay: write the words of its button in square brackets."))
    if kind.carries == "code" and not any("code" in block.placeholders for block in blocks):
        raise WordingRefused("body", _("The code must stay: write {code} where it goes."))


@transaction.atomic
def write(kind: MessageKind, words: Words, *, language: str, by: User, program: UUID | None = None) -> Wording:
    """Puts the department's own words into force, as a further version. Raises WordingRefused."""
    if language not in dict(settings.LANGUAGES):
        raise WordingRefused("body", _("The program does not speak this language."))
    words = Words(" ".join(words.subject.split()), words.body.strip())
    check(kind, words)
    ours = Wording.objects.of(kind).filter(language=language, program=program)
    versions = list(ours.select_for_update())
    _end(ours, by)
    wording = Wording.objects.create(
        event=kind.event,
        recipient=kind.recipient,
        language=language,
        program=program,
        number=1 + max((row.number for row in versions), default=0),
        subject=words.subject,
        body=words.body,
        written_by=by,
    )
    cache.delete(CACHE_KEY)
    history.record("wording.written", wording, by=by, about=kind.event, to=kind.recipient, language=language)
    return wording


@transaction.atomic
def restore(kind: MessageKind, *, language: str, by: User, program: UUID | None = None) -> None:
    """Back to the shipped words, or from a program's own to the department's. Earlier versions stay to be read."""
    ours = Wording.objects.of(kind).filter(language=language, program=program)
    current = ours.in_force().select_for_update().first()
    if current:
        _end(ours, by)
        cache.delete(CACHE_KEY)
        history.record("wording.ended", current, by=by, about=kind.event, to=kind.recipient, language=language)


def _end(rows: Wordings, by: User) -> None:
    rows.in_force().update(ended_at=timezone.now(), ended_by=by)


def _check_names(field: str, names: list[str], kind: MessageKind) -> None:
    unknown = [name for name in names if name not in kind.names]
    if unknown:
        message = _("There is no placeholder %(name)s here. Those that there are stand beside the text.")
        raise WordingRefused(field, message % {"name": f"{{{unknown[0]}}}"})

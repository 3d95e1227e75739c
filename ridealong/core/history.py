"""What happened, by whom, when: rows that are only ever added.

Events hold no foreign keys, so they outlive what they describe. `case` gathers what belongs to one
application (the ride, the waiver, the mail), so that a case reads as one story.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import User


class Events(models.QuerySet["Event"]):
    """Newest last, as a story is told."""

    def of(self, *subjects: models.Model) -> "Events":
        return self.filter(subject__in=[thing.pk for thing in subjects])

    def in_case(self, case: UUID) -> "Events":
        return self.filter(case=case)

    def update(self, **kwargs: Any) -> int:
        raise TypeError("History is only ever added to.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("History is only ever added to.")


class Event(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    name = models.CharField(_("what"), max_length=60)  # such as "application.approved"
    subject = models.UUIDField()
    case = models.UUIDField(null=True)
    actor = models.UUIDField()
    actor_name = models.CharField(_("by"), max_length=200)
    details = models.JSONField(default=dict)

    objects = Events.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("history")
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["subject", "at"], name="event_of_subject"),
            models.Index(fields=["case", "at"], name="event_in_case"),
            models.Index(fields=["name", "at"], name="event_by_name"),
            models.Index(fields=["actor", "at"], name="event_by_actor"),
            models.Index(fields=["-at", "-id"], name="event_newest"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("History is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("History is only ever added to.")


def record(name: str, subject: models.Model, *, by: User, case: UUID | None = None, **details: Any) -> Event:
    """Adds one event. `details` are plain JSON values, and nothing that identifies a person."""
    return Event.objects.create(
        name=name,
        subject=subject.pk,
        case=case or case_of(subject),
        actor=by.pk,
        actor_name=str(by),
        details=details,
    )


def case_of(subject: models.Model) -> UUID | None:
    """The application a thing belongs to, as the thing itself says."""
    return getattr(subject, "case", None)


def record_views(name: str, subjects: Iterable[models.Model], *, by: User) -> None:
    """Notes that somebody saw something sensitive, in one statement."""
    Event.objects.bulk_create(
        Event(name=name, subject=thing.pk, case=case_of(thing), actor=by.pk, actor_name=str(by)) for thing in subjects
    )

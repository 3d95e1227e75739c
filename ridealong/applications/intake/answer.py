"""An answer to a question of the program's own: sealed, and kept as long as the rule says."""

from uuid import UUID

from django.db import models
from django.utils import timezone
from uuid_utils.compat import uuid7

from ridealong.applications.application import Application
from ridealong.core.sealing import SealedText


class Answers(models.QuerySet["Answer"]):
    def known(self) -> "Answers":
        return self.filter(forgotten_at=None)


class Answer(models.Model):
    """What was said to one question. `keep_days` is the rule's at that time; its row stays when the words are gone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    code = models.CharField(max_length=40)
    value = SealedText(blank=True)
    keep_days = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(default=timezone.now)
    forgotten_at = models.DateTimeField(null=True)

    objects = Answers.as_manager()

    class Meta:
        ordering = ["answered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "code"], name="one_answer_per_question"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def case(self) -> UUID:
        return self.application_id

"""Answers to the questions a program adds: typed by the rule, sealed, kept as long as the rule says."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.applications import forbidden_text, requirements
from ridealong.applications.application import Application
from ridealong.applications.intake.answer import Answer
from ridealong.applications.intake.writing import WRITABLE, CannotApply, check_writable
from ridealong.applications.status import ApplicationStatus
from ridealong.core import history

Value = str | bool | date | float | None


def save(application: Application, *, by: User, values: Mapping[str, Value]) -> None:
    """Keeps typed answers by the code of their question; nothing typed takes an answer back. Raises CannotApply."""
    written = {code: _text(value) for code, value in values.items()}
    for text in written.values():
        if why := forbidden_text.refused(text):
            raise CannotApply(str(why))
    with transaction.atomic():
        check_writable(application)
        rules = {question.code: question for question in requirements.questions(application)}
        known = {answer.code: answer for answer in application.answers.filter(code__in=written)}
        changed = [code for code, text in written.items() if text != (str(known[code].value) if code in known else "")]
        for code in changed:
            answer = known.get(code) or Answer(application=application, code=code)
            answer.value, answer.keep_days = written[code], rules[code].keep_days
            answer.answered_at, answer.forgotten_at = timezone.now(), None
            known[code] = answer
        _write([known[code] for code in changed])
        if changed and application.status == ApplicationStatus.NEEDS_INFORMATION:
            history.record("application.changed", application, by=by, fields=sorted(changed))


def _write(answers: list[Answer]) -> None:
    new = [answer for answer in answers if answer._state.adding]
    Answer.objects.bulk_create(new)
    for answer in answers:
        if answer not in new:
            answer.save()


def of(application: Application) -> dict[str, str]:
    """Code: what was said, for the questions that were answered and are not forgotten."""
    return {answer.code: str(answer.value) for answer in application.answers.all() if answer.value}


def forget_due() -> int:
    """Empties the answers whose days are over; returns how many. What the rider is still writing stays."""
    now, number = timezone.now(), 0
    kept = Answer.objects.known().exclude(keep_days=None).exclude(application__status__in=WRITABLE)
    for days in kept.order_by().values_list("keep_days", flat=True).distinct():
        due = kept.filter(keep_days=days, answered_at__lt=now - timedelta(days=days or 0))
        number += due.update(value="", forgotten_at=now)
    return number


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case float():
            return f"{value:g}"
    return str(value).strip()

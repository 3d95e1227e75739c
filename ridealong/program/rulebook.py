"""The versions of a program's rules: drafted, reviewed, published from a day on, by named people.

What is under way stays pinned to the version it was sent under. Each program has one draft at a time.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.program.models import Program, RuleSet, RuleSetStatus
from ridealong.rules.document import Rules


class CannotPublish(Exception):
    """Why not. The text may be shown to a person."""


def begin(program: Program, content: Mapping[str, Any], *, by: User, based_on: RuleSet | None = None) -> RuleSet:
    """A draft, or the one there is: nobody's half-written rules are lost. Raises RulesError."""
    rules = Rules.from_json(dict(content))
    with transaction.atomic():
        _lock(program)
        if draft := program.rule_draft:
            return draft
        draft = RuleSet.objects.create(
            program=program, number=_next(program), content=rules.to_json(), based_on=based_on, drafted_by=by
        )
        history.record("rule_set.begun", draft, by=by, number=draft.number)
    return draft


def rewrite(draft: RuleSet, content: Mapping[str, Any], *, by: User, section: str) -> RuleSet:
    """Keeps a section; what was reviewed must be reviewed again. Raises RulesError, and IllegalMove once published."""
    rules = Rules.from_json(dict(content))
    changes = {"content": rules.to_json(), "reviewed_at": None, "reviewed_by": None}
    rewritten = move(draft, "rewrite", by=by, changes=changes, event="rewritten", section=section)
    rewritten.__dict__.pop("rules", None)
    return rewritten


def review(draft: RuleSet, *, by: User) -> RuleSet:
    """Somebody read it. Raises IllegalMove."""
    return move(draft, "review", by=by, changes={"reviewed_at": timezone.now(), "reviewed_by": by})


def publish(draft: RuleSet, *, by: User, from_at: datetime | None = None) -> RuleSet:
    """Puts it in force, now or from a moment that lies ahead. Raises CannotPublish and IllegalMove."""
    now = timezone.now()
    if from_at and from_at < now:
        raise CannotPublish(_("Rules cannot hold from a day that is over."))
    with transaction.atomic():
        _lock(draft.program)
        changes = {"valid_from_at": from_at or now, "published_at": now, "published_by": by}
        move(draft, "publish", by=by, changes=changes, number=draft.number)
        retire_superseded(draft.program, by=by)
    draft.program.__dict__.pop("rule_set", None)
    return draft


def recall(rule_set: RuleSet, *, by: User) -> RuleSet:
    """Takes back rules that were to hold from a day ahead. Raises CannotPublish once they hold, and IllegalMove."""
    with transaction.atomic():
        _lock(rule_set.program)
        if rule_set.valid_from_at is None or rule_set.valid_from_at <= timezone.now():
            raise CannotPublish(_("These rules hold already. Publish others instead."))
        if rule_set.program.rule_draft:
            raise CannotPublish(_("Another draft is being written. Publish it or throw it away first."))
        changes = {"valid_from_at": None, "published_at": None, "published_by": None}
        return move(rule_set, "recall", by=by, changes=changes, event="recalled")


def discard(draft: RuleSet, *, by: User) -> RuleSet:
    """Throws a draft away; it stays in the list. Raises IllegalMove."""
    return move(draft, "discard", by=by, event="discarded")


def publish_at_once(program: Program, content: Mapping[str, Any], *, by: User) -> RuleSet:
    """A version that skips the draft: for the set-up, presets and the demo. Raises RulesError."""
    rules = Rules.from_json(dict(content))
    with transaction.atomic():
        _lock(program)
        number, now = _next(program), timezone.now()
        rule_set = RuleSet(program=program, number=number, content=rules.to_json(), drafted_by=by)
        rule_set.status = RuleSetStatus.PUBLISHED
        rule_set.valid_from_at, rule_set.published_at, rule_set.published_by = now, now, by
        rule_set.save()
        history.record("rule_set.published", rule_set, by=by, number=number)
        retire_superseded(program, by=by)
    program.__dict__.pop("rule_set", None)
    return rule_set


def retire_superseded(program: Program, *, by: User) -> int:
    """Retires what a later version has taken the place of; returns how many."""
    former = list(program.rule_sets.in_force())[1:]
    for rule_set in former:
        move(rule_set, "retire", by=by)
    return len(former)


def bring_in(program: Program, content: Mapping[str, Any], *, by: User) -> RuleSet:
    """The rules of a file as the draft. Raises RulesError, and CannotPublish while another is being written."""
    with transaction.atomic():
        _lock(program)
        if program.rule_draft:
            raise CannotPublish(_("Another draft is being written. Publish it or throw it away first."))
        return begin(program, content, by=by)


def _next(program: Program) -> int:
    last: int = program.rule_sets.aggregate(last=Max("number"))["last"] or 0
    return last + 1


def _lock(program: Program) -> None:
    """Whoever writes a version waits for the others."""
    Program.objects.select_for_update().get(pk=program.pk)

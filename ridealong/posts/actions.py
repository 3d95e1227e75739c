"""What people do with posts. The program never publishes: it drafts, screens, asks, hands over and remembers."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.posts import checking, consents, drafts, notices
from ridealong.posts.models import PostDraft
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import RIDDEN

VOID = {"approved_at": None, "approved_by": None, "approved_sha256": ""}


class CannotPublish(Exception):
    """Why this cannot leave the house now. The text may be shown to a person."""


def digest(post: PostDraft) -> str:
    """What an approval is bound to: headline and text."""
    return sha256(f"{post.title}\0{post.text}".encode()).hexdigest()


def approve_for_publicity(ride: Ride, *, by: User) -> list[PostDraft]:
    """The coordinator's yes: drafts a short post, a thread and a recap, once per ride. Raises CannotPublish."""
    with transaction.atomic():
        ride = Ride.objects.select_for_update(of=("self",), no_key=True).get(pk=ride.pk)
        if before := list(PostDraft.objects.filter(ride=ride)):
            return before
        if ride.status not in RIDDEN:
            raise CannotPublish(_("Posts are made after the ride."))
        if RideReport.objects.filter(ride=ride, had_incident=True).exists():
            raise CannotPublish(_("Something happened on this ride that command must know: no post is made of it."))
        if not ride.application.program.has_publicity:
            raise CannotPublish(_("This program makes no posts."))
        if not consents.allowed(ride).posts:
            raise CannotPublish(_("The rider (or a guardian) has not agreed to posts."))
        posts = [_draft(ride, draft, by=by) for draft in drafts.write(ride)]
        history.record("ride.publicity_approved", ride, by=by)
        notices.drafted(ride)
    return posts


def _draft(ride: Ride, draft: drafts.Draft, *, by: User) -> PostDraft:
    post = PostDraft.objects.create(
        ride=ride, kind=draft.kind, title=draft.title, text=draft.text, cleared_at=ride.ended_at
    )
    history.record("post.drafted", post, by=by, kind=draft.kind)
    checking.screen(post)
    return post


def edit(
    post: PostDraft, *, by: User, text: str, title: str = "", answers: Mapping[str, Any] | None = None
) -> PostDraft:
    """New words make a new author, void every approval, and are screened again. Raises IllegalMove."""
    changes: dict[str, Any] = {"text": text, "title": title, "author": by, **VOID}
    if answers is not None:
        changes["answers"] = dict(answers)
    with transaction.atomic():
        move(post, "edit", by=by, changes=changes, event="edited")
        checking.screen(post)
    return post


def send_to_review(post: PostDraft, *, by: User) -> PostDraft:
    """Needs the four answers and no hard stop. Raises CannotPublish, IllegalMove."""
    if missing := checking.unanswered(post):
        raise CannotPublish(_("Answer the four questions first: %(count)s are open.") % {"count": len(missing)})
    stop_at("X", post)
    with transaction.atomic():
        move(post, "send_to_review", by=by, changes={"author": post.author or by, "sent_back_for": ""})
        notices.to_review(post)
    return post


def approve(post: PostDraft, *, by: User) -> PostDraft:
    """A second person's yes to exactly these words; what the rules block needs command. Raises CannotPublish."""
    if post.author_id == by.pk:
        raise CannotPublish(_("Somebody else than the author must approve a post."))
    if not by.has_perm("ridealong.approve_post"):
        raise CannotPublish(_("Your role does not approve posts."))
    stop_at("X", post)
    if not by.has_perm("ridealong.override_rule"):
        stop_at("B", post)
    changes = {"approved_at": timezone.now(), "approved_by": by, "approved_sha256": digest(post)}
    try:
        with transaction.atomic():
            return move(post, "approve", by=by, changes=changes, sha256=changes["approved_sha256"])
    except IntegrityError as error:
        raise CannotPublish(_("Somebody else than the author must approve a post.")) from error


def send_back(post: PostDraft, *, by: User, words: str) -> PostDraft:
    return move(post, "send_back", by=by, changes={"sent_back_for": words, **VOID}, event="sent_back")


def stop_at(severity: str, post: PostDraft, *, network: str = "") -> None:
    for finding in checking.findings(post, network=network):
        if finding.outcome == severity:
            raise CannotPublish(_("%(rule)s: %(why)s") % {"rule": finding.rule, "why": finding.why})


def discard(post: PostDraft, *, by: User) -> PostDraft:
    return move(post, "discard", by=by)

"""What people do with posts. The program never publishes: it drafts, screens, asks, hands over and remembers."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications.guardians.guardian import Guardian
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.posts import checking, consents, drafts, networks, notices
from ridealong.posts.models import Hold, PostDraft, Publication, PublicityConsent
from ridealong.posts.status import NameScope, PostStatus, RemovalReason
from ridealong.program.models import Department
from ridealong.rides.models import Ride, RideReport
from ridealong.rides.status import RIDDEN

VOID = {"approved_at": None, "approved_by": None, "approved_sha256": ""}


class CannotPublish(Exception):
    """Why this cannot leave the house now. The text may be shown to a person."""


class CannotConsent(Exception):
    """Why this person cannot choose for this ride. The text may be shown to a person."""


def digest(post: PostDraft) -> str:
    """What an approval is bound to: headline and text."""
    return sha256(f"{post.title}\0{post.text}".encode()).hexdigest()


def give_consent(
    ride: Ride,
    *,
    by: User,
    allows_posts: bool,
    name_scope: str = NameScope.NONE,
    allows_quote: bool = False,
    guardian: Guardian | None = None,
) -> PublicityConsent:
    """The choices of a rider, or of a minor's guardian; they replace what the same person chose before.

    Raises CannotConsent.
    """
    chooser = guardian.account_id if guardian else ride.rider.account_id
    if chooser != by.pk or (guardian and guardian.application_id != ride.application_id):
        raise CannotConsent(_("Only the person concerned can choose this."))
    if ride.status not in RIDDEN:
        raise CannotConsent(_("We ask about this after the ride."))
    with transaction.atomic():
        Ride.objects.select_for_update(of=("self",), no_key=True).get(pk=ride.pk)
        before = PublicityConsent.objects.filter(ride=ride, guardian=guardian, withdrawn_at=None)
        before.update(withdrawn_at=timezone.now())
        consent = PublicityConsent.objects.create(
            ride=ride,
            guardian=guardian,
            allows_posts=allows_posts,
            name_scope=name_scope if allows_posts else NameScope.NONE,
            allows_quote=allows_quote and allows_posts,
            given_by=by,
        )
        history.record("consent.given", consent, by=by, allows_posts=allows_posts, name_scope=consent.name_scope)
    return consent


def withdraw_consent(consent: PublicityConsent, *, by: User) -> PublicityConsent:
    """Stories hide at once; the press office hears what is still out there. A second click changes nothing."""
    if consent.given_by_id != by.pk:
        raise CannotConsent(_("Only the person concerned can choose this."))
    with transaction.atomic():
        now = timezone.now()
        if PublicityConsent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now):
            consent.withdrawn_at = now
            history.record("consent.withdrawn", consent, by=by)
            for post in PostDraft.objects.out_there().filter(ride=consent.ride):
                notices.consent_withdrawn(post)
    return consent


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
    _stop_at("X", post)
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
    _stop_at("X", post)
    if not by.has_perm("ridealong.override_rule"):
        _stop_at("B", post)
    changes = {"approved_at": timezone.now(), "approved_by": by, "approved_sha256": digest(post)}
    try:
        with transaction.atomic():
            return move(post, "approve", by=by, changes=changes, sha256=changes["approved_sha256"])
    except IntegrityError as error:
        raise CannotPublish(_("Somebody else than the author must approve a post.")) from error


def send_back(post: PostDraft, *, by: User, words: str) -> PostDraft:
    return move(post, "send_back", by=by, changes={"sent_back_for": words, **VOID}, event="sent_back")


def hand_over(post: PostDraft, *, by: User, network: str) -> Publication:
    """Stores what leaves the house, for one network, once. Consent, HOLD and the rules are read in this second.

    Raises CannotPublish, IllegalMove.
    """
    if network not in networks.NETWORKS:
        raise CannotPublish(_("This network is not known here."))
    with transaction.atomic():
        _before_hold()
        post = PostDraft.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
        if before := Publication.objects.filter(post=post, network=network).first():
            return before
        _check_now(post, network)
        move(post, "hand_over", by=by, network=network)
        return Publication.objects.create(post=post, network=network, text=post.text, handed_over_by=by)


def _before_hold() -> None:
    """One lock for HOLD and hand-over: a post leaves before a HOLD or not at all."""
    Department.objects.select_for_update(no_key=True).first()


def _check_now(post: PostDraft, network: str) -> None:
    if Hold.objects.filter(released_at=None).exists():
        raise CannotPublish(_("HOLD is set: nothing leaves the house."))
    if post.status not in {PostStatus.APPROVED, PostStatus.HANDED_OVER}:
        return  # the transition table says the rest
    if post.approved_sha256 != digest(post):
        raise CannotPublish(_("The text was changed after it was approved."))
    if post.ride and not consents.allowed(post.ride).posts:
        raise CannotPublish(_("The rider’s consent does not stand any more."))
    _stop_at("X", post, network=network)


def _stop_at(severity: str, post: PostDraft, *, network: str = "") -> None:
    for finding in checking.findings(post, network=network):
        if finding.outcome == severity:
            raise CannotPublish(_("%(rule)s: %(why)s") % {"rule": finding.rule, "why": finding.why})


def record_published(publication: Publication, *, by: User, url: str) -> Publication:
    """Notes where the post stands. Raises CannotPublish when another address is on record already."""
    with transaction.atomic():
        post = PostDraft.objects.select_for_update(of=("self",), no_key=True).get(pk=publication.post_id)
        publication.refresh_from_db()
        if publication.url == url:
            return publication
        if publication.url:
            raise CannotPublish(_("The record has an address for this already."))
        publication.url = url
        publication.save(update_fields=["url"])
        if post.status == PostStatus.HANDED_OVER:
            move(post, "publish", by=by, network=publication.network)
    return publication


def remove(post: PostDraft, *, by: User, reason: str) -> PostDraft:
    """Takes our own story down; copies on networks are taken down by a person. Raises IllegalMove."""
    return move(post, "remove", by=by, changes={"removed_for": RemovalReason(reason)}, reason=reason)


def discard(post: PostDraft, *, by: User) -> PostDraft:
    return move(post, "discard", by=by)


def set_hold(*, by: User, reason: str = "") -> Hold:
    """Stops every queue. Any role may; a second click keeps the first hold."""
    if not by.is_staff:
        raise CannotPublish(_("Only staff can set HOLD."))
    if standing := Hold.objects.filter(released_at=None).first():
        return standing
    try:
        with transaction.atomic():
            _before_hold()
            hold = Hold.objects.create(set_by=by, reason=reason[:200])
            history.record("hold.set", hold, by=by)
            return hold
    except IntegrityError:  # somebody was faster
        return Hold.objects.get(released_at=None)


def release_hold(*, by: User) -> None:
    """Press or command lets posts go again. Raises CannotPublish."""
    if not by.has_perm("ridealong.release_hold"):
        raise CannotPublish(_("Only press or command releases HOLD."))
    with transaction.atomic():
        for hold in Hold.objects.select_for_update(no_key=True).filter(released_at=None):
            hold.released_at, hold.released_by = timezone.now(), by
            hold.save(update_fields=["released_at", "released_by"])
            history.record("hold.released", hold, by=by)

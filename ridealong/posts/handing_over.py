"""A post leaves the house: checked once more, handed over, recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core.workflow import move
from ridealong.posts import consents, holds, networks
from ridealong.posts.actions import CannotPublish, digest, stop_at
from ridealong.posts.holding import lock_hold
from ridealong.posts.models import PostDraft, Publication
from ridealong.posts.status import PostStatus, RemovalReason


def hand_over(post: PostDraft, *, by: User, network: str) -> Publication:
    """Stores what leaves the house, for one network, once. Consent, HOLD and the rules are read in this second.

    Raises CannotPublish, IllegalMove.
    """
    if network not in networks.NETWORKS:
        raise CannotPublish(_("This network is not known here."))
    with transaction.atomic():
        lock_hold()
        post = PostDraft.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
        if before := Publication.objects.filter(post=post, network=network).first():
            return before
        _check_now(post, network)
        move(post, "hand_over", by=by, network=network)
        return Publication.objects.create(post=post, network=network, text=post.text, handed_over_by=by)


def _check_now(post: PostDraft, network: str) -> None:
    if holds.in_force():
        raise CannotPublish(_("HOLD is set: nothing leaves the house."))
    if post.status not in {PostStatus.APPROVED, PostStatus.HANDED_OVER}:
        return  # the transition table says the rest
    if post.approved_sha256 != digest(post):
        raise CannotPublish(_("The text was changed after it was approved."))
    if post.ride and not consents.allowed(post.ride).posts:
        raise CannotPublish(_("The rider’s consent does not stand any more."))
    stop_at("X", post, network=network)


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

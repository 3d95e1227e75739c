"""What the press office is told. Mails name nobody: what a post says stands behind the login."""

from accounts.models import Role, User
from ridealong.notifications.outbox import Envelope, queue
from ridealong.posts.message_kinds import MESSAGE_KINDS
from ridealong.posts.models import PostDraft
from ridealong.rides.models import Ride


def drafted(ride: Ride) -> None:
    for person in _staff(Role.PRESS):
        _send("post.drafted", "press", person, key=f"{ride.pk}", path="/press/")


def to_review(post: PostDraft) -> None:
    """To everyone who may approve, but not to the author."""
    for person in _staff(Role.PRESS, Role.COMMAND):
        if person.pk != post.author_id:
            turn = f"{post.pk}:{post.screenings.count()}"
            _send("post.in_review", "approver", person, key=turn, path=f"/press/{post.pk}/")


def consent_withdrawn(post: PostDraft) -> None:
    for person in _staff(Role.PRESS):
        _send("post.consent_withdrawn", "press", person, key=f"{post.pk}", path=f"/press/{post.pk}/")


def _staff(*roles: Role) -> list[User]:
    return list(User.objects.filter(groups__name__in=roles, is_active=True).distinct())


def _send(event: str, recipient: str, person: User, *, key: str, path: str) -> None:
    queue(
        Envelope(
            kind=MESSAGE_KINDS[event, recipient],
            to=person.email,
            language=person.language,
            path=path,
            dedupe_key=f"{event}:{key}:{person.pk}",
        )
    )

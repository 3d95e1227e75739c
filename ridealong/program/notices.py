"""What staff are told about their accounts and the set-up."""

from uuid import UUID, uuid4

from accounts.models import Role, User
from ridealong.notifications.models import Message
from ridealong.notifications.outbox import Envelope, queue
from ridealong.program.message_kinds import MESSAGE_KINDS


def invited(user: User, *, by: User) -> Message | None:
    names = sorted(user.groups.values_list("name", flat=True))
    return queue(
        Envelope(
            kind=MESSAGE_KINDS["staff.invited", "staff"],
            to=user.email,
            language=user.language,
            tells=lambda: {
                "name": str(user),
                "inviter": str(by),
                "roles": ", ".join(str(Role(name).label) for name in names),
            },
            dedupe_key=f"staff.invited:{uuid4()}",
            link_purpose="invitation",
            link_subject=user.pk,
        )
    )


def password_forgotten(user: User) -> Message | None:
    return queue(
        Envelope(
            kind=MESSAGE_KINDS["password.forgotten", "staff"],
            to=user.email,
            language=user.language,
            dedupe_key=f"password.forgotten:{uuid4()}",
            link_purpose="password_reset",
            link_subject=user.pk,
        )
    )


def mail_test(user: User, *, nonce: UUID) -> Message | None:
    return queue(
        Envelope(
            kind=MESSAGE_KINDS["mail.test", "administrator"],
            to=user.email,
            language=user.language,
            dedupe_key=f"mail.test:{nonce}",
            link_purpose="mail_test",
            link_subject=nonce,
        )
    )

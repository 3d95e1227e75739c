"""What the press office is written to about. These mails name nobody: what a post says stands behind the login."""

from django.utils.translation import gettext_lazy as _

from ridealong.notifications.message_kinds import MessageKind, by_name

MESSAGE_KINDS = by_name(
    (
        MessageKind("post.drafted", "press", _("A ride was approved for publicity, and drafts are there.")),
        MessageKind("post.in_review", "approver", _("A post was sent to a second person.")),
        MessageKind("post.consent_withdrawn", "press", _("A rider took back the consent to a post.")),
    )
)

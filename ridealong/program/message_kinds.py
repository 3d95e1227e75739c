"""What staff are written to about their accounts and the set-up."""

from django.utils.translation import gettext_lazy as _

from ridealong.notifications.message_kinds import CODE, MessageKind, Placeholder, by_name

MESSAGE_KINDS = by_name(
    (
        MessageKind(
            "staff.invited", "staff", _("Somebody was invited to the staff."),
            (
                Placeholder("name", _("The name of whoever is invited"), "Joan Whitfield"),
                Placeholder("inviter", _("Who invites"), "A. Lindqvist"),
                Placeholder("roles", _("The roles, in words"), _("Coordinator")),
            ),
            carries="link", is_urgent=True, is_news=False,
        ),
        MessageKind(
            "password.forgotten", "staff", _("Somebody of the staff asks for a new password."),
            carries="link", is_urgent=True, is_news=False,
        ),
        MessageKind(
            "mail.test", "administrator", _("An administrator tries whether mail arrives."), (CODE,),
            carries="code", leads=False, is_urgent=True, is_news=False,
        ),
    )
)  # fmt: skip

"""What riders and guardians are written to about the waiver."""

from django.utils.translation import gettext_lazy as _

from ridealong.applications.message_kinds import REFERENCE, RIDER_NAME
from ridealong.notifications.message_kinds import MessageKind, Placeholder, by_name

MESSAGE_KINDS = by_name(
    (
        MessageKind("waiver.ready", "rider", _("The waiver can be signed."), (RIDER_NAME, REFERENCE)),
        MessageKind(
            "waiver.signed", "rider", _("The last signature is there, and the waiver is sealed."),
            (RIDER_NAME, REFERENCE, Placeholder("waiver_code", _("The short code printed on the waiver"), "K7PM2Q")),
        ),
        MessageKind("waiver.received", "guardian", _("The guardian has signed, and the rider has not."), (REFERENCE,)),
        MessageKind(
            "waiver.again", "guardian", _("What the guardian signed does not cover the ride any more."), (REFERENCE,),
            carries="link", is_news=False,
        ),
    )
)  # fmt: skip

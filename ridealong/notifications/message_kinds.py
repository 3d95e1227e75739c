"""What people are written to about: each kind of message with who gets it, when, and what the message may say.

Every room lists its own in `message_kinds.py`. The shipped words lie in ``emails/<event>_to_<recipient>/``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Placeholder:
    """Written ``{rider_name}`` in a wording. Only what tells nothing about a person may stand in a subject."""

    name: str
    words: Words
    sample: Words | Callable[[], str]
    in_subject: bool = False

    @property
    def shown(self) -> str:
        return f"{{{self.name}}}"

    def example(self) -> str:
        """A made-up value, in the language that is active."""
        return self.sample() if callable(self.sample) else str(self.sample)


@dataclass(frozen=True)
class MessageKind:
    """One event as one kind of recipient is told of it.

    `carries` says which secret the worker mints while sending: a link behind the button, or a code to type. Urgent ones
    are sent at any hour; what has something to say again later (`is_news`) may travel with others of the case.
    """

    event: str
    recipient: str
    when: Words
    placeholders: tuple[Placeholder, ...] = ()
    carries: Literal["", "link", "code"] = ""
    leads: bool = True  # the button opens a page of the site
    is_urgent: bool = False
    is_news: bool = True
    is_texted: bool = False  # riders who asked for it get a text message too
    may_be_letter: bool = True  # where there is no e-mail address; a secret never travels on paper

    @property
    def folder(self) -> str:
        return f"emails/{self.event.replace('.', '_')}_to_{self.recipient}"

    @property
    def names(self) -> frozenset[str]:
        return frozenset(placeholder.name for placeholder in self.placeholders)

    def samples(self) -> dict[str, str]:
        return {placeholder.name: placeholder.example() for placeholder in self.placeholders}


MessageKinds = dict[tuple[str, str], MessageKind]

CODE = Placeholder("code", _("The code to type. It is made while sending, and no page shows it."), "123456")
RECIPIENTS = {
    "rider": _("Rider"),
    "guardian": _("Guardian"),
    "officer": _("Officer"),
    "coordinator": _("Coordinator"),
    "supervisor": _("Supervisor"),
    "press": _("Press office"),
    "approver": _("Whoever approves posts"),
    "staff": _("Staff"),
    "administrator": _("Administrator"),
    "account": _("Whoever signs in"),
}


def by_name(kinds: Iterable[MessageKind]) -> MessageKinds:
    return {(kind.event, kind.recipient): kind for kind in kinds}


MESSAGE_KINDS = by_name(
    (
        MessageKind(
            "sign_in.code", "account", _("A citizen asks for a code to sign in."),
            (CODE, Placeholder("minutes", _("For how many minutes the code works"), "15")),
            carries="code", leads=False, is_urgent=True, is_news=False,
        ),
        MessageKind(
            "sign_in.unknown", "account", _("Somebody asks for a code with an address that nobody has."),
            is_urgent=True, is_news=False,
        ),
        MessageKind(
            "sign_in.by_password", "account", _("Somebody of the staff asks for a code, and gets none."),
            is_urgent=True, is_news=False,
        ),
        MessageKind(
            "sign_in.changed", "account", _("How somebody signs in was changed."),
            (Placeholder("what", _("What was changed"), _("Your password was changed.")),),
            is_urgent=True, is_news=False,
        ),
    )
)  # fmt: skip

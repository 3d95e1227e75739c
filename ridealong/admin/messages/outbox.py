"""The outbox: what was sent, what waits, what failed, and what can be done about it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong.admin.messages.message_forms import AddressForm, DraftForm
from ridealong.admin.page import NeedFilter, ReadOnlyPage
from ridealong.admin.records.history import cases
from ridealong.admin.verbs import Verb
from ridealong.applications.application import Application
from ridealong.applications.deciding import announcing
from ridealong.core.workflow import allows
from ridealong.notifications import actions
from ridealong.notifications.models import Channel, Message, MessageStatus
from ridealong.notifications.outbox import SLOT
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag

WORK = "ridealong.work_case"
MAIL_TAGS = {
    MessageStatus.DRAFT: ("now", "pen"),
    MessageStatus.QUEUED: ("quiet", "clock"),
    MessageStatus.SENDING: ("quiet", "clock"),
    MessageStatus.SENT: ("go", "check"),
    MessageStatus.FAILED: ("stop", "cross"),
    MessageStatus.BOUNCED: ("stop", "cross"),
    MessageStatus.CANCELLED: ("quiet", "cross"),
    MessageStatus.BUNDLED: ("quiet", "mail"),
    MessageStatus.PRINTED: ("now", "print"),
}


def state(message: Message) -> tuple[str, str, str]:
    """Tone, words and icon of how it stands."""
    if message.is_letter and message.status == MessageStatus.QUEUED:
        return "now", _("To be printed"), "print"
    status = MessageStatus(message.status)
    kind, icon = MAIL_TAGS[status]
    if message.is_letter and message.status == MessageStatus.SENT:
        return kind, _("Posted"), icon
    return kind, str(status.label), icon


def to_whom(message: Message) -> str:
    if message.is_letter:
        return _("Letter to %(name)s") % {"name": message.to_name}
    return message.to_address


def _may_resend(message: Message, user: User) -> bool:
    return message.status in {MessageStatus.FAILED, MessageStatus.BOUNCED}


def _may_readdress(message: Message, user: User) -> bool:
    return _may_resend(message, user) and message.channel == Channel.EMAIL


def _may_release(message: Message, user: User) -> bool:
    """A decision's own message goes out when the decision is announced, on its case."""
    return allows(message, "release") and not announcing.waits_for(message)


class LanguageFilter(admin.SimpleListFilter):
    """Those the program speaks; what the rows hold would be asked of the whole table."""

    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(settings.LANGUAGES)

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Message]") -> "QuerySet[Message]":
        return queryset.filter(language=self.value()) if self.value() in dict(settings.LANGUAGES) else queryset


class MessagePage(ReadOnlyPage):
    """The outbox. A secret is minted while sending, so no page of the desk ever holds one."""

    verbs = (
        Verb("edit", gettext_lazy("Change the words…"), WORK, lambda message, user: allows(message, "release"),
             actions.edit, gettext_lazy("The draft has the new words."), form=DraftForm,
             title=gettext_lazy("Change the words"), icon="pen"),
        Verb("release", gettext_lazy("Send it"), WORK, _may_release, actions.release,
             gettext_lazy("The message is on its way."), icon="mail"),
        Verb("resend", gettext_lazy("Send it again"), WORK, _may_resend, actions.resend,
             gettext_lazy("The message is on its way again."), icon="mail"),
        Verb("readdress", gettext_lazy("Send it to another address…"), WORK, _may_readdress, actions.readdress,
             gettext_lazy("The message is on its way to the other address."), form=AddressForm,
             title=gettext_lazy("Send it to another address"), icon="mail",
             hint=gettext_lazy("This message only. What comes next goes to the address in the rider’s file.")),
        Verb("post", gettext_lazy("It is posted"), WORK, lambda message, user: allows(message, "post"), actions.post,
             gettext_lazy("Noted as posted."), icon="check"),
        Verb("cancel", gettext_lazy("Do not send it"), WORK, lambda message, user: allows(message, "cancel"),
             actions.cancel, gettext_lazy("The message is not sent."), icon="cross", is_danger=True),
    )  # fmt: skip
    change_form_template = "admin/ridealong/message.html"
    list_display = ("subject", "reader", "status_shown", "created")
    list_filter = (NeedFilter, "status", "channel", LanguageFilter)
    search_fields = ("case",)  # through the index of applications.search
    search_help_text = gettext_lazy("The person's name, case number, e-mail, or four digits of a phone")
    keyset = "created_at"
    sortable_by = ("created",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Message]":
        rows: QuerySet[Message] = super().get_queryset(request)
        return rows.defer("html", "calendar")

    def only_shown(self, rows: "QuerySet[Message]") -> "QuerySet[Message]":
        return rows.defer(None).only("subject", "to_address", "to_name", "channel", "status", "created_at")

    def surroundings(self, request: HttpRequest, thing: Message) -> dict[str, Any]:
        case = Application.objects.filter(pk=thing.case).first() if thing.case else None
        return {
            "mail": thing,
            "body": thing.text.replace(SLOT, _("[link sent]")),
            "reader": to_whom(thing),
            "state": state(thing),
            "may_print": thing.is_letter and allows(thing, "print") and request.user.has_perm(WORK),
            "waits": announcing.waits_for(thing),
            "case": case if request.user.has_perm("ridealong.view_application") else None,
            "tries": list(thing.tries.all()),
            "zone": clock.zone(),
            "title": thing.subject,
            "subtitle": None,
        }

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Message]", search_term: str
    ) -> "tuple[QuerySet[Message], bool]":
        return (queryset.filter(case__in=cases(search_term)) if search_term.strip() else queryset), False

    @admin.display(description=gettext_lazy("to whom"))
    def reader(self, message: Message) -> str:
        return to_whom(message)

    @admin.display(description=gettext_lazy("status"))
    def status_shown(self, message: Message) -> SafeString:
        return tag(*state(message))

    @admin.display(description=gettext_lazy("written"), ordering="created_at")
    def created(self, message: Message) -> datetime:
        return message.created_at

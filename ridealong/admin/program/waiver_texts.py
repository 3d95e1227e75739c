"""The texts of the waiver: written, published, and whom each leaves behind."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ridealong.admin import waiver_preview
from ridealong.admin.page import Page
from ridealong.admin.verbs import Verb
from ridealong.core.workflow import allows
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag
from ridealong.waivers import clauses, drafts, stale
from ridealong.waivers.models import WaiverText
from ridealong.waivers.status import TextStatus
from ridealong.web.access import user_of

CHANGE_TEXT = "ridealong.change_waivertext"
BEHIND = 20  # people shown whose signature a text leaves behind
TAGS = {"draft": "quiet", "reviewed": "now", "published": "go", "retired": "quiet"}


class WaiverTextPage(Page):
    """A text can be written on while it is a draft; what people signed stays as it was."""

    event = "waiver_text"
    verbs = (
        Verb(
            "review", _("I have read it"), CHANGE_TEXT,
            lambda text, user: allows(text, "review") and not drafts.is_by(text, user), drafts.review,
            _("The text is marked as reviewed."), icon="check",
        ),
        Verb(
            "publish", _("Publish"), CHANGE_TEXT,
            lambda text, user: allows(text, "publish"), drafts.publish,
            _("The text is in force; the former one is retired."), icon="flag",
        ),
        Verb(
            "send-back", _("Not right yet"), CHANGE_TEXT, lambda text, user: allows(text, "send_back"),
            drafts.send_back, _("It is a draft again."), icon="arrow",
        ),
        Verb(
            "ask-again", _("Ask them to sign again"), CHANGE_TEXT,
            lambda text, user: text.status == TextStatus.PUBLISHED and stale.waivers_behind(text).exists(),
            stale.ask_again, _("Everybody with a signature under the former text is asked to sign again."), icon="pen",
        ),
        Verb(
            "new-version", _("Write a new version"), CHANGE_TEXT, lambda text, user: text.status != TextStatus.DRAFT,
            drafts.begin, _("A new draft stands in the list."), icon="pen",
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/waiver_text.html"
    list_display = ("title", "program", "audience", "language", "version", "status_shown", "is_placeholder")
    list_filter = ("program", "audience", "language", "status")
    list_select_related = ("program",)
    fields = ("program", "audience", "language", "version", "title", "body", "is_placeholder")

    def save_model(self, request: HttpRequest, obj: WaiverText, form: Any, change: bool) -> None:
        """Whoever wrote on it last does not review it."""
        obj.drafted_by = user_of(request)
        super().save_model(request, obj, form, change)

    def surroundings(self, request: HttpRequest, thing: WaiverText) -> dict[str, Any]:
        """Beside the version before it, and with the people whose signature it leaves behind."""
        former = WaiverText.objects.filter(
            program=thing.program_id, audience=thing.audience, language=thing.language, version__lt=thing.version
        ).order_by("-version").first()  # fmt: skip
        behind = list(stale.waivers_behind(thing)[: BEHIND + 1])
        return {
            "zone": clock.zone(),
            "waits_for_second": allows(thing, "review") and drafts.is_by(thing, user_of(request)),
            "former": former,
            "clauses": clauses.differences(former.body, thing.body) if former else [],
            "preview": list(waiver_preview.of(thing)),
            "behind": behind[:BEHIND],
            "is_more": len(behind) > BEHIND,
        }

    def get_queryset(self, request: HttpRequest) -> "QuerySet[WaiverText]":
        rows: QuerySet[WaiverText] = super().get_queryset(request)
        return rows.select_related("program", "drafted_by", "reviewed_by", "published_by")

    def has_change_permission(self, request: HttpRequest, obj: WaiverText | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status == TextStatus.DRAFT)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("program", "audience", "language", "version") if obj else ()

    @admin.display(description=_("status"))
    def status_shown(self, text: WaiverText) -> SafeString:
        return tag(TAGS[text.status], str(TextStatus(text.status).label))

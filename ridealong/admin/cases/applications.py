"""Applications: the list, and the case page."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin import saved, verbs
from ridealong.admin.cases import bulk, files, handing_over, loaded, steps, whose_turn
from ridealong.admin.cases.case import Case, wishes
from ridealong.admin.cases.step_forms import DeskNote
from ridealong.admin.filters import ByThing
from ridealong.admin.needs import table
from ridealong.admin.needs.need import PARAMETER
from ridealong.admin.page import NeedFilter, Page
from ridealong.admin.verbs import Button
from ridealong.applications.application import Application
from ridealong.applications.deciding import reviewing
from ridealong.applications.handed_in import attachments
from ridealong.applications.riders import search
from ridealong.core import history, times
from ridealong.core.encryption import SealBroken
from ridealong.program import clock
from ridealong.templatetags.ridealong import tag
from ridealong.waivers import actions as waivers
from ridealong.waivers.evidence import FileChanged
from ridealong.waivers.models import SealedFile
from ridealong.web.access import user_of

SHOWN = (
    "reference",
    "status",
    "created_at",
    "submitted_at",
    "decided_at",
    "held_at",
    "wishes",
    "rider__legal_name",
    "station__time_zone",
)


class StandingFilter(admin.SimpleListFilter):
    """By status, in the desk's words."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(status.value, words) for status, (_kind, _icon, words) in whose_turn.WORDS.items()]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Application]") -> "QuerySet[Application]":
        return queryset.filter(status=self.value()) if self.value() in whose_turn.WORDS else queryset


class AboveFilter(NeedFilter):
    """The same presets; this list names them above its rows."""

    template = "admin/ridealong/above.html"


class ApplicationPage(Page):
    """Nobody adds or edits an application here: it moves by its verbs, and only the desk note is a field."""

    form = DeskNote
    fields = ("desk_note",)
    verbs = steps.VERBS
    event = "application"
    change_form_template = "admin/ridealong/case.html"
    list_display = ("rider_name", "reference", "status_now", "whose_turn", "waiting", "first_wish")
    list_display_links = ("rider_name",)
    list_filter = (AboveFilter, StandingFilter, ("program", ByThing), ("station", ByThing))
    search_fields = ("rider",)  # through the index of applications.search
    search_help_text = _("Name, case number, e-mail, or four digits of a phone")
    keyset = "created_at"
    sortable_by = ("waiting",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """As it stands: Django would derive a class for each look at a case."""
        if change and self.has_change_permission(request, obj):
            return DeskNote
        return super().get_form(request, obj, change, **kwargs)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Once a page: Django asks three times."""
        user = user_of(request)
        if "desk_actions" not in vars(request):
            found = dict(bulk.actions(user)) if user.has_perm("ridealong.view_application") else {}
            vars(request)["desk_actions"] = found
        return dict(vars(request)["desk_actions"])

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Application]":
        return super().get_queryset(request).select_related(*loaded.JOINED)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        user = user_of(request)
        more = {
            "presets": _presets(user, request.GET.get(PARAMETER, "")),
            **saved.context(user, request.GET.urlencode()),
        }
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def only_shown(self, rows: "QuerySet[Application]") -> "QuerySet[Application]":
        """What the list writes of each case, without its rules and its long texts."""
        return whose_turn.with_turn(rows.select_related(None).select_related("rider", "station").only(*SHOWN))

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Application]", search_term: str
    ) -> "tuple[QuerySet[Application], bool]":
        return (search.matching(queryset, search_term) if search_term.strip() else queryset), False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().change_view(request, object_id, form_url, extra_context)
        if request.method == "GET" and response.status_code == 200:
            case = response.context_data["original"]  # type: ignore[attr-defined]
            history.record("application.viewed", case, by=user_of(request))
        return response

    def load(self, thing: Application) -> None:
        loaded.load(thing)

    def offered(self, buttons: list[Button]) -> dict[str, Any]:
        return {"buttons": buttons, **steps.sorted_out(buttons)}

    def surroundings(self, request: HttpRequest, thing: Application) -> dict[str, Any]:
        user = user_of(request)
        case = Case(thing, user)
        return {
            "case": case,
            "zone": case.zone,
            "may_add_files": user.has_perm(steps.WORK) and files.may(thing),
            "signs_here": user.has_perm(steps.WORK) and handing_over.may(thing),
            "title": thing.rider.name,
            "subtitle": None,
            "show_save_and_continue": False,
        }

    def save_model(self, request: HttpRequest, obj: Application, form: Any, change: bool) -> None:
        reviewing.write_note(obj, by=user_of(request), note=form.cleaned_data["desk_note"])

    def log_change(self, request: HttpRequest, obj: Application, message: Any) -> None:  # type: ignore[override]
        """Writing the note is in the history already."""

    def get_urls(self) -> list[URLPattern]:
        read = self.admin_site.admin_view(self.read_file)
        look = self.admin_site.admin_view(self.read_paper)
        return [
            path("<uuid:pk>/file/<uuid:file>/", read, name="ridealong_application_file"),
            path("<uuid:pk>/papers/<uuid:paper>/", look, name="ridealong_application_paper"),
            *super().get_urls(),
        ]

    def read_paper(self, request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponse:
        """What the rider handed in, as we keep it. Reading it is noted."""
        case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case) or request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        attachment = get_object_or_404(case.attachments.kept(), pk=paper)
        try:
            content = attachments.read(attachment, by=user_of(request))
        except (SealBroken, FileNotFoundError):
            messages.error(request, _("The stored file is missing or was changed. Tell the administrator."))
            return redirect(verbs.address(case, "change"))
        name = f"{case.reference}-{attachment.kind}.{attachment.ending}"
        headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
        return HttpResponse(content, content_type=attachment.media_type, headers=headers)

    def read_file(self, request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
        """A sealed file of the case, as it was sealed. Reading it is noted."""
        case = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, case) or request.method not in {"GET", "HEAD"}:
            raise PermissionDenied
        sealed = get_object_or_404(SealedFile.objects.select_related("waiver"), pk=file, waiver__application=case)
        try:
            pdf = waivers.read_file(sealed, by=user_of(request))
        except FileChanged:
            messages.error(request, _("The stored file is missing or was changed. Tell the administrator."))
            return redirect(verbs.address(case, "change"))
        name = f"{case.reference}-{sealed.kind}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
        return HttpResponse(pdf, content_type="application/pdf", headers=headers)

    @admin.display(description=_("rider"))
    def rider_name(self, case: Application) -> SafeString:
        return format_html("<bdi>{}</bdi>", case.rider.name)

    @admin.display(description=_("status"))
    def status_now(self, case: Application) -> SafeString:
        kind, icon, words = whose_turn.WORDS[case.status]  # type: ignore[index]
        return tag("now", str(_("On hold")), "hand") if case.held_at else tag(kind, str(words), icon)

    @admin.display(description=_("waiting for"))
    def whose_turn(self, case: Application) -> str:
        turn = whose_turn.turn(case)
        return f"{turn.who}: {turn.what}" if turn.who else ""

    @admin.display(description=_("since"), ordering="created_at")
    def waiting(self, case: Application) -> str:
        return whose_turn.days(whose_turn.since(case)) if whose_turn.waits(case) else ""

    @admin.display(description=_("ride, or first wish"))
    def first_wish(self, case: Any) -> str:
        zone = case.station.zone if case.station else clock.zone()
        if case.ride_at:
            return _("Rides %(when)s") % {"when": times.moment(case.ride_at, zone, style="short")}
        return next(wishes(case, zone), "")


def _presets(user: User, chosen: str) -> list[tuple[str, str, bool]]:
    """What needs somebody: in words, where it is listed, and whether that is what is shown."""
    addressed = table.addressed(table.for_user(user))
    return [(capfirst(str(need.words)), url, need.code == chosen) for need, url in addressed]

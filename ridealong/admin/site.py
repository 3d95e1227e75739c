"""The coordinators' desk: Django's admin, for whoever may use it, with our sections only."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLResolver, path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from ridealong.admin import front, saved
from ridealong.admin.cases import export, files, handing_over
from ridealong.admin.contents import SECTIONS
from ridealong.admin.intake import importing, paper
from ridealong.admin.messages import mailroom, style, wording
from ridealong.admin.papers import batches, one_by_one, printing, scans
from ridealong.admin.records import overrides, report
from ridealong.admin.roster import board, day_sheet
from ridealong.admin.rules import publishing, trial
from ridealong.admin.rules import views as rules
from ridealong.web.access import user_of

ELSEWHERE = {"logout", "password_change", "password_change_done", "view_on_site", "autocomplete"}


class Desk(AdminSite):
    site_header = _("Ride-along desk")
    site_title = _("Ride-along desk")
    index_title = _("Needs you now")
    index_template = "admin/desk.html"
    empty_value_display = "–"
    enable_nav_sidebar = False  # the front page is the map; lists need the width

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for section in SECTIONS:
            for model, page in section.pages:
                super().register(model, page)

    def register(self, *args: Any, **options: Any) -> None:
        """Other packages bring admin pages of their own: the desk shows none of them."""

    def unregister(self, *args: Any) -> None:
        """Nothing of theirs is there to be taken off."""

    def has_permission(self, request: HttpRequest) -> bool:
        user = user_of(request)
        return user.is_active and user.is_staff and user.has_perm("accounts.use_desk")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Strangers are sent to sign in by the default-deny; everybody else without a right gets a 404."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not self.has_permission(request):
                raise Http404
            try:
                return inner(request, *args, **kwargs)
            except PermissionDenied as error:
                raise Http404 from error

        guarded.audience = "accounts.use_desk"  # type: ignore[attr-defined]
        return guarded

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_login")

    def get_urls(self) -> list[Any]:
        own = [
            path("filters/", self.admin_view(saved.save), name="filter-save"),
            path("filters/<uuid:pk>/remove/", self.admin_view(saved.remove), name="filter-remove"),
            path("files/<uuid:pk>/", self.admin_view(files.add), name="file-add"),
            path("files/<uuid:pk>/<uuid:paper>/remove/", self.admin_view(files.remove), name="file-remove"),
            path("sign-here/<uuid:pk>/", self.admin_view(handing_over.begin), name="sign-here"),
            path("scans/", self.admin_view(scans.hand_in), name="scans"),
            path("scans/<uuid:pk>/", self.admin_view(scans.compare), name="scan"),
            path("scans/<uuid:pk>/refuse/", self.admin_view(scans.refuse), name="scan-refuse"),
            path("scans/<uuid:pk>/<int:number>.jpg", self.admin_view(scans.page), name="scan-page"),
            path("board/", self.admin_view(board.show), name="board"),
            path("paper/", self.admin_view(paper.choose), name="paper"),
            path("paper/<uuid:pk>/", self.admin_view(paper.edit), name="paper-edit"),
            path("paper/<slug:slug>/", self.admin_view(paper.begin), name="paper-begin"),
            path("batches/", self.admin_view(batches.mine), name="batches"),
            path("batches/<uuid:pk>/", self.admin_view(batches.one), name="batch"),
            path("batches/<uuid:pk>/file/", self.admin_view(batches.take), name="batch-file"),
            path("applications.xlsx", self.admin_view(export.applications_xlsx), name="applications-xlsx"),
            path("applications.csv", self.admin_view(export.applications_csv), name="applications-csv"),
            path("exceptions/", self.admin_view(overrides.overrides), name="overrides"),
            path("rules/", self.admin_view(rules.hub), name="rules"),
            path("rules/new/<slug:slug>/", self.admin_view(rules.begin), name="rules-begin"),
            path("rules/<uuid:pk>/", self.admin_view(rules.draft), name="rules-draft"),
            path("rules/<uuid:pk>/difference/", self.admin_view(rules.difference), name="rules-difference"),
            path("rules/<uuid:pk>/export.json", self.admin_view(rules.export), name="rules-export"),
            path("rules/<uuid:pk>/review/", self.admin_view(rules.review), name="rules-review"),
            path("rules/<uuid:pk>/discard/", self.admin_view(rules.discard), name="rules-discard"),
            path("rules/<uuid:pk>/recall/", self.admin_view(rules.recall), name="rules-recall"),
            path("rules/<uuid:pk>/publish/", self.admin_view(publishing.publish), name="rules-publish"),
            path("rules/<uuid:pk>/what-if/", self.admin_view(trial.trial), name="rules-trial"),
            path("rules/<uuid:pk>/what-if/apply/", self.admin_view(trial.apply), name="rules-apply"),
            path("rules/<uuid:pk>/<slug:code>/", self.admin_view(rules.section), name="rules-section"),
            path("import/", self.admin_view(importing.imports), name="imports"),
            path("import/headings.csv", self.admin_view(importing.template), name="import-template"),
            path("import/<uuid:pk>/", self.admin_view(importing.one), name="import"),
            path("import/<uuid:pk>/start/", self.admin_view(importing.start), name="import-start"),
            path("import/<uuid:pk>/discard/", self.admin_view(importing.discard), name="import-discard"),
            path("packet/<uuid:pk>.pdf", self.admin_view(one_by_one.packet), name="packet"),
            path("ride-report/<uuid:pk>.pdf", self.admin_view(one_by_one.ride_report), name="ride-report"),
            path("wording/", self.admin_view(wording.hub), name="wordings"),
            path("wording/how/", self.admin_view(style.change), name="message_style"),
            path("wording/<str:event>/<slug:recipient>/", self.admin_view(wording.one), name="wording"),
            path("wording/<str:event>/<slug:recipient>/back/", self.admin_view(wording.restore), name="wording-back"),
            path("letters/", self.admin_view(mailroom.mailroom), name="mailroom"),
            path("letters/print/", self.admin_view(mailroom.print_all), name="mailroom-print"),
            path("letters/post/", self.admin_view(mailroom.post_all), name="mailroom-post"),
            path("letters/<uuid:pk>/print/", self.admin_view(mailroom.print_one), name="letter-print"),
            path("letter/<uuid:pk>.pdf", self.admin_view(one_by_one.letter), name="letter"),
            path("print/", self.admin_view(printing.ask), name="print"),
            path("report/", self.admin_view(report.show), name="report"),
            path("report.pdf", self.admin_view(report.download), name="report-pdf"),
            path("today/<uuid:station>.pdf", self.admin_view(day_sheet.print_today), name="day-sheet"),
        ]
        kept = [url for url in super().get_urls() if _name(url) not in ELSEWHERE]
        for url in kept:
            if hasattr(url.callback, "login_url"):
                url.callback.login_url = reverse_lazy("account_login")  # type: ignore[union-attr]
        sections = [url for url in kept if isinstance(url, URLResolver)]  # asked for most, and soon passed over
        return [*sections, *own, *(url for url in kept if url not in sections)]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        user = user_of(request)
        return super().index(request, {**front.context(user), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The sections in the order of the work, not of the tables."""
        known = {model["model"]: model for app in super().get_app_list(request, app_label) for model in app["models"]}
        found = [
            {
                "name": section.name,
                "app_label": section.code,
                "app_url": "",
                "has_module_perms": True,
                "models": [known[model] for model, _page in section.pages if model in known],
            }
            for section in SECTIONS
        ]
        return [app for app in found if app["models"]]


def _name(url: Any) -> str:
    return getattr(url, "name", "") or ""

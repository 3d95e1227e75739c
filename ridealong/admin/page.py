"""What every page of the desk has in common: nothing is deleted, everything is history, no count is endless."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ridealong.admin import timeline, verbs
from ridealong.admin.keyset import DeskList, KeysetList
from ridealong.admin.needs import table
from ridealong.admin.needs.counting import CAP
from ridealong.admin.needs.look import Look
from ridealong.admin.needs.need import PARAMETER
from ridealong.admin.verbs import Button, Verb
from ridealong.core import history
from ridealong.core.statements import Slot, Statement, Things
from ridealong.program import clock
from ridealong.web.access import user_of


class CappedPaginator(Paginator):
    """Counts no further than the cap. What lies beyond is found by filter and search, not by leafing."""

    @cached_property
    def found(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        if not rows.query.where:
            return _whole(rows.model, CAP).run()[0][1]  # type: ignore[arg-type]
        return rows.order_by().values("pk")[: CAP + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.found, CAP)

    @property
    def has_more(self) -> bool:
        return self.found > CAP


@cache
def _whole(model: type[Model], cap: int) -> Statement:
    """How many rows a table has, as far as anybody counts."""
    return Statement.of_summaries([model._default_manager.order_by().values(mark=Value(1))[: cap + 1]], "mark")


class NeedFilter(admin.SimpleListFilter):
    """The selections of the front page, as presets of the list."""

    title = _("Needs you now")
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> list[tuple[str, Any]]:
        return [(need.code, need.words) for need in table.of(model_admin.model)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        for need in table.of(queryset.model):
            if need.code == self.value():
                return need.select(queryset, Look(user_of(request)))
        return queryset


class Page(admin.ModelAdmin):
    """One section of the desk. Subclasses say `verbs`, and `event` where forms change rows ("officer")."""

    actions = None
    paginator = CappedPaginator
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # counts of whole tables
    view_on_site = False
    verbs: Sequence[Verb] = ()
    event = ""
    _statement: Things | None = None  # of one thing
    keyset = ""  # the moment a long list is ordered and leafed through by, with an index that ends in it and the key

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return KeysetList if self.keyset else DeskList

    def only_shown(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """The rows of a long list, with no more columns than it writes."""
        return rows

    def completed(self, rows: list[Any]) -> list[Any]:
        """The rows of a list that has page numbers, with what it writes of each besides."""
        return rows

    def get_urls(self) -> list[URLPattern]:
        """The list and the page of one thing before the verbs, of which a case has many."""
        own = super().get_urls()
        looks = [url for url in own if (url.name or "").endswith(("_changelist", "_change"))]
        return [*looks, *verbs.routes(self, self.verbs), *(url for url in own if url not in looks)]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the small add and change links beside a choice: each thing has its own section."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # type: ignore[union-attr]
        return field

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        return False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is None or not self.has_view_or_change_permission(request, thing):
            raise Http404
        self.load(thing)
        user = user_of(request)
        context = {**self.offered(verbs.buttons(self.verbs, thing, user)), **self.surroundings(request, thing)}
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, "subtitle": None, **(extra_context or {})})

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Once for a page that is only looked at: Django asks again for the form. By a prepared statement."""
        if request.method == "POST":
            return super().get_object(request, object_id, from_field)
        kept: dict[str, Any] = request.__dict__.setdefault("desk_things", {})
        if object_id not in kept:
            kept[object_id] = self._looked_at(request, object_id)
        return kept[object_id]

    def _looked_at(self, request: HttpRequest, object_id: str) -> Any:
        key = self.opts.pk
        try:
            return self._one(request).one({"key": key.to_python(object_id)})
        except (ValidationError, ValueError):
            return None

    def _one(self, request: HttpRequest) -> Things:
        """Whoever asks, the rows of a section are the same: who may not see them does not come so far."""
        if self._statement is None:
            rows = self.get_queryset(request).order_by()
            self._statement = Things.of(rows.filter(pk=Slot("key", self.opts.pk)))
        return self._statement

    def load(self, thing: Any) -> None:
        """Rows that buttons and surroundings both read."""

    def offered(self, buttons: list[Button]) -> dict[str, Any]:
        """The buttons as the page's template wants them."""
        return {"buttons": buttons}

    def surroundings(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        """What the page of one thing shows besides its form."""
        return {}

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        events = history.Event.objects.of(thing).order_by("-at", "-id")[:CAP]
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % thing,
            "opts": self.opts,
            "thing": thing,
            "back": verbs.address(thing, "change"),
            "steps": timeline.steps(list(events), clock.zone()),
        }
        return TemplateResponse(request, "admin/ridealong/history.html", context)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        return self._log(request, obj, "added", [])

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        fields = [name for part in message for name in part.get("changed", {}).get("fields", [])] if message else []
        return self._log(request, obj, "changed", fields)

    def _log(self, request: HttpRequest, obj: Model, verb: str, fields: list[str]) -> Any:
        """Our own history, which nobody can change, instead of Django's log. Names of fields, never values."""
        name = self.event or str(self.opts.model_name)
        return history.record(f"{name}.{verb}", obj, by=user_of(request), fields=[str(field) for field in fields])


class ReadOnlyPage(Page):
    """Rows that only verbs change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

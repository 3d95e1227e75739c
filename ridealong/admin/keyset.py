"""Long lists, page by page along an index: a page begins after the last row of the one before."""

from typing import Any

from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from ridealong.admin import rows
from ridealong.admin.places import Mark, beyond
from ridealong.core.statements import Things

AFTER, BEFORE = "after", "before"


class DeskList(ChangeList):
    """Django's list of the admin, its table drawn by `rows`."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = self.model_admin.completed(list(self.result_list))  # type: ignore[attr-defined]

    @property
    def headings(self) -> list[dict[str, Any]]:
        return list(result_headers(self))

    @property
    def body(self) -> SafeString:
        return rows.body(self)


class KeysetList(DeskList):
    """Django's list of the admin without page numbers. Its page says `keyset`, the moment that orders the rows."""

    older = newer = ""

    @property
    def field(self) -> str:
        return self.model_admin.keyset  # type: ignore[attr-defined]

    def get_ordering(self, request: HttpRequest, queryset: "QuerySet[Any]") -> list[Any]:
        """By the moment, the newest or the oldest first; every other column would have to sort the table."""
        field = self.field
        is_oldest_first = super().get_ordering(request, queryset)[0] == field
        return [field, "pk"] if is_oldest_first else [f"-{field}", "-pk"]

    def get_filters_params(self, params: Any = None) -> Any:
        found = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in {AFTER, BEFORE}}

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Another filter or order begins at the first page."""
        return super().get_query_string({AFTER: None, BEFORE: None, **(new_params or {})}, remove)

    def get_results(self, request: HttpRequest) -> None:
        self.paginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        self.result_list = self._page(request)
        self.result_count = self.paginator.count
        self.full_result_count = None
        self.show_full_result_count = self.can_show_all = self.multi_page = False
        self.show_admin_actions = True

    def _page(self, request: HttpRequest) -> list[Any]:
        size = self.list_per_page
        after, before = (Mark.read(request.GET.get(name, "")) for name in (AFTER, BEFORE))
        is_begun_anew = not (after or before or self.queryset.query.where)
        found = self._first(size + 1) if is_begun_anew else list(self._from(after, before)[: size + 1])
        has_more, found = len(found) > size, found[:size]
        if before and not after:
            found.reverse()
        goes_on, goes_back = (bool(before and not after) or has_more), (bool(after) or bool(before and has_more))
        if found:
            self.older = self._link(AFTER, found[-1]) if goes_on else ""
            self.newer = self._link(BEFORE, found[0]) if goes_back else ""
        return found

    def _from(self, after: Mark | None, before: Mark | None) -> "QuerySet[Any]":
        field = self.field
        is_newest_first = str(self.queryset.query.order_by[0]).startswith("-")
        wanted: QuerySet[Any] = self.model_admin.only_shown(self.queryset)  # type: ignore[attr-defined]
        if after:
            return beyond(wanted, field, after, newest_first=is_newest_first)
        if before:
            return beyond(wanted, field, before, newest_first=not is_newest_first).reverse()
        return wanted

    def _first(self, size: int) -> list[Any]:
        """Without a filter the list begins alike for everybody, by a statement that is put together once."""
        known: dict[tuple[Any, ...], Things] = self.model_admin.__dict__.setdefault("first_rows", {})
        key = (size, *self.queryset.query.order_by)
        if key not in known:
            known[key] = Things.of(self._from(None, None)[:size])
        return known[key].run()

    def _link(self, name: str, row: Any) -> str:
        return self.get_query_string({name: str(Mark(getattr(row, self.field), row.pk))})

"""A place in a long list, and the rows beyond it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Mark:
    """A place in a list: the moment of a row, and its key."""

    at: datetime
    pk: UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """None for what is no mark: then the list begins at its beginning."""
        at, _line, pk = text.partition("_")
        try:
            moment = datetime.fromisoformat(at)
            return cls(moment, UUID(pk)) if moment.tzinfo else None
        except ValueError:
            return None


def beyond(queryset: "QuerySet[Any]", field: str, mark: Mark, *, newest_first: bool) -> "QuerySet[Any]":
    """The rows that follow the mark. An OR of the two would cost the index seek."""
    side = "lte" if newest_first else "gte"
    passed = "gte" if newest_first else "lte"
    return queryset.filter(**{f"{field}__{side}": mark.at}).exclude(Q(**{field: mark.at, f"pk__{passed}": mark.pk}))

"""Selections of the desk's lists that somebody keeps under a name, for themselves or for the whole desk."""

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core import history

MOST = 30  # of one person on one list


class CannotSave(Exception):
    """Why the filter is not kept. The text may be shown to a person."""


class SavedFilters(models.QuerySet["SavedFilter"]):
    def for_user(self, user: User, page: str) -> "SavedFilters":
        """Their own, and what others share with the desk."""
        return self.filter(Q(owner=user) | Q(is_shared=True), page=page)


class SavedFilter(models.Model):
    """A name for a query string of one list. Never words that were searched for: those are people's names."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, models.CASCADE, related_name="+")
    page = models.CharField(max_length=40)  # the model of the list, such as "application"
    name = models.CharField(gettext_lazy("name"), max_length=60)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(gettext_lazy("for the whole desk"), default=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SavedFilters.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "name"],
                name="saved_filter_named_once",
                violation_error_message=gettext_lazy("You have a filter of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


def save(*, by: User, page: str, name: str, query: str, is_shared: bool = False) -> SavedFilter:
    """Keeps it. Raises CannotSave."""
    if SavedFilter.objects.filter(owner=by, page=page).count() >= MOST:
        raise CannotSave(_("You keep %(most)s filters here already. Remove one first.") % {"most": MOST})
    try:
        with transaction.atomic():
            found = SavedFilter.objects.create(owner=by, page=page, name=name, query=query, is_shared=is_shared)
            history.record("filter.saved", found, by=by)
    except IntegrityError as error:
        raise CannotSave(_("You have a filter of this name already.")) from error
    return found


def remove(found: SavedFilter, *, by: User) -> None:
    with transaction.atomic():
        history.record("filter.removed", found, by=by)
        found.delete()

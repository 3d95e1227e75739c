"""Stories of rides, on our own page first. Withdrawn consent hides a story with the next request."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.db.models import DateField, UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ridealong.core.statements import Slot, Things
from ridealong.posts.models import PostDraft, Posts
from ridealong.web.access import public

A_PAGE = 20
LATEST = UUID(int=2**128 - 1)  # a key that comes after every other


def _told() -> Posts:
    return PostDraft.objects.stories().select_related("ride__seat__shift__station")


@public
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Newest first. A page goes on where the one before ended, so that the last costs what the first does."""
    before = _key(request.GET.get("before", "")) or LATEST
    found = _one_page().run({"today": timezone.localdate(), "before": before})
    earlier = found[A_PAGE - 1].pk if len(found) > A_PAGE else None
    context = {"stories": found[:A_PAGE], "earlier": earlier, "is_first": before == LATEST}
    return render(request, "public/stories.html", context)


def _key(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _one_page() -> Things:
    """One story more than is shown, to know whether there are any. Keys are in the order of time."""
    told = PostDraft.objects.stories(Slot("today", DateField())).filter(pk__lt=Slot("before", UUIDField()))
    return Things.of(told.select_related("ride__seat__shift__station").order_by("-pk")[: A_PAGE + 1])


@public
@require_safe
def story(request: HttpRequest, pk: UUID) -> HttpResponse:
    post = get_object_or_404(_told(), pk=pk)
    return render(request, "public/story.html", {"post": post, "paragraphs": post.text.split("\n\n")})


class Stories(Feed):
    """The same selection as the page, for feed readers."""

    feed_type = Atom1Feed
    title = _("Stories from the passenger seat")
    link = reverse_lazy("public:stories")
    subtitle = _("Rides with our officers, told afterwards.")

    def items(self) -> Posts:
        return _told()[:20]

    def item_title(self, item: PostDraft) -> str:
        return str(item)

    def item_description(self, item: PostDraft) -> str:
        return item.text

    def item_link(self, item: PostDraft) -> str:
        return reverse("public:story", args=[item.pk])

    def item_updateddate(self, item: PostDraft) -> datetime | None:
        return item.approved_at


feed = public(require_safe(Stories()))

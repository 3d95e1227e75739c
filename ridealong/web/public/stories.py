"""Stories of rides, on our own page first. Withdrawn consent hides a story with the next request."""

from datetime import datetime
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ridealong.posts.models import PostDraft, Posts
from ridealong.web.access import public


def _told() -> Posts:
    return PostDraft.objects.stories().select_related("ride__seat__shift__station")


@public
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    page = Paginator(_told(), 20).get_page(request.GET.get("page"))
    return render(request, "public/stories.html", {"page": page})


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

"""The HOLD that stands, if one does: asked anew each time, for it may fall at any moment."""

from functools import lru_cache

from ridealong.core.statements import Things
from ridealong.posts.models import Hold


def in_force() -> Hold | None:
    """With the person who set it."""
    found: Hold | None = _statement().one()
    return found


@lru_cache(maxsize=1)
def _statement() -> Things:
    return Things.of(Hold.objects.filter(released_at=None).select_related("set_by").order_by("-set_at")[:1])

"""How often one visitor may ask: enough for a person, too few for a program that tries codes."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def allows(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Counts this request. False once an address has asked `most` times within a window of `seconds`."""
    key = f"pace-{what}-{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, seconds)
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # the window closed between the two lines
        return True

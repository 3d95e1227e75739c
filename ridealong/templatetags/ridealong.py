"""What pages say and draw: icons, tags, dates in words, shift lines, navigation.

`{% load ridealong %}`; the markup that goes with it is described in docs/look.md.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.db.models import Model
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from phonenumber_field.phonenumber import PhoneNumber

from accounts.models import Role
from ridealong.core import qr as squares
from ridealong.core import shiftline, times

register = template.Library()

POINTS_FORWARD = {"arrow"}  # icons that flip where text runs from right to left
TAG_ICONS = {"go": "check", "stop": "cross", "now": "warning", "quiet": ""}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """One icon of the sprite. Always beside a word: readers of the screen do not hear it."""
    css_class = "ra-i ra-i-dir" if name in POINTS_FORWARD else "ra-i"
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css_class,
        static("ridealong/icons.svg"),
        name,
    )


@register.simple_tag
def qr(address: str, alt: str) -> SafeString:
    """A code that a camera follows to an address of ours."""
    url = squares.picture(settings.RIDEALONG_URL + address)
    return format_html('<img class="ra-qr" src="{}" width="180" height="180" alt="{}">', url, alt)


@register.simple_tag
def tag(kind: str, words: str, icon_name: str | None = None) -> SafeString:
    """A state in a row: icon and word. kind is go, stop, now or quiet; the icon follows unless one is named."""
    name = TAG_ICONS[kind] if icon_name is None else icon_name
    return _tag(kind, str(words), icon(name) + mark_safe(" ") if name else SafeString())


@lru_cache(maxsize=1024, typed=True)  # what is marked safe is not the same as what is not
def _tag(kind: str, words: str, drawing: SafeString) -> SafeString:
    return format_html('<span class="ra-tag is-{}">{}{}</span>', kind, drawing, words)


@register.filter
def said(thing: Model, field: str) -> str:
    """`{{ message|said:"status" }}`: `message.get_status_display`, which makes the table of all choices each time."""
    value = getattr(thing, field)
    return str(_choices(type(thing), field).get(value, value))


@lru_cache(maxsize=256)
def _choices(model: type[Model], field: str) -> dict[Any, Any]:
    return dict(model._meta.get_field(field).flatchoices)  # type: ignore[union-attr]


@register.filter
def day(on: date | None, style: str = "long") -> str:
    """`{{ application.due_on|day }}` Friday, December 11; `|day:"short"` Fri, Dec 11."""
    return times.day(on, style=style) if on else ""


@register.filter
def date_alone(on: date | None) -> str:
    """`{{ rider.born_on|date_alone }}` June 21, 1985."""
    return times.date_alone(on) if on else ""


@register.filter
def day_at(at: datetime, zone: ZoneInfo) -> str:
    """`{{ starts_at|day_at:zone }}` Fri, Dec 11: the day on the station's clock."""
    return times.day(at.astimezone(zone).date(), style="short")


@register.filter
def zone_name(at: datetime, zone: ZoneInfo) -> str:
    """`{{ starts_at|zone_name:zone }}` Central."""
    return times.zone_name(at, zone)


@register.filter
def role_words(name: str) -> str:
    """The name of a role's group as people say it."""
    return str(Role(name).label) if name in Role.values else name


@register.filter
def away(on: date | None) -> str:
    """`{{ ride_on|away }}` in 19 days."""
    return times.away(on) if on else ""


@register.filter
def moment(at: datetime | None, zone: ZoneInfo | str) -> str:
    """`{{ sent_at|moment:zone }}` Friday, December 11, 6:00 PM (Central)."""
    return times.moment(at, zone) if at else ""


@register.filter
def moment_short(at: datetime | None, zone: ZoneInfo | str) -> str:
    """`{{ sent_at|moment_short:zone }}` Fri, Dec 11, 6:00 PM (Central)."""
    return times.moment(at, zone, style="short") if at else ""


@register.filter
def clock(at: datetime | None, zone: ZoneInfo | str) -> str:
    """`{{ started_at|clock:zone }}` 6:04 PM; only where day and zone stand beside it."""
    return times.clock(at, zone) if at else ""


@register.simple_tag
def span(start: datetime, end: datetime, zone: ZoneInfo | str, style: str = "long") -> str:
    """`{% span starts_at ends_at zone %}` Friday, December 11, 6:00 PM – 10:00 PM (Central)."""
    return times.span(start, end, zone, style=style)


@register.simple_tag
def hours(start: datetime, end: datetime, zone: ZoneInfo | str) -> str:
    """`{% hours starts_at ends_at zone %}` 6 PM – 10 PM."""
    return times.hours(start, end, zone)


@register.filter
def phone(number: PhoneNumber | str | None) -> SafeString | str:
    """A number that can be tapped and does not break over two lines."""
    if not number:
        return ""
    if not isinstance(number, PhoneNumber):
        return format_html('<span class="text-nowrap">{}</span>', number)
    shown = number.as_national if number.country_code == 1 else number.as_international
    return format_html('<a class="text-nowrap" href="tel:{}">{}</a>', number.as_e164, shown)


@register.filter
def unbroken(words: str) -> str:
    """Typed hours such as "8 AM – 4 PM" that do not break before AM and PM."""
    return re.sub(r" (?=[ap]\.?m\b)", times.NO_BREAK, words, flags=re.IGNORECASE)


@register.simple_tag
def shift_line(
    start: datetime,
    end: datetime,
    zone: ZoneInfo,
    is_mine: bool = False,
    dark: tuple[datetime, datetime] | None = None,
    with_hours: bool = True,
) -> SafeString:
    """A day from 6 AM to 6 AM with a stretch of it marked; amber if it is the reader's own or the next one."""
    return _drawn(shiftline.whole_day(start, end, zone, is_mine=is_mine, dark=dark), with_hours=with_hours)


@register.simple_tag
def ride_line(start: datetime, end: datetime, zone: ZoneInfo) -> SafeString:
    """One ride from an hour before to an hour after it, with the time now on it."""
    return _drawn(shiftline.one_ride(start, end, zone, now=timezone.now()), with_hours=True)


@lru_cache(maxsize=1024)
def _drawn(line: shiftline.ShiftLine, *, with_hours: bool) -> SafeString:
    """A list draws the same few lines again and again."""
    return render_to_string("components/shift.html", {"line": line, "with_hours": with_hours})


@register.simple_tag(takes_context=True)
def here(context: RequestContext, url: str) -> SafeString:
    """`<a href="{{ url }}"{% here url %}>`: marks the link of navigation that leads to this very page."""
    request = context.get("request")
    return mark_safe(' aria-current="page"') if request and request.path == url else SafeString()

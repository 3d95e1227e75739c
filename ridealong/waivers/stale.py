"""Whose signature a newer text leaves behind, and how they are asked to sign again."""

from contextlib import suppress

from django.db.models import QuerySet

from accounts.models import User
from ridealong.applications.status import OPEN
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import actions
from ridealong.waivers.models import Waiver, WaiverText

MOST = 500  # in one act; the rest is asked by doing it again


def waivers_behind(text: WaiverText) -> "QuerySet[Waiver]":
    """Live waivers of open cases with a signature under another version of this text."""
    others = WaiverText.objects.filter(program=text.program_id, audience=text.audience, language=text.language)
    behind = Waiver.objects.live().filter(signatures__text__in=others.exclude(pk=text.pk), application__status__in=OPEN)
    return behind.select_related("application__rider").order_by("-opened_at", "pk").distinct()


def ask_again(text: WaiverText, *, by: User) -> int:
    """Replaces their waivers and writes to each person once; returns how many. What was signed is kept."""
    number = 0
    for waiver in waivers_behind(text)[:MOST]:
        with suppress(IllegalMove):  # somebody signed, or was faster
            actions.supersede(waiver, by=by)
            number += 1
    return number

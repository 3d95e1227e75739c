"""What the page of a rider asks the database, each put together once a process."""

from functools import cache
from typing import Any

from django.db.models import QuerySet, UUIDField

from ridealong.applications.application import Application
from ridealong.applications.riders.ban import Ban
from ridealong.core.statements import Slot, Things
from ridealong.rides.models import Ride

CASES, RIDES = 50, 20  # shown
OF_A_RIDE = ("seat__shift__officer", "seat__shift__station")


@cache
def parts() -> dict[str, Things]:
    """By the name the page has for them: cases, rides, bans."""
    cases = Application.objects.select_related("program").only("reference", "status", "created_at", "program__name")
    rows: dict[str, QuerySet[Any]] = {
        "cases": cases.order_by("-created_at", "-pk"),
        "rides": Ride.objects.select_related(*OF_A_RIDE),
        "bans": Ban.objects.select_related("banned_by", "lifted_by"),
    }
    mine = {name: each.filter(rider=Slot("rider", UUIDField())) for name, each in rows.items()}
    mine |= {"cases": mine["cases"][:CASES], "rides": mine["rides"][:RIDES]}
    return {name: Things.of(each) for name, each in mine.items()}

"""The stretches of time in which a cap counts rides. Values in, values out; no clock."""

from datetime import datetime, timedelta


def periods(at: datetime) -> dict[str, tuple[datetime, datetime]]:
    """Day, week (from Monday), month and year that hold `at`, by the clock of its zone."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    monday = midnight - timedelta(days=midnight.weekday())
    month, year = midnight.replace(day=1), midnight.replace(month=1, day=1)
    return {
        "day": (midnight, midnight + timedelta(days=1)),
        "week": (monday, monday + timedelta(days=7)),
        "month": (month, (month + timedelta(days=32)).replace(day=1)),
        "year": (year, year.replace(year=year.year + 1)),
    }

"""What is known of a case, in the words its rules use."""

from datetime import date

from django.utils import timezone

from ridealong.applications import eligibility
from ridealong.applications.models import Application
from ridealong.program.rules import Rules


def rules_of(application: Application) -> Rules:
    """The rules the application is pinned to, as they stand for its kind of rider."""
    return application.rule_set.rules.for_category(application.category)


def is_minor(application: Application, on: date) -> bool:
    """Whether somebody else must sign with the rider on that date."""
    born_on: date | None = application.rider.born_on  # type: ignore[assignment]
    return born_on is not None and eligibility.age_on(born_on, on) < rules_of(application).min_age


def first_wish_on(application: Application) -> date:
    """The date the rules are asked for before a ride is scheduled: the first one wished, else today."""
    wished = [date.fromisoformat(wish["on"]) for wish in application.wishes if wish.get("on")]
    return min(wished, default=timezone.localdate())

"""Who may ride, and how often, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.program.describe.line import Line, clock, day_of_year, days_of_week, words
from ridealong.program.rules import Frequency, Rules

TIES = {
    "live": lambda: _("live here"),
    "work": lambda: _("work here"),
    "study": lambda: _("study here"),
    "own": lambda: _("own property here"),
    "family": lambda: _("have family here"),
}


def from_age(rules: Rules) -> int:
    """The youngest age at which somebody may ride without an exception."""
    if rules.minors.policy in {"with_consent", "accompanied"}:
        return min(rules.minors.from_age, rules.min_age)
    return rules.min_age


def who(rules: Rules, language: str) -> Iterator[Line]:
    section = _("Who may ride")
    yield Line(section, _("Age"), " ".join(_ages(rules)), is_key=True)
    if rules.minors.policy != "never" and rules.minors.from_age < rules.min_age and (limits := [*_minor_limits(rules)]):
        yield Line(section, _("Under %(age)s") % {"age": rules.min_age}, " ".join(limits))
    if rules.residency.policy != "none":
        is_required = rules.residency.policy == "required"
        yield Line(section, _("From here"), _ties(rules), is_key=is_required)
    if rules.residency.own_district:
        yield Line(section, _("District"), _("You ride in the district you live in."))
    for kind in rules.categories:
        if kind.access == "closed":
            elsewhere = words(kind.referral, language) or _("Not in this program.")
            yield Line(section, words(kind.name, language), elsewhere)
    for limit in rules.frequency:
        yield Line(section, _("How often"), _how_often(limit), is_key=limit.per == "any")


def _ages(rules: Rules) -> Iterator[str]:
    minors, age = rules.minors, {"age": rules.min_age, "from": rules.minors.from_age}
    if minors.policy == "never" or minors.from_age >= rules.min_age:
        yield _("%(age)s or older on the day of the ride.") % age
    elif minors.policy == "with_consent":
        yield _("%(from)s or older on the day of the ride. Under %(age)s, a parent or guardian signs too.") % age
    elif minors.policy == "accompanied":
        yield _("%(from)s or older on the day of the ride. Under %(age)s, only together with an adult.") % age
    elif minors.policy == "program_only":
        yield _("%(age)s or older on the day of the ride. Younger riders only with a school or explorer program.") % age
    else:
        yield _("%(age)s or older on the day of the ride. Younger riders need an exception.") % age
    if minors.policy != "never" and minors.exception_from_age is not None:
        yield _("From %(age)s with an exception.") % {"age": minors.exception_from_age}
    if minors.guardian_under > rules.min_age > 0:
        yield _("Under %(age)s, a parent or guardian signs too.") % {"age": minors.guardian_under}
    if rules.max_age is not None:
        yield _("At most %(age)s.") % {"age": rules.max_age}


def _minor_limits(rules: Rules) -> Iterator[str]:
    minors = rules.minors
    if minors.max_hours is not None:
        yield _("At most %(hours)g hours.") % {"hours": minors.max_hours}
    if minors.latest_end is not None:
        yield _("The ride ends by %(time)s.") % {"time": clock(minors.latest_end)}
    for window in minors.windows:
        yield _("From %(start)s to %(end)s.") % {"start": clock(window.start), "end": clock(window.end)}
    if len(minors.days) < 7:
        yield _("On %(days)s.") % {"days": days_of_week(minors.days)}
    if minors.signers == "all":
        yield _("All parents and guardians sign.")
    if minors.guardian_present:
        yield _("A parent or guardian comes to the station.")


def _ties(rules: Rules) -> str:
    ties = _(" or ").join(TIES[tie]() for tie in rules.residency.ties)
    if rules.residency.policy == "required":
        return _("For people who %(ties)s.") % {"ties": ties}
    return _("Everyone may apply; people who %(ties)s come first.") % {"ties": ties}


def _how_often(limit: Frequency) -> str:
    often = ngettext("Once", "%(count)s times", limit.count) % {"count": limit.count}
    with_whom = {
        "any": "",
        "officer": _(" with the same officer"),
        "station": _(" at the same station"),
        "category": _(" as the same kind of rider"),
    }[limit.per]
    said = _("%(times)s %(span)s%(with)s.") % {"times": often, "span": _span(limit), "with": with_whom}
    missed = _("Rides you miss count too.") if "no_show" in limit.counts else ""
    cancelled = _("Rides you cancel count too.") if "cancelled" in limit.counts else ""
    return " ".join(filter(None, [said, missed, cancelled]))


def _span(limit: Frequency) -> str:
    if limit.period == "rolling":
        return _within_months(limit.months) if limit.months else _within_days(limit.days)
    spans = {
        "calendar_year": _("a calendar year"),
        "calendar_half_year": _("a half year"),
        "calendar_quarter": _("a quarter"),
        "calendar_month": _("a month"),
        "calendar_week": _("a week"),
        "lifetime": _("in all"),
    }
    if limit.period in {"calendar_year", "calendar_half_year", "calendar_quarter"} and limit.year_starts != "01-01":
        if limit.period == "calendar_year":
            return _("a year that begins on %(day)s") % {"day": day_of_year(limit.year_starts)}
        return _("%(span)s, counted from %(day)s") % {
            "span": spans[limit.period],
            "day": day_of_year(limit.year_starts),
        }
    return spans[limit.period]


def _within_days(days: int) -> str:
    if days in {182, 183}:
        return _("in six months")
    if days in {365, 366}:
        return _("in twelve months")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _within_months(months: int) -> str:
    if months == 6:
        return _("in six months")
    if months == 12:
        return _("in twelve months")
    return ngettext("in %(months)s month", "in %(months)s months", months) % {"months": months}

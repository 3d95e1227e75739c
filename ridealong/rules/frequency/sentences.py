"""How often somebody may ride, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.document import Rules
from ridealong.rules.frequency.parameters import Frequency
from ridealong.rules.words import WHO, Line, day_of_year, exception


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    for limit in rules.frequency:
        yield Line(WHO, _("How often"), _how_often(limit), limit.per == "any", exception(limit.override_role))


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
        return within_months(limit.months) if limit.months else _within_days(limit.days)
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


def within_months(months: int) -> str:
    """ "in twelve months", of missed rides too."""
    if months == 6:
        return _("in six months")
    if months == 12:
        return _("in twelve months")
    return ngettext("in %(months)s month", "in %(months)s months", months) % {"months": months}

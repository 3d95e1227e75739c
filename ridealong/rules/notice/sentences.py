"""How long ahead one applies, and which days do not count, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.core import times
from ridealong.rules.document import Rules
from ridealong.rules.notice.parameters import Holidays, Notice
from ridealong.rules.words import BEFORE, Line, clock, day_of_year, days_of_week, exception, together


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    notice = rules.notice
    if asked := [*_notice(notice)]:
        why = _("We need the time to read, check and schedule.")
        yield Line(BEFORE, _("Apply"), together(*asked, why), is_key=True, more=exception(notice.override_role))
    else:
        yield Line(BEFORE, _("Apply"), _("Any time before the ride."), is_key=True)
    if notice.unit == "business_days" or notice.and_business_days or not rules.hours.rides_on_holidays:
        yield Line(BEFORE, _("Holidays"), together(*_holidays(rules.holidays)))


def _notice(notice: Notice) -> Iterator[str]:
    if notice.amount:
        yield {
            "days": ngettext("%(n)s day ahead.", "%(n)s days ahead.", notice.amount),
            "business_days": ngettext("%(n)s business day ahead.", "%(n)s business days ahead.", notice.amount),
            "hours": ngettext("%(n)s hour ahead.", "%(n)s hours ahead.", notice.amount),
        }[notice.unit] % {"n": notice.amount}
    if notice.and_business_days:
        yield _("At least %(n)s business days of it.") % {"n": notice.and_business_days}
    if notice.week_closes:
        yield _("For a week, by %(day)s of the week before.") % {"day": days_of_week([notice.week_closes])}
    if notice.month_closes:
        yield _("For a month, by day %(n)s of the month before.") % {"n": notice.month_closes}
    if notice.cutoff:
        yield _("What comes after %(time)s counts from the next day.") % {"time": clock(notice.cutoff)}
    if notice.most_days:
        yield _("At most %(n)s days ahead.") % {"n": notice.most_days}


def _holidays(holidays: Holidays) -> Iterator[str]:
    """They are no business days, and in some programs nobody rides on them."""
    yield _("Federal holidays.") if holidays.federal else _("Not the federal holidays.")
    if holidays.state:
        yield _("The holidays of the state (%(state)s).") % {"state": holidays.state}
    if own := [*map(times.day, holidays.extra), *map(day_of_year, holidays.extra_days)]:
        yield _("Also: %(days)s.") % {"days": "; ".join(own)}
    if holidays.removed:
        yield _("Not: %(days)s.") % {"days": "; ".join(map(times.day, holidays.removed))}

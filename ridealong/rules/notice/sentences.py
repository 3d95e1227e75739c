"""How long ahead one applies, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, Line, clock, days_of_week


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    yield Line(BEFORE, _("Apply"), " ".join(_notice(rules)), is_key=True)


def _notice(rules: Rules) -> Iterator[str]:
    notice = rules.notice
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
    yield _("We need the time to read, check and schedule.")

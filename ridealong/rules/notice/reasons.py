"""Reasons of the notice: too late, too early."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import ALWAYS_ASKED
from ridealong.rules.notice import counting
from ridealong.rules.notice.calendar import off_between
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.ride import Wish


def _late(sentence: object) -> Kind:
    remedy = _("Choose a later date.")
    return Kind("notice", sentence, rows.NOTICE, ALWAYS_ASKED, remedy=remedy, exception="notice.override_role")  # type: ignore[arg-type]


AHEAD = {
    "days": _late(_("We need %(amount)s days to read, check and schedule.")),
    "business_days": _late(_("We need %(amount)s business days to read, check and schedule.")),
    "hours": _late(_("We need %(amount)s hours to read, check and schedule.")),
}
TOO_FAR_AHEAD = Kind(
    "too_far_ahead",
    _("One applies at most %(days)s days ahead."),
    rows.NOTICE,
    ALWAYS_ASKED,
    remedy=_("Choose an earlier date, or apply later."),
    exception="notice.override_role",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    wish, applied_on = facts.wish, facts.counted_on
    if wish is None or applied_on is None:
        return
    rule, last = rules.notice, counting.last_date(applied_on, rules.notice)
    applied_at = facts.applied_at if wish.knows_start else None
    holidays = off_between(wish, applied_on, rules, facts.holidays)
    if not counting.is_kept(applied_on, applied_at, wish.starts_at, rule, holidays):
        first = _first_in_time(wish, rules, applied_on, applied_at, holidays)
        yield AHEAD[rule.unit].stands(rules, amount=rule.amount, passes_on=first)
    if last is not None and wish.on > last:
        yield TOO_FAR_AHEAD.stands(rules, days=rule.most_days)


def _first_in_time(
    wish: Wish, rules: Rules, applied_on: date, applied_at: datetime | None, holidays: frozenset[date]
) -> date:
    local = applied_at.astimezone(wish.starts_at.tzinfo).time() if applied_at else None
    counted_on = counting.counts_as_of(applied_on, local, rules.notice)
    return counting.earliest_date(counted_on, rules.notice, holidays)

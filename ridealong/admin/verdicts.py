"""The rules of a case as rows: what was asked, what is known, and whether it passes. Values in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Role
from ridealong.core import times
from ridealong.rules import rows
from ridealong.rules.decision import by_row, verdict
from ridealong.rules.document import Rules
from ridealong.rules.person import age_on
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide
from ridealong.rules.rows import Row

VERDICTS = {"go": gettext_lazy("Passes"), "now": gettext_lazy("Exception"), "stop": gettext_lazy("Stands against")}


@dataclass(frozen=True)
class Known:
    """What the case says of itself, for the rows that pass."""

    on: date
    applied_on: date | None
    born_on: date | None
    is_minor: bool
    past_rides: Sequence[PastRide]
    wish: str
    clearance: str
    has_relative_here: bool | None


@dataclass(frozen=True)
class Verdict:
    """A row of the page: what the rules look at, what is known of it, and whether it passes."""

    label: str
    words: str
    kind: str  # go, now or stop
    verdict: str


def of(reasons: Iterable[Reason], known: Known, rules: Rules) -> list[Verdict]:
    """One a row of the rules: those against which something stands first, then those that pass."""
    listed = []
    for row, mine in by_row(reasons).items():
        words = " ".join(filter(None, [_known(row, known, rules), *map(_sentence, mine)]))
        if mine or words:
            listed.append(Verdict(str(row.label), words, kind := verdict(mine), str(VERDICTS[kind])))
    return sorted(listed, key=lambda each: ["stop", "now", "go"].index(each.kind))


def _sentence(reason: Reason) -> str:
    parts = [str(reason)]
    if reason.override:
        parts.append(_("An exception is for: %(role)s or above.") % {"role": Role(reason.override).label})
    if reason.passes_on:
        parts.append(_("Passes from %(day)s.") % {"day": times.day(reason.passes_on, style="short")})
    return " ".join(parts)


def _known(row: Row, known: Known, rules: Rules) -> str:
    """What the case says of a row, also where nothing stands against it."""
    match row:
        case rows.AGE if known.born_on:
            return _("%(age)s on %(day)s.") % {"age": age_on(known.born_on, known.on), "day": times.day(known.on)}
        case rows.GUARDIAN if known.is_minor:
            return _("Under %(age)s: a parent or guardian signs too.") % {"age": rules.min_age}
        case rows.NOTICE if known.applied_on:
            days = (known.on - known.applied_on).days
            return ngettext("%(n)s day ahead.", "%(n)s days ahead.", days) % {"n": days}
        case rows.FREQUENCY:
            return _often(known.past_rides)
        case rows.HOURS if known.wish:
            return f"{known.wish}."
        case rows.CLEARANCE:
            return known.clearance
        case rows.CONFLICTS if known.has_relative_here is not None:
            return _("A relative or partner works here.") if known.has_relative_here else _("No relatives here.")
    return ""


def _often(past: Sequence[PastRide]) -> str:
    ridden = [ride.on for ride in past if ride.outcome == "ridden"]
    if not ridden:
        return _("Has not ridden yet.")
    last = max(ridden)
    return _("Last ride on %(day)s.") % {"day": times.day(last, style="short")}

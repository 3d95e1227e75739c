"""The rules of a case as rows: what was asked, what is known, and whether it passes. Values in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Role
from ridealong.core import times
from ridealong.rules.document import Rules
from ridealong.rules.person import age_on
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide

# Each row of the page and the reasons that fall into it.
ROWS: dict[str | Promise, set[str]] = {
    gettext_lazy("Age"): {"too_young", "too_old", "minor_exception", "minor_program_only"},
    gettext_lazy("Guardian"): {"guardian_consent", "guardian_present", "guardian_identification", "not_accompanied"},
    gettext_lazy("Limits for minors"): {"minor_hours", "minor_days", "minor_windows", "minor_latest_end"},
    gettext_lazy("Notice"): {"notice", "too_far_ahead"},
    gettext_lazy("How often"): {"frequency", "frequency_officer", "frequency_station", "frequency_category"},
    gettext_lazy("Hours"): {
        "ends_before_start",
        "too_short",
        "too_long",
        "outside_hours",
        "fixed_start",
        "shift_start",
        "whole_shift",
        "blackout",
        "holiday",
    },
    gettext_lazy("From here"): {"residency", "own_district"},
    gettext_lazy("Conflicts"): {"open_case", "relative", "relative_station"},
    gettext_lazy("Listed reasons"): {"disqualifier"},
    gettext_lazy("Records check"): {"clearance", "clearance_lapsed"},
    gettext_lazy("Program"): {
        "contact_coordinator",
        "no_shows",
        "denied_recently",
        "program_paused",
        "category_unknown",
        "category_closed",
        "unit_closed",
        "evidence",
        "invitation",
    },
}
KNOWN = frozenset().union(*ROWS.values())


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
class Row:
    label: str
    words: str
    kind: str  # go, now or stop
    verdict: str


def rows(reasons: Iterable[Reason], known: Known, rules: Rules) -> list[Row]:
    """One row a rule: those that stand first, then those that pass."""
    found = list(reasons)
    listed = []
    for label, codes in ROWS.items():
        mine = [reason for reason in found if reason.code in codes]
        words = " ".join(filter(None, [_known(codes, known, rules), *map(_sentence, mine)]))
        if mine or words:
            listed.append(_row(str(label), words, mine))
    others = [reason for reason in found if reason.code not in KNOWN]
    listed += [_row(_("Other"), _sentence(reason), [reason]) for reason in others]
    return sorted(listed, key=lambda row: {"stop": 0, "now": 1, "go": 2}[row.kind])


def _row(label: str, words: str, reasons: list[Reason]) -> Row:
    if not reasons:
        return Row(label, words, "go", _("Passes"))
    if all(reason.override for reason in reasons):
        return Row(label, words, "now", _("Exception"))
    return Row(label, words, "stop", _("Stands against"))


def _sentence(reason: Reason) -> str:
    parts = [str(reason)]
    if reason.override:
        parts.append(_("An exception is for: %(role)s or above.") % {"role": Role(reason.override).label})
    if reason.passes_on:
        parts.append(_("Passes from %(day)s.") % {"day": times.day(reason.passes_on, style="short")})
    return " ".join(parts)


def _known(codes: set[str], known: Known, rules: Rules) -> str:
    if "too_young" in codes and known.born_on:
        return _("%(age)s on %(day)s.") % {"age": age_on(known.born_on, known.on), "day": times.day(known.on)}
    if "notice" in codes and known.applied_on:
        days = (known.on - known.applied_on).days
        return ngettext("%(n)s day ahead.", "%(n)s days ahead.", days) % {"n": days}
    if "frequency" in codes:
        return _often(known.past_rides)
    if "too_long" in codes and known.wish:
        return f"{known.wish}."
    if "clearance" in codes:
        return known.clearance
    if "relative" in codes and known.has_relative_here is not None:
        return _("A relative or partner works here.") if known.has_relative_here else _("No relatives here.")
    if "guardian_consent" in codes and known.is_minor:
        return _("Under %(age)s: a parent or guardian signs too.") % {"age": rules.min_age}
    return ""


def _often(past: Sequence[PastRide]) -> str:
    ridden = [ride.on for ride in past if ride.outcome == "ridden"]
    if not ridden:
        return _("Has not ridden yet.")
    last = max(ridden)
    return _("Last ride on %(day)s.") % {"day": times.day(last, style="short")}

"""The rules in plain words, from the rule set itself: there is no second place to edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from ridealong.core import times
from ridealong.program.rules import Rules, Texts, Window

DAY_NAMES = {
    "mon": lambda: _("Monday"),
    "tue": lambda: _("Tuesday"),
    "wed": lambda: _("Wednesday"),
    "thu": lambda: _("Thursday"),
    "fri": lambda: _("Friday"),
    "sat": lambda: _("Saturday"),
    "sun": lambda: _("Sunday"),
}

ID_KINDS = {
    "driver_license": gettext_lazy("Driver license"),
    "state_id": gettext_lazy("State ID card"),
    "passport": gettext_lazy("Passport"),
    "military_id": gettext_lazy("Military ID"),
    "student_id": gettext_lazy("Student ID"),
}


@dataclass(frozen=True)
class Line:
    """One rule on the page: what it is about, and the rule as a sentence. `is_key` lines make the short version."""

    section: str
    label: str
    sentence: str
    is_key: bool = False


def describe(rules: Rules, language: str) -> list[Line]:
    """Every rule that concerns a rider, in the active language; department texts in `language`, else English."""
    return [*_who(rules), *_when(rules), *_before(rules), *_on_the_day(rules, language)]


def in_brief(rules: Rules, language: str) -> list[Line]:
    return [line for line in describe(rules, language) if line.is_key]


def from_age(rules: Rules) -> int:
    """The youngest age at which somebody may ride without an exception."""
    if rules.minors.policy == "with_consent":
        return min(rules.minors.from_age, rules.min_age)
    return rules.min_age


def clock(at: time) -> str:
    """ "4 PM", "noon": an hour of the rules as people say it."""
    return times.hour(datetime(2000, 1, 1, at.hour, at.minute, tzinfo=UTC), "UTC")


def words(texts: Texts, language: str) -> str:
    return texts.get(language) or texts.get("en", "")  # type: ignore[call-overload]


def _who(rules: Rules) -> Iterator[Line]:
    section, minors = _("Who may ride"), rules.minors
    if minors.policy in {"never", "program_only"} or minors.from_age >= rules.min_age:
        yield Line(
            section, _("Age"), _("%(age)s or older on the day of the ride.") % {"age": rules.min_age}, is_key=True
        )
    else:
        sentence = _("%(from)s or older on the day of the ride. Under %(age)s, a parent or guardian signs too.")
        yield Line(section, _("Age"), sentence % {"from": minors.from_age, "age": rules.min_age}, is_key=True)
        yield Line(section, _("Under %(age)s") % {"age": rules.min_age}, " ".join(_minor_limits(rules)))
    if rules.residency.policy == "required":
        yield Line(section, _("From here"), _("For people who live, work or study here."), is_key=True)
    if rules.residency.policy == "priority":
        yield Line(section, _("From here"), _("Everyone may apply; people who live, work or study here come first."))
    for limit in rules.frequency:
        yield Line(
            section,
            _("How often"),
            _how_often(limit.count, limit.period, limit.days, limit.per),
            is_key=limit.per == "any",
        )


def _minor_limits(rules: Rules) -> Iterator[str]:
    minors = rules.minors
    if minors.max_hours is not None:
        yield _("At most %(hours)g hours.") % {"hours": minors.max_hours}
    if minors.latest_end is not None:
        yield _("The ride ends by %(time)s.") % {"time": clock(minors.latest_end)}
    if len(minors.days) < 7:
        yield _("On %(days)s.") % {"days": ", ".join(DAY_NAMES[day]() for day in minors.days)}
    if minors.guardian_present:
        yield _("A parent or guardian comes to the station.")


def _how_often(count: int, period: str, days: int, per: str) -> str:
    often = ngettext("Once", "%(count)s times", count) % {"count": count}
    spans = {
        "rolling": _within(days),
        "calendar_year": _("a calendar year"),
        "calendar_quarter": _("a quarter"),
        "calendar_month": _("a month"),
        "lifetime": _("in all"),
    }
    with_whom = _(" with the same officer") if per == "officer" else ""
    return _("%(times)s %(span)s%(with)s.") % {"times": often, "span": spans[period], "with": with_whom}


def _within(days: int) -> str:
    if days in {182, 183}:
        return _("in six months")
    if days in {365, 366}:
        return _("in twelve months")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _when(rules: Rules) -> Iterator[Line]:
    section, length = _("When you may ride"), rules.length
    if length.whole_shift:
        yield Line(section, _("How long"), _("A whole shift, up to %(hours)g hours.") % {"hours": length.max_hours})
    else:
        yield Line(section, _("How long"), _("Up to %(hours)g hours.") % {"hours": length.max_hours}, is_key=True)
    if rules.hours.windows:
        yield Line(section, _("Hours"), " ".join(_window(window) for window in rules.hours.windows))
    if rules.hours.fixed_starts:
        starts = ", ".join(clock(start) for start in rules.hours.fixed_starts)
        yield Line(section, _("Starts"), _("Rides begin at %(starts)s.") % {"starts": starts})
    if rules.hours.blackout_dates:
        dates = ", ".join(times.day(day) for day in rules.hours.blackout_dates)
        yield Line(section, _("Not on"), dates)


def _window(window: Window) -> str:
    days = _("Every day") if len(window.days) == 7 else ", ".join(DAY_NAMES[day]() for day in window.days)
    span = {"start": clock(window.start), "end": clock(window.end), "days": days}
    if window.crosses_midnight and window.end.hour + window.end.minute:
        return _("%(days)s, %(start)s to %(end)s the next day.") % span
    return _("%(days)s, %(start)s to %(end)s.") % span


def _before(rules: Rules) -> Iterator[Line]:
    section, notice = _("Before the ride"), rules.notice
    ahead = {
        "days": ngettext("%(n)s day ahead.", "%(n)s days ahead.", notice.amount),
        "business_days": ngettext("%(n)s business day ahead.", "%(n)s business days ahead.", notice.amount),
        "hours": ngettext("%(n)s hour ahead.", "%(n)s hours ahead.", notice.amount),
    }[notice.unit] % {"n": notice.amount}
    why = _("We need the time to read, check and schedule.")
    yield Line(section, _("Apply"), f"{ahead} {why}", is_key=True)
    if rules.clearance.required:
        yield Line(section, _("Records check"), _("We keep only the outcome, never the record."), is_key=True)
    if rules.disqualifiers:
        yield Line(
            section,
            _("Reasons against"),
            _("A short list of reasons can stand against a ride; you read it before you apply."),
        )
    yield Line(
        section,
        _("Decision"),
        _("Decided in %(n)s steps by people, never by the program.") % {"n": len(rules.approval)},
    )
    yield Line(section, _("Waiver"), _waiver(rules))


def _waiver(rules: Rules) -> str:
    channels = set(rules.waiver.channels)
    if "online" in channels and "paper" in channels:
        how = _("You sign a waiver on screen or on paper.")
    elif "online" in channels:
        how = _("You sign a waiver on screen.")
    else:
        how = _("You sign a waiver on paper.")
    witnessed = _("An officer witnesses it at check-in.")
    return f"{how} {witnessed}" if rules.waiver.witness else how


def _on_the_day(rules: Rules, language: str) -> Iterator[Line]:
    section, arrival, texts = _("On the day"), rules.arrival, rules.texts
    yield Line(section, _("Arrive"), _("%(n)s minutes early.") % {"n": arrival.early_minutes})
    if rules.identification.at_check_in:
        yield Line(section, _("ID"), _("Bring your photo ID."))
    parts = [
        (pgettext("clothes", "Dress"), texts.dress, False),
        (_("Conduct"), texts.conduct, True),
        (_("Bring"), texts.bring, False),
        (_("Recording"), texts.recording, True),
        (_("Weapons"), texts.weapons, False),
        (_("Safety"), texts.safety, False),
        (_("Good to know"), texts.other, False),
        (_("Safety"), texts.safety, False),
        (_("Good to know"), texts.other, False),
    ]
    for label, text, is_key in parts:
        if sentence := words(text, language):
            yield Line(section, label, sentence, is_key)

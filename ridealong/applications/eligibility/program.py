"""Reasons of the program itself: paused, by invitation, banned, denied not long ago."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.applications.eligibility.person import Person
from ridealong.program.frequency import months_after
from ridealong.program.rules import Category, Rules, Wish


def about_program(person: Person, wish: Wish | None, rules: Rules) -> Iterator[Reason]:
    if rules.status == "paused":
        yield Reason(
            "program_paused", _("The program is paused for now."), field="program", remedy=_("Come back later.")
        )
    category = rules.category(person.category)
    if category is None:
        yield Reason("category_unknown", _("This program has no such kind of rider."), field="category")
        return
    yield from _about_category(person, category, wish)
    if rules.status == "restricted" and category.access == "public" and person.invitation is False:
        yield Reason(
            "invitation",
            _("The program is open by invitation only for now."),
            field="program",
            remedy=_("Ask the coordinator for a code."),
        )


def _about_category(person: Person, category: Category, wish: Wish | None) -> Iterator[Reason]:
    if category.access == "closed":
        yield Reason(
            "category_closed",
            _("This kind of rider does not ride in this program."),
            field="category",
            remedy=_("The rules page says where to turn instead.") if category.referral else "",
        )
    if category.access == "invitation" and person.invitation is False:
        yield Reason(
            "invitation",
            _("This kind of ride is by invitation. Ask the coordinator for a code."),
            field="category",
            remedy=_("Ask the coordinator for a code."),
        )
    if category.evidence and person.evidence is False:
        yield Reason(
            "evidence",
            _("This kind of rider shows evidence."),
            field="evidence",
            remedy=_("Add the evidence the rules ask for."),
        )
    if category.units and wish and wish.unit and wish.unit not in category.units:
        yield Reason("unit_closed", _("This kind of rider does not ride in this unit."), field="category")


def about_the_past(person: Person, on: date, applied_on: date | None, rules: Rules) -> Iterator[Reason]:
    """Bans and no-shows on the date of the ride; a denial on the day somebody applies, where that is known."""
    if person.is_banned or (person.banned_until and on <= person.banned_until):
        yield contact_coordinator()
    again_on = _again_after_no_shows(person, on, rules)
    if again_on is not None and on < again_on:
        yield Reason(
            "no_shows",
            _("Too many rides were missed."),
            passes_on=again_on if again_on < date.max else None,
            field="program",
        )
    wait = rules.arrival.wait_after_denial_days
    if person.denied_on and (applied_on or on) < person.denied_on + timedelta(days=wait):
        yield Reason(
            "denied_recently",
            _("After a no, one waits %(days)s days before one applies again."),
            {"days": wait},
            passes_on=person.denied_on + timedelta(days=wait),
            field="program",
        )


def contact_coordinator() -> Reason:
    """All that a banned person is told."""
    return Reason("contact_coordinator", _("Please contact the coordinator before you apply."), field="program")


def _again_after_no_shows(person: Person, on: date, rules: Rules) -> date | None:
    """From when on somebody may ride again; the end of time where the dates are not known."""
    arrival, missed = rules.arrival, person.no_shows
    if not missed or not arrival.ban_months:
        return None
    if isinstance(missed, int):
        return date.max if missed >= arrival.no_show_limit else None
    if arrival.no_show_months:
        missed = tuple(day for day in missed if on < months_after(day, arrival.no_show_months))
    return months_after(max(missed), arrival.ban_months) if len(missed) >= arrival.no_show_limit else None

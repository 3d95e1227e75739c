"""Seats, staffing and officers, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ridealong.rules.document import Rules
from ridealong.rules.words import BEFORE, WHEN, Line, together, words

UNTOLD = dict.fromkeys(
    [
        "officers.volunteers_only",
        "officers.no_probationary",
        "officers.no_flagged",
        "officers.fair_rotation",
    ],
    "among the officers; riders see the seats they may have",
)
SEATS = {
    "car": gettext_lazy("Riders in one car: %(n)s."),
    "shift": gettext_lazy("On one officer's shift: %(n)s."),
    "sector": gettext_lazy("In one sector at once: %(n)s."),
    "station": gettext_lazy("At one station at once: %(n)s."),
    "station_day": gettext_lazy("At one station a day: %(n)s."),
    "officer_week": gettext_lazy("With one officer a week: %(n)s."),
    "officer_month": gettext_lazy("With one officer a month: %(n)s."),
    "day": gettext_lazy("A day: %(n)s."),
    "week": gettext_lazy("A week: %(n)s."),
    "month": gettext_lazy("A month: %(n)s."),
    "year": gettext_lazy("A year: %(n)s."),
}


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    caps = [(SEATS[name], cap) for name, cap in rules.caps if cap is not None]
    if caps:
        yield Line(WHEN, _("Places, at most"), together(*(said % {"n": cap} for said, cap in caps)))
    if rules.officers.min_on_duty:
        said = ngettext(
            "Only while at least %(n)s officer is on duty.",
            "Only while at least %(n)s officers are on duty.",
            rules.officers.min_on_duty,
        )
        yield Line(WHEN, _("Staffing"), said % {"n": rules.officers.min_on_duty})
    if said := together(*_about_officer(rules, language)):
        yield Line(BEFORE, _("Officer"), said)


def _about_officer(rules: Rules, language: str) -> Iterator[str]:
    pool = rules.officers
    if pool.may_ask_for_officer == "wish":
        yield _("You may ask for an officer. It is a wish, not a promise.")
    if pool.may_ask_for_officer == "by_category":
        named = [words(kind.name, language) for kind in rules.categories if kind.code in pool.ask_categories]
        yield _("Only some riders may ask for an officer: %(kinds)s.") % {"kinds": ", ".join(named)}
    if pool.no_relatives:
        yield _("You do not ride with a relative or partner.")
    if pool.no_relatives_at_station:
        yield _("You do not ride where a relative or partner works.")

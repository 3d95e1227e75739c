"""Reasons of the waiver: who has not signed, how and when it is signed, and whether it holds."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.rules import rows
from ridealong.rules.document import Rules
from ridealong.rules.facts import Facts
from ridealong.rules.moments import Moment
from ridealong.rules.reason import Kind, Reason
from ridealong.rules.waiver.state import WaiverState

WHEN_RIDING = frozenset({Moment.ARRIVE})
WHEN_SIGNING = frozenset({Moment.SIGN})


def _unsigned(act: str, sentence: object) -> Kind:
    return Kind(f"waiver_{act}", sentence, rows.WAIVER, WHEN_RIDING, field="waiver")  # type: ignore[arg-type]


# Acts of a waiver: what its absence says.
UNSIGNED = {
    "rider": _unsigned("rider", _("The waiver is not signed yet. Sign it on screen or on paper.")),
    "guardian": _unsigned("guardian", _("A parent or guardian has not signed the waiver.")),
    "all_guardians": _unsigned("all_guardians", _("Not all parents and guardians have signed the waiver.")),
    "witness": _unsigned("witness", _("Nobody has witnessed the signature.")),
    "countersign": _unsigned("countersign", _("The waiver is not counter-signed.")),
    "notary": _unsigned("notary", _("A notary has not certified the waiver. The desk records it.")),
    "initials": _unsigned("initials", _("Initials are missing on the waiver.")),
}
CHANNEL = Kind(
    "waiver_channel",
    _("The waiver cannot be signed this way."),
    rows.WAIVER,
    WHEN_SIGNING,
    remedy=_("Sign it the way the rules say."),
    field="waiver",
)
CHANNELS = {
    "online": Kind(
        "waiver_channel",
        _("This program takes no signatures on people's own screens. Sign at the station."),
        rows.WAIVER,
        WHEN_SIGNING,
        remedy=_("Sign it the way the rules say."),
        field="waiver",
    ),
    "device": Kind(
        "waiver_channel",
        _("This program takes no signatures on its own device."),
        rows.WAIVER,
        WHEN_SIGNING,
        remedy=_("Sign it the way the rules say."),
        field="waiver",
    ),
    "paper": Kind(
        "waiver_channel",
        _("This program takes no waivers on paper."),
        rows.WAIVER,
        WHEN_SIGNING,
        remedy=_("Sign it the way the rules say."),
        field="waiver",
    ),
}
UNDECIDED = Kind(
    "waiver_undecided",
    _("The waiver is signed once the application is approved."),
    rows.WAIVER,
    WHEN_SIGNING,
    field="waiver",
)
NOT_THE_DAY = Kind(
    "waiver_not_the_day",
    _("The waiver is signed at the station, on the day of the ride."),
    rows.WAIVER,
    WHEN_SIGNING,
    field="waiver",
)
LAPSED = Kind(
    "waiver_lapsed",
    _("The waiver does not reach to this date."),
    rows.WAIVER,
    WHEN_RIDING,
    remedy=_("Sign the waiver again."),
    field="waiver",
)
MISSING = Kind(
    "waiver_unsigned",
    _("The waiver is not complete yet."),
    rows.WAIVER,
    WHEN_RIDING,
    field="waiver",
)
VOID = Kind(
    "waiver_not_valid",
    _("The waiver was refused, replaced or made void. A new one must be signed."),
    rows.WAIVER,
    WHEN_RIDING,
    field="waiver",
)
OUT_OF_DATE = Kind(
    "waiver_out_of_date",
    _("The waiver does not cover this day. Sign it again."),
    rows.WAIVER,
    WHEN_RIDING,
    field="waiver",
)
TEXT_CHANGED = Kind(
    "waiver_text_changed",
    _("The text of the waiver has changed. Sign the new text."),
    rows.WAIVER,
    WHEN_RIDING,
    field="waiver",
)
TURNED_ADULT = Kind(
    "waiver_turned_adult",
    _("The rider has come of age and must sign the adult waiver."),
    rows.WAIVER,
    WHEN_RIDING,
    field="waiver",
)


def reasons(facts: Facts, rules: Rules) -> Iterator[Reason]:
    person, on = facts.person, facts.on
    missing = list(_about_acts(person.signed, facts.is_minor(rules), rules)) if person.signed is not None else []
    yield from missing
    yield from _about_signing(facts, rules)
    covered = timedelta(days=rules.validity.waiver_days)
    if rules.validity.waiver_scope == "days" and person.signed_on and on and on > person.signed_on + covered:
        yield LAPSED.stands()
    if person.waiver is None:
        return
    if person.waiver.status == "signed":
        yield from _about_state(person.waiver, facts.is_minor(rules))
    elif person.waiver.status == "void":
        yield VOID.stands()
    elif not missing:
        yield MISSING.stands()


def _about_acts(signed: frozenset[str], is_minor: bool, rules: Rules) -> Iterator[Reason]:
    rule, signers = rules.waiver, rules.minors.signers
    guardians = "all_guardians" if signers == "all" else "guardian"
    asked = {
        "rider": not is_minor or signers == "guardian_and_minor",
        guardians: is_minor,
        "witness": rule.witness,
        "countersign": rule.countersign,
        "notary": rule.notary,
        "initials": rule.initials_per_page,
    }
    for act, is_asked in asked.items():
        if is_asked and act not in signed:
            yield UNSIGNED[act].stands()


def _about_signing(facts: Facts, rules: Rules) -> Iterator[Reason]:
    """How it is signed, and whether it is too early."""
    person, rule = facts.person, rules.waiver
    if person.signed_how is not None and person.signed_how not in rule.channels:
        yield CHANNELS.get(person.signed_how, CHANNEL).stands()
    if person.stage is None:
        return
    if person.stage != "approved" and not (person.stage == "sent" and rule.moment == "application"):
        yield UNDECIDED.stands()
    elif rule.moment == "on_the_day" and (facts.on is None or facts.counted_on is None or facts.counted_on < facts.on):
        yield NOT_THE_DAY.stands()


def _about_state(waiver: WaiverState, is_minor: bool) -> Iterator[Reason]:
    """Whether the waiver that there is holds at its moment."""
    if not waiver.covers:
        yield OUT_OF_DATE.stands()
    if waiver.has_newer_text:
        yield TEXT_CHANGED.stands()
    if waiver.is_for_minors and not is_minor:
        yield TURNED_ADULT.stands()

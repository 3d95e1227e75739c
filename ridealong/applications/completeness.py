"""What an application still lacks before it can be sent, section by section."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from ridealong.applications import facts, requirements
from ridealong.applications.application import Application
from ridealong.applications.status import Channel
from ridealong.program import availability
from ridealong.rules.judge import judge
from ridealong.rules.moments import Moment


def missing(application: Application) -> dict[str, str]:
    """Section code: what is missing, as a sentence. Empty when the application may be sent.

    First what every program asks, then what its rules ask of somebody who applies.
    """
    found = {section: sentence for section, say in SECTIONS.items() if (sentence := say(application))}
    asked_of = facts.known_of(application, has_past=False)
    for reason in judge(asked_of, application.rule_set.rules, Moment.APPLY).reasons:
        if reason.section:
            found.setdefault(reason.section, " ".join(filter(None, [str(reason), reason.way_out])))
    return found


def _you(application: Application) -> str:
    rider = application.rider
    if not rider.legal_name.strip():
        return _("Write your name as on your ID.")
    if rider.born_on is None:
        return _("Write your date of birth.")
    return ""


def _contact(application: Application) -> str:
    rider = application.rider
    if not rider.phone:
        return _("Give a phone number.")
    return "" if rider.address.strip() else _("Write your address.")


def _emergency(application: Application) -> str:
    rider, name = application.rider, application.emergency_name
    if not (name and application.emergency_relation and application.emergency_phone):
        return _("Name somebody we can call in an emergency.")
    is_self = name.casefold().split() == rider.legal_name.casefold().split()
    if is_self or application.emergency_phone == str(rider.phone):
        return _("Name somebody other than yourself for emergencies.")
    return ""


def _ride(application: Application) -> str:
    if application.rule_set.rules.category(application.category) is None:
        return _("Choose the kind of ride.")
    if application.station is None:
        return _("Choose a station.")
    if (now := availability.of(application.program, application.station)).is_paused and now.station:
        return now.message or _("%(station)s takes no riders now. Choose another station.") % {"station": now.station}
    if not application.wishes:
        return _("Choose at least one date.")
    if all(wish.starts_at <= timezone.now() for wish in facts.wishes(application)):
        return _("Your dates are over. Choose one that is still ahead.")
    if not application.reason.strip():
        return _("Write a sentence about why you want to ride.")
    has_affiliation = application.affiliation.strip() or not requirements.asks_affiliation(application)
    return "" if has_affiliation or application.channel != Channel.ONLINE else _("Say where you study or work.")


def _questions(application: Application) -> str:
    if application.has_relative_here is None:
        return _("Say whether a relative or your partner works here.")
    if application.has_open_case is None:
        return _("Say whether you are part of an open case here.")
    return ""


def _agreements(application: Application) -> str:
    return "" if application.accepted_rules_at else _("Read the rules and accept them.")


SECTIONS: dict[str, Callable[[Application], str]] = {
    "you": _you,
    "contact": _contact,
    "emergency": _emergency,
    "ride": _ride,
    "questions": _questions,
    "agreements": _agreements,
}

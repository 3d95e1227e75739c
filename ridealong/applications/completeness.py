"""What an application still lacks before it can be sent, section by section."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from ridealong.applications import asked, facts
from ridealong.applications.application import Application
from ridealong.applications.status import Channel, GuardianStatus
from ridealong.program import availability


def missing(application: Application) -> dict[str, str]:
    """Section code: what is missing, as a sentence. Empty when the application may be sent."""
    found = {section: say(application) for section, say in SECTIONS.items()}
    return {section: sentence for section, sentence in found.items() if sentence}


def _you(application: Application) -> str:
    rider, identification = application.rider, facts.rules_of(application).identification
    if not rider.legal_name.strip():
        return _("Write your name as on your ID.")
    if rider.born_on is None:
        return _("Write your date of birth.")
    has_number = application.id_number or application.id_number_purged_at
    if identification.copy_with_application and not (application.id_kind and has_number):
        return _("Say which ID you will bring, and its number.")
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
    has_affiliation = application.affiliation.strip() or not asked.asks_affiliation(application)
    return "" if has_affiliation or application.channel != Channel.ONLINE else _("Say where you study or work.")


def _questions(application: Application) -> str:
    rules = facts.rules_of(application)
    if rules.residency.policy == "required" and not application.ties:
        return _("Say what ties you to this place.")
    if application.has_relative_here is None:
        return _("Say whether a relative or your partner works here.")
    if application.has_open_case is None:
        return _("Say whether you are part of an open case here.")
    if rules.disqualifiers and not application.attestation:
        return _("Read the list of reasons and answer it.")
    return ""


def _program(application: Application) -> str:
    """The questions the program added."""
    required = {question.code for question in asked.questions(application) if question.required}
    if not required:
        return ""
    # An answer that was forgotten was given once.
    given = application.answers.filter(code__in=required)
    has_all = required <= {answer.code for answer in given if answer.value or answer.forgotten_at}
    return "" if has_all else _("Answer the questions of this program.")


def _documents(application: Application) -> str:
    """Papers to hand in; what the desk typed from paper lies in its folder."""
    required = {paper.code for paper in asked.papers(application, how="upload") if paper.is_required}
    if not required or application.channel != Channel.ONLINE:
        return ""
    there = application.attachments.counting().filter(kind__in=required)
    has_all = required <= set(there.values_list("kind", flat=True))
    return "" if has_all else _("Hand in the papers this kind of ride asks for.")


def _guardian(application: Application) -> str:
    if not facts.needs_guardian(application):
        return ""
    standing = facts.standing_guardians(application)
    named = [guardian for guardian in standing if guardian.status != GuardianStatus.DECLINED]
    if not named:
        return _("Name a parent or guardian.")
    asks_all = facts.rules_of(application).minors.signers == "all" and application.channel == Channel.ONLINE
    if asks_all and len(named) == 1 and not application.has_one_guardian:
        return _("Name every parent or guardian, or say that there is only one.")
    return ""


def _agreements(application: Application) -> str:
    if application.accepted_rules_at is None:
        return _("Read the rules and accept them.")
    if facts.needs_clearance(application) and application.agreed_to_check_at is None:
        return _("Agree to the records check.")
    if asked.asks_authorization(application) and not application.authorized_check_as:
        return _("Sign the authorization of the records check.")
    return ""


SECTIONS: dict[str, Callable[[Application], str]] = {
    "you": _you,
    "contact": _contact,
    "emergency": _emergency,
    "ride": _ride,
    "questions": _questions,
    "program": _program,
    "documents": _documents,
    "guardian": _guardian,
    "agreements": _agreements,
}

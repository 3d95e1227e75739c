"""What comes before the ride, and on the day, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ridealong.program.describe.line import DAY_NAMES, Line, clock, words
from ridealong.program.rules import Rules


def before(rules: Rules, language: str) -> Iterator[Line]:
    section = _("Before the ride")
    yield Line(section, _("Apply"), " ".join(_notice(rules)), is_key=True)
    if rules.clearance.required:
        yield Line(section, _("Records check"), " ".join(_clearance(rules)), is_key=True)
    if rules.disqualifiers:
        yield Line(
            section,
            _("Reasons against"),
            _("A short list of reasons can stand against a ride; you read it before you apply."),
        )
    if papers := [words(paper.name, language) for paper in rules.documents if paper.how in {"upload", "bring"}]:
        yield Line(section, _("Papers"), ", ".join(papers))
    if rules.identification.copy_with_application:
        yield Line(section, _("Copy of your ID"), _("A copy of your ID belongs to the application."))
    decided = ngettext(
        "Decided in %(n)s step by people, never by the program.",
        "Decided in %(n)s steps by people, never by the program.",
        len(rules.approval),
    )
    yield Line(section, _("Decision"), decided % {"n": len(rules.approval)})
    yield Line(section, _("Waiver"), " ".join(_waiver(rules)))
    if rules.officers.may_ask_for_officer == "wish":
        yield Line(section, _("Officer"), _("You may ask for an officer. It is a wish, not a promise."))
    if rules.arrival.wait_after_denial_days:
        days = {"n": rules.arrival.wait_after_denial_days}
        yield Line(section, _("After a no"), _("You may apply again after %(n)s days.") % days)


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
        yield _("For a week, by %(day)s of the week before.") % {"day": DAY_NAMES[notice.week_closes]()}
    if notice.month_closes:
        yield _("For a month, by day %(n)s of the month before.") % {"n": notice.month_closes}
    if notice.cutoff:
        yield _("What comes after %(time)s counts from the next day.") % {"time": clock(notice.cutoff)}
    if notice.most_days:
        yield _("At most %(n)s days ahead.") % {"n": notice.most_days}
    yield _("We need the time to read, check and schedule.")


def _clearance(rules: Rules) -> Iterator[str]:
    yield _("We keep only the outcome, never the record.")
    if rules.clearance.signed_authorization:
        yield _("You sign that we may check.")


def _waiver(rules: Rules) -> Iterator[str]:
    rule, channels = rules.waiver, set(rules.waiver.channels)
    if channels & {"online", "device"} and "paper" in channels:
        yield _("You sign a waiver on screen or on paper.")
    elif channels & {"online", "device"}:
        yield _("You sign a waiver on screen.")
    else:
        yield _("You sign a waiver on paper.")
    if rule.moment == "application":
        yield _("You sign it with your application.")
    elif rule.moment == "on_the_day":
        yield _("You sign it at the station, on the day of the ride.")
    if rule.countersign:
        yield _("Somebody of the department signs it, too.")
    if rule.notary:
        yield _("A notary certifies your signature.")
    if rule.witness:
        yield _("An officer witnesses it at check-in.")
    if rule.initials_per_page:
        yield _("You initial every page.")


def on_the_day(rules: Rules, language: str) -> Iterator[Line]:
    section, arrival, texts = _("On the day"), rules.arrival, rules.texts
    yield Line(section, _("Arrive"), _("%(n)s minutes early.") % {"n": arrival.early_minutes})
    if arrival.late_action == "turn_away":
        yield Line(section, _("Late"), _("Who is %(n)s minutes late does not ride.") % {"n": arrival.late_minutes})
    if arrival.cancel_hours:
        said = _("At least %(n)s hours before. Later, it counts as a missed ride.") % {"n": arrival.cancel_hours}
        yield Line(section, _("Cancel"), said)
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
    ]
    for label, text, is_key in parts:
        if sentence := words(text, language):
            yield Line(section, label, sentence, is_key)

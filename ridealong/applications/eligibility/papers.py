"""Reasons of papers: the records check, identification, documents and the waiver."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ridealong.applications.eligibility.decision import Reason
from ridealong.applications.eligibility.person import Person
from ridealong.program.rules import PaperRule, Rules

# Acts of a waiver: what its absence says.
UNSIGNED = {
    "rider": _("The waiver is not signed."),
    "guardian": _("A parent or guardian has not signed the waiver."),
    "all_guardians": _("Not all parents and guardians have signed the waiver."),
    "witness": _("Nobody has witnessed the signature."),
    "countersign": _("The waiver is not counter-signed."),
    "notary": _("The waiver is not notarized."),
    "initials": _("Initials are missing on the waiver."),
}


def about_papers(person: Person, age: int | None, on: date | None, rules: Rules) -> Iterator[Reason]:
    """`on` is the date of the ride, where there is one."""
    is_minor = age is not None and age < max(rules.min_age, rules.minors.guardian_under)
    if rules.clearance.required and (rules.clearance.minors_too or not is_minor):
        yield from _about_clearance(person, on, rules)
    if person.approved_on and on and on > person.approved_on + timedelta(days=rules.validity.approval_days):
        yield Reason("approval_lapsed", _("The approval does not reach to this date."), field="application")
    yield from _about_identification(person, rules)
    yield from _about_documents(person, age, rules)
    if person.signed is not None:
        yield from _about_acts(person.signed, is_minor, rules)
    yield from _about_signing(person, on, rules)


def _about_clearance(person: Person, on: date | None, rules: Rules) -> Iterator[Reason]:
    rule = rules.clearance
    if person.clearance == "not_clear":
        yield Reason("clearance", _("The records check stands against a ride."), field="clearance")
    if person.clearance == "supervisor_decides":
        yield Reason(
            "clearance",
            _("A supervisor decides about the records check."),
            override=rule.decided_by,
            field="clearance",
        )
    if person.cleared_on and on and on > person.cleared_on + timedelta(days=rules.validity.clearance_days):
        yield Reason(
            "clearance_lapsed",
            _("The records check does not reach to this date. Ask for a new one."),
            field="clearance",
            remedy=_("Ask for a new one."),
        )
    if rule.signed_authorization and person.authorizes_check is False:
        yield Reason(
            "clearance_authorization",
            _("The records check needs a signed authorization."),
            field="clearance",
            remedy=_("Sign the authorization."),
        )


def _about_identification(person: Person, rules: Rules) -> Iterator[Reason]:
    rule = rules.identification
    if rule.at_check_in and person.id_shown is False:
        yield Reason("identification", _("No ID was shown."), field="id_kind", remedy=_("Bring your photo ID."))
    elif rule.kinds and person.id_kind is not None and person.id_kind not in rule.kinds:
        yield Reason(
            "identification",
            _("This kind of ID does not count here."),
            field="id_kind",
            remedy=_("Bring one of the IDs the rules list."),
        )
    if rule.copy_with_application and person.id_copy is False:
        yield Reason(
            "identification_copy",
            _("A copy of the ID belongs to the application."),
            field="id_kind",
            remedy=_("Add a copy of your ID."),
        )


def documents_of(category: str, age: int | None, rules: Rules) -> list[PaperRule]:
    """The documents that somebody of this kind and age must have. Without an age, those for all ages."""
    of_category = rules.category(category)
    own = of_category.documents if of_category else ()
    listed = [
        paper
        for paper in rules.documents
        if (paper.required and (not paper.categories or category in paper.categories)) or paper.code in own
    ]
    missing = set(own) - {paper.code for paper in rules.documents}
    listed += [PaperRule.model_validate(code) for code in own if code in missing]
    return [paper for paper in listed if paper.under_age is None or (age is not None and age < paper.under_age)]


def _about_documents(person: Person, age: int | None, rules: Rules) -> Iterator[Reason]:
    if person.documents is None:
        return
    for paper in documents_of(person.category, age, rules):
        if paper.how != "read" and paper.code not in {"waiver", *person.documents}:
            yield Reason(
                "document",
                _("A document is missing: %(name)s."),
                {"name": paper.name.get("en", paper.code)},
                field="documents",
                remedy=_("Hand it in."),
            )


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
            yield Reason(f"waiver_{act}", UNSIGNED[act], field="waiver", remedy=_("Complete the waiver."))


def _about_signing(person: Person, on: date | None, rules: Rules) -> Iterator[Reason]:
    if person.signed_how is not None and person.signed_how not in rules.waiver.channels:
        yield Reason(
            "waiver_channel",
            _("The waiver cannot be signed this way."),
            field="waiver",
            remedy=_("Sign it the way the rules say."),
        )
    covered = timedelta(days=rules.validity.waiver_days)
    if rules.validity.waiver_scope == "days" and person.signed_on and on and on > person.signed_on + covered:
        yield Reason(
            "waiver_lapsed",
            _("The waiver does not reach to this date."),
            field="waiver",
            remedy=_("Sign the waiver again."),
        )

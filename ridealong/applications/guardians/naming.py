"""Who a minor's guardians are: named by the rider, or by the desk for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, forbidden_text
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.guardians.consenting import CannotConsent, invite, wait_again
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, ApplicationStatus, GuardianStatus
from ridealong.core import links
from ridealong.core.workflow import move

NAMED_IN = (ApplicationStatus.DRAFT, ApplicationStatus.GUARDIAN_PENDING, ApplicationStatus.NEEDS_INFORMATION)


@dataclass(frozen=True)
class Named:
    """A guardian as somebody names them."""

    name: str
    relation: str
    email: str = ""
    phone: str = ""
    language: str = "en"

    @property
    def address(self) -> str:
        return self.email.strip().lower()

    def fields(self) -> dict[str, str]:
        return {"name": self.name, "relation": self.relation, "phone": self.phone, "language": self.language}


def name_guardian(application: Application, *, by: User, **named: str) -> Guardian:
    """The one who is to be asked, by the fields of `Named`. Raises CannotConsent."""
    return name_guardians(application, [Named(**named)], by=by)[0]


def name_guardians(application: Application, named: Sequence[Named], *, by: User) -> list[Guardian]:
    """All who are to be asked. Who is named no more is replaced, and so is another address; under the same address only
    the words about them change. Who has consented stays as signed. Raises CannotConsent."""
    with transaction.atomic():
        application = locked(application)
        if application.status not in NAMED_IN:
            raise CannotConsent(_("The guardian cannot be changed any more. Ask the desk."))
        standing = facts.standing_guardians(application)
        signed = [one for one in standing if one.status == GuardianStatus.CONSENTED]
        for number, one in enumerate(named):
            others = [other for other in signed if other.email != one.address]
            _check_somebody_else(application, one, [*named[:number], *others])
        by_address = {one.email: one for one in standing if one.email}
        known = {one.address: by_address.get(one.address) for one in named}
        for other in standing:
            is_kept = other.status == GuardianStatus.INVITED and other in known.values()
            if other.status != GuardianStatus.CONSENTED and not is_kept:
                _replace(other, by=by)
        return [_named(application, one, known[one.address], by=by) for one in named]


def name_for_rider(application: Application, named: Named, *, by: User, instead_of: Guardian | None = None) -> Guardian:
    """The desk names one more, or one in place of somebody who has not consented; the case waits for their answer.

    Raises CannotConsent.
    """
    with transaction.atomic():
        application = locked(application)
        if application.status not in OPEN:
            raise CannotConsent(_("This application is not open. There is nothing to sign."))
        if not facts.needs_guardian(application):
            raise CannotConsent(_("This rider is of age. Nobody consents for them."))
        if by.pk in facts.own_people(application):
            raise CannotConsent(_("Somebody else names the guardians of your own family."))
        others = [one for one in facts.standing_guardians(application) if one != instead_of]
        _check_somebody_else(application, named, others)
        if instead_of and instead_of.status != GuardianStatus.CONSENTED:
            _replace(instead_of, by=by)
        guardian = _named(application, named, None, by=by)
        wait_again(application, by=by)
    return guardian


def _check_somebody_else(application: Application, named: Named, others: Sequence[Named | Guardian]) -> None:
    """Neither the rider nor a guardian who was named already, by address, phone or name."""
    rider = application.rider
    if named.address in {rider.email.lower(), rider.account.email if rider.account else ""} - {""}:
        raise CannotConsent(_("A guardian needs an address of their own, not yours."))
    if _is_same(named, rider.legal_name, str(rider.phone or "")):
        raise CannotConsent(_("This is the rider's own name or phone. Name somebody else, with a phone of their own."))
    for other in others:
        if named.address == other.email.strip().lower() != "":
            raise CannotConsent(_("Each guardian needs an address of their own."))
        if _is_same(named, other.name, str(other.phone or "")):
            raise CannotConsent(_("This guardian is named already. Each signs for themselves."))
    if why := forbidden_text.refused(f"{named.name} {named.relation}"):
        raise CannotConsent(str(why))


def _is_same(named: Named, name: str, phone: str) -> bool:
    return named.name.casefold().split() == name.casefold().split() or bool(phone and named.phone == phone)


def _named(application: Application, named: Named, known: Guardian | None, *, by: User) -> Guardian:
    if known and known.status == GuardianStatus.CONSENTED:
        return known
    if known and known.status == GuardianStatus.INVITED:
        return _correct(known, named.fields())
    guardian = Guardian.objects.create(application=application, email=named.address, **named.fields())
    if application.status != ApplicationStatus.DRAFT and guardian.email:
        invite(guardian, by=by)
    return guardian


def _correct(guardian: Guardian, fields: dict[str, str]) -> Guardian:
    for name, value in fields.items():
        setattr(guardian, name, value)
    guardian.save(update_fields=list(fields))
    return guardian


def _replace(guardian: Guardian, *, by: User) -> None:
    links.revoke("guardian", guardian.pk)
    move(guardian, "replace", by=by)

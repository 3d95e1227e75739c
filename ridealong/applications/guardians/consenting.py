"""A minor's guardians: named by the rider, asked by mail, and answering in a session of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, forbidden_text, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, ApplicationStatus, GuardianStatus
from ridealong.core import history, links
from ridealong.core.workflow import move

CONSENTED = GuardianStatus.CONSENTED
GUARDIAN_PENDING = ApplicationStatus.GUARDIAN_PENDING
NAMED_IN = (ApplicationStatus.DRAFT, ApplicationStatus.GUARDIAN_PENDING, ApplicationStatus.NEEDS_INFORMATION)
NEEDING_CONSENT = (ApplicationStatus.SUBMITTED, ApplicationStatus.UNDER_REVIEW, ApplicationStatus.APPROVED)


class CannotConsent(Exception):
    """Why this person cannot be, or consent as, the guardian. The text may be shown to a person."""


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


def ask_again(guardian: Guardian, *, by: User) -> Guardian:
    """Sends a new link; the old one stops working. Raises CannotConsent when there is nobody to ask."""
    with transaction.atomic():
        application = locked(guardian.application)
        guardian.refresh_from_db(fields=["status", "email"])
        is_waiting = guardian.status == GuardianStatus.INVITED and application.status == GUARDIAN_PENDING
        if not is_waiting or not guardian.email:
            raise CannotConsent(_("This guardian is not waiting for a link."))
        links.revoke("guardian", guardian.pk)
        _invite(guardian, by=by)
    return guardian


def release_of_age(*, by: User) -> int:
    """Sends on every case whose rider is of age on every date that is still ahead: nobody has to consent for them.

    Rider and guardians are told. Returns how many.
    """
    waiting = Application.objects.filter(status=GUARDIAN_PENDING, held_at=None).select_related("rider", "rule_set")
    return sum(_release(application, by=by) for application in waiting.iterator(chunk_size=200))


def _release(application: Application, *, by: User) -> bool:
    if facts.needs_guardian(application):
        return False
    with transaction.atomic():
        application = locked(application)
        if application.status != GUARDIAN_PENDING:
            return False
        move(application, "receive_guardian", by=by, event="of_age")
        notices.of_age(application)
        for guardian in facts.standing_guardians(application):
            links.revoke("guardian", guardian.pk)
            if guardian.email:
                notices.guardian_released(guardian)
    return True


def invite_all(application: Application, *, by: User) -> None:
    """Sends every guardian who has not answered a link of their own."""
    for guardian in application.guardians.filter(status=GuardianStatus.INVITED):
        _invite(guardian, by=by)


def attach_account(guardian: Guardian, account: User) -> Guardian:
    """The account that signed in with the guardian's code, once and for good. Raises CannotConsent for the rider's own,
    and for one with another address."""
    if account.pk == guardian.application.rider.account_id:
        raise CannotConsent(_("The rider and the guardian must be two people."))
    if guardian.account_id not in {None, account.pk} or account.email.lower() != guardian.email.lower():
        raise CannotConsent(_("This link belongs to somebody else."))
    if guardian.application.guardians.exclude(pk=guardian.pk).filter(account=account, status=CONSENTED).exists():
        raise CannotConsent(_("Each guardian signs for themselves. You have signed already."))
    Guardian.objects.filter(pk=guardian.pk, account=None).update(account=account)
    guardian.account = account
    return guardian


def consent(guardian: Guardian, *, by: User, latest_end: time | None = None) -> Guardian:
    """Half of `waivers.signing.consent_and_sign`; moves the application on once all have consented who must.

    Raises CannotConsent and IllegalMove.
    """
    with transaction.atomic():
        application = _check_answering(guardian, by)
        _consent(guardian, application, by=by, latest_end=latest_end)
    return guardian


def consent_before_staff(guardian: Guardian, *, by: User, latest_end: time | None) -> Guardian:
    """Half of `waivers.actions.record_paper` and `sign_here`: the guardian signed before this member of staff.

    Raises CannotConsent and IllegalMove.
    """
    with transaction.atomic():
        application = locked(guardian.application)
        if by.pk in facts.own_people(application):
            raise CannotConsent(_("Somebody else takes the signatures of your own family."))
        _check_open(application)
        _consent(guardian, application, by=by, latest_end=latest_end)
    return guardian


def refuse_consent(guardian: Guardian, *, by: User) -> Guardian:
    """The guardian says no, or takes a yes back: the rider is told, and the case waits for another guardian.

    Raises CannotConsent and IllegalMove.
    """
    with transaction.atomic():
        application = _check_answering(guardian, by)
        move(guardian, "decline", by=by, changes={"answered_at": timezone.now()})
        wait_again(application, by=by)
        notices.guardian_declined(guardian)
    return guardian


def wait_again(application: Application, *, by: User) -> None:
    """Sends a case that lacks a guardian's consent back to wait for it. `application` is locked."""
    is_short = facts.needs_guardian(application) and not facts.guardians_consent(application)
    if application.status in NEEDING_CONSENT and is_short:
        announcing.drop(application, by=by)
        move(application, "wait_for_guardian", by=by, changes={"decided_at": None, "approved_until_on": None})


def _check_answering(guardian: Guardian, by: User) -> Application:
    """The guardian's case, locked. Raises CannotConsent for anybody but the guardian, and once it is closed."""
    application = locked(guardian.application)
    guardian.refresh_from_db(fields=["account"])
    if by.pk == application.rider.account_id:
        raise CannotConsent(_("The rider and the guardian must be two people."))
    if guardian.account_id is None or guardian.account_id != by.pk:
        raise CannotConsent(_("This link belongs to somebody else."))
    _check_open(application)
    return application


def _check_open(application: Application) -> None:
    if application.status not in OPEN or application.status == ApplicationStatus.DRAFT:
        raise CannotConsent(_("This application is not open. There is nothing to sign."))


def _consent(guardian: Guardian, application: Application, *, by: User, latest_end: time | None) -> None:
    move(guardian, "consent", by=by, changes={"answered_at": timezone.now(), "latest_end": latest_end})
    if application.status == ApplicationStatus.GUARDIAN_PENDING and facts.guardians_consent(application):
        move(application, "receive_guardian", by=by)
    notices.guardian_consented(guardian)


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
        _invite(guardian, by=by)
    return guardian


def _correct(guardian: Guardian, fields: dict[str, str]) -> Guardian:
    for name, value in fields.items():
        setattr(guardian, name, value)
    guardian.save(update_fields=list(fields))
    return guardian


def _replace(guardian: Guardian, *, by: User) -> None:
    links.revoke("guardian", guardian.pk)
    move(guardian, "replace", by=by)


def _invite(guardian: Guardian, *, by: User) -> None:
    notices.guardian_invited(guardian)
    history.record("guardian.invited", guardian, by=by)

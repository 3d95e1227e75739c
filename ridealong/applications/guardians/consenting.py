"""A minor's guardians: named by the rider, asked by mail, and answering in a session of their own."""

from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.deciding import announcing
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import OPEN, ApplicationStatus, GuardianStatus
from ridealong.core import history, links
from ridealong.core.workflow import move

CONSENTED = GuardianStatus.CONSENTED
GUARDIAN_PENDING = ApplicationStatus.GUARDIAN_PENDING
NEEDING_CONSENT = (ApplicationStatus.SUBMITTED, ApplicationStatus.UNDER_REVIEW, ApplicationStatus.APPROVED)


class CannotConsent(Exception):
    """Why this person cannot be, or consent as, the guardian. The text may be shown to a person."""


def ask_again(guardian: Guardian, *, by: User) -> Guardian:
    """Sends a new link; the old one stops working. Raises CannotConsent when there is nobody to ask."""
    with transaction.atomic():
        application = locked(guardian.application)
        guardian.refresh_from_db(fields=["status", "email"])
        is_waiting = guardian.status == GuardianStatus.INVITED and application.status == GUARDIAN_PENDING
        if not is_waiting or not guardian.email:
            raise CannotConsent(_("This guardian is not waiting for a link."))
        links.revoke("guardian", guardian.pk)
        invite(guardian, by=by)
    return guardian


def invite_all(application: Application, *, by: User) -> None:
    """Sends every guardian who has not answered a link of their own."""
    for guardian in application.guardians.filter(status=GuardianStatus.INVITED):
        invite(guardian, by=by)


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


def invite(guardian: Guardian, *, by: User) -> None:
    notices.guardian_invited(guardian)
    history.record("guardian.invited", guardian, by=by)

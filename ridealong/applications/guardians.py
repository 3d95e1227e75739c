"""A minor's guardians: named by the rider, asked by mail, and answering in a session of their own."""

from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, notices
from ridealong.applications.models import Application, Guardian
from ridealong.applications.status import ApplicationStatus, GuardianStatus
from ridealong.core import history
from ridealong.core.workflow import move


class CannotConsent(Exception):
    """Why this person cannot be, or consent as, the guardian. The text may be shown to a person."""


def name_guardian(
    application: Application,
    *,
    by: User,
    name: str,
    relation: str,
    email: str,
    phone: str = "",
    language: str = "en",
) -> Guardian:
    """Who is to be asked. One with another address who has not consented is replaced. Raises CannotConsent."""
    address = email.strip().lower()
    if address == application.rider.email.lower():
        raise CannotConsent(_("A guardian needs an address of their own, not yours."))
    fields = {"name": name, "relation": relation, "phone": phone, "language": language}
    with transaction.atomic():
        status = Application.objects.select_for_update(no_key=True).get(pk=application.pk).status
        if status not in {ApplicationStatus.DRAFT, ApplicationStatus.GUARDIAN_PENDING}:
            raise CannotConsent(_("The guardian cannot be changed any more. Ask the desk."))
        for other in application.guardians.filter(status__in=[GuardianStatus.INVITED, GuardianStatus.DECLINED]):
            if other.email != address:
                move(other, "replace", by=by)
        guardian, is_new = application.guardians.exclude(status=GuardianStatus.REPLACED).update_or_create(
            email=address, defaults=fields, create_defaults={**fields, "application": application, "email": address}
        )
        if status == ApplicationStatus.GUARDIAN_PENDING and is_new:
            _invite(guardian, by=by)
    return guardian


def invite_all(application: Application, *, by: User) -> None:
    """Sends every guardian who has not answered a link of their own."""
    for guardian in application.guardians.filter(status=GuardianStatus.INVITED):
        _invite(guardian, by=by)


def attach_account(guardian: Guardian, account: User) -> Guardian:
    """The account that signed in with the guardian's code. Raises CannotConsent for the rider's own."""
    if account.pk == guardian.application.rider.account_id:
        raise CannotConsent(_("The rider and the guardian must be two people."))
    if guardian.account_id not in {None, account.pk} or account.email.lower() != guardian.email.lower():
        raise CannotConsent(_("This link belongs to somebody else."))
    Guardian.objects.filter(pk=guardian.pk, account=None).update(account=account)
    guardian.account = account
    return guardian


def consent(guardian: Guardian, *, by: User, latest_end: time | None = None) -> Guardian:
    """Half of `waivers.actions.consent_and_sign`; moves the application on once all have consented who must.

    Raises CannotConsent and IllegalMove.
    """
    with transaction.atomic():
        application = _check_answering(guardian, by)
        changes = {"answered_at": timezone.now(), "latest_end": latest_end}
        move(guardian, "consent", by=by, changes=changes)
        if application.status == ApplicationStatus.GUARDIAN_PENDING and facts.guardians_consent(application):
            move(application, "receive_guardian", by=by)
        notices.guardian_consented(guardian)
    return guardian


def refuse_consent(guardian: Guardian, *, by: User) -> Guardian:
    """The guardian says no: the rider is told, and the case waits for another guardian or for the desk.

    Raises CannotConsent and IllegalMove.
    """
    with transaction.atomic():
        application = _check_answering(guardian, by)
        move(guardian, "decline", by=by, changes={"answered_at": timezone.now()})
        if application.status in {
            ApplicationStatus.SUBMITTED,
            ApplicationStatus.UNDER_REVIEW,
            ApplicationStatus.APPROVED,
        }:
            move(application, "wait_for_guardian", by=by)
        notices.guardian_declined(guardian)
    return guardian


def _check_answering(guardian: Guardian, by: User) -> Application:
    application = Application.objects.select_related("rider", "program", "rule_set").get(pk=guardian.application_id)
    if by.pk == application.rider.account_id:
        raise CannotConsent(_("The rider and the guardian must be two people."))
    if guardian.account_id is not None and guardian.account_id != by.pk:
        raise CannotConsent(_("This link belongs to somebody else."))
    return (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("rider", "program", "rule_set")
        .get(pk=application.pk)
    )


def _invite(guardian: Guardian, *, by: User) -> None:
    notices.guardian_invited(guardian)
    history.record("guardian.invited", guardian, by=by)

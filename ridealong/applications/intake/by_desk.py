"""Applications that the desk brings in: typed from paper, or taken over from a spreadsheet.

The case is the same as any other from here on. The person need not have an account or an e-mail address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.applications import facts, notices
from ridealong.applications.application import Application
from ridealong.applications.case_lock import locked
from ridealong.applications.completeness import missing
from ridealong.applications.deciding import reviewing, waiting_line
from ridealong.applications.guardians import consenting
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.intake import writing
from ridealong.applications.intake.writing import WRITABLE, CannotApply, Incomplete
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import ApplicationStatus, Channel, GuardianStatus
from ridealong.core.workflow import IllegalMove, move
from ridealong.program.models import Program

__all__ = ["TYPED_IN", "WRITABLE", "PaperGuardian", "begin", "moment", "take_in", "take_over", "write"]
MIDDAY = time(12)  # a date without an hour, so that no time zone turns it into another date
TYPED_IN = (Channel.PAPER, Channel.SPREADSHEET)
NEVER_WITHOUT = {"you"}  # nobody can be asked, or asked about, without a name and a date of birth


@dataclass(frozen=True)
class PaperGuardian:
    """A guardian as the form names them. `has_signed`: their consent stands on it, signed by hand."""

    name: str
    relation: str
    phone: str = ""
    email: str = ""
    has_signed: bool = False


def begin(program: Program, rider: Rider | None, *, by: User, channel: str, person: Mapping[str, Any]) -> Application:
    """A draft for somebody known, or for a new person of that name; their open one if there is one.

    Raises CannotApply.
    """
    with transaction.atomic():
        rider = rider or Rider.objects.create(legal_name=person["legal_name"])
        application = writing.begin(program, rider, by=by)
        if application.status == ApplicationStatus.DRAFT and application.channel != channel:
            application.channel = channel
            application.save(update_fields=["channel"])
    return application


def write(
    application: Application,
    *,
    by: User,
    person: Mapping[str, Any],
    answers: Mapping[str, Any],
    named: Sequence[PaperGuardian] = (),
) -> Application:
    """Keeps what was typed, whole or half. An account's own address is never replaced. Raises CannotApply."""
    rider = application.rider
    email = str(person.get("email", rider.email)).strip().lower()
    with transaction.atomic():
        writing.save_person(application, by=by, **{name: value for name, value in person.items() if name != "email"})
        if rider.account_id is None and email != rider.email:
            rider.email = email
            rider.save(update_fields=["email"])
        writing.save_section(application, by=by, **answers)
        _name(application, named, by=by)
    return application


def take_in(
    application: Application, *, by: User, received_on: date, signed: Sequence[str] = (), is_incomplete: bool = False
) -> Application:
    """Sends it as of the day it came in. Rules against it do not keep it out: somebody decides, and writes a letter.

    `signed`: names of guardians whose hand-written consent stands on the form. Raises Incomplete unless
    `is_incomplete` (a name and a date of birth are always needed), CannotApply for a day ahead, and IllegalMove.
    """
    if received_on > timezone.localdate():
        raise CannotApply(_("The day it came in cannot lie ahead."))
    with transaction.atomic():
        application = locked(application)
        if application.status != ApplicationStatus.DRAFT:
            raise IllegalMove(application, "submit")
        problems = missing(application)
        if problems if not is_incomplete else NEVER_WITHOUT & set(problems):
            raise Incomplete(problems)
        is_minor = facts.needs_guardian(application)
        changes = {"submitted_at": moment(received_on, application), "priority": waiting_line.priority_of(application)}
        move(
            application,
            "submit_for_guardian" if is_minor else "submit",
            by=by,
            changes=changes,
            channel=application.channel,
        )
        notices.submitted(application)
        if is_minor:
            _ask_guardians(application, signed, by=by)
    return application


def take_over(application: Application, status: str, *, by: User, received_on: date, note: str = "") -> Application:
    """Puts a draft where it stood before: `status` is a status that `spreadsheet.STATUSES` knows.

    What was approved comes in under review: a decision needs somebody of this department. Nobody is written to.
    Raises IllegalMove.
    """
    with transaction.atomic():
        application = locked(application)
        application.desk_note = note
        application.save(update_fields=["desk_note"])
        is_minor = facts.needs_guardian(application)
        is_waiting = is_minor and status not in {"declined", "withdrawn"}
        changes = {"submitted_at": moment(received_on, application), "priority": waiting_line.priority_of(application)}
        verb = "submit_for_guardian" if is_waiting else "submit"
        move(application, verb, by=by, changes=changes, channel=application.channel)
        if not is_waiting:
            _follow(application, status, by=by)
    return application


def _follow(application: Application, status: str, *, by: User) -> None:
    match status:
        case "under_review" | "approved":
            reviewing.begin_review(application, by=by)
        case "waitlisted":
            move(application, "waitlist", by=by)
        case "withdrawn":
            move(application, "withdraw", by=by)
        case "declined":
            changes = {"decided_at": timezone.now(), "decline_code": "other"}
            move(application, "decline", by=by, changes=changes)


def moment(on: date, application: Application) -> datetime:
    """Now for today, noon at the station for an earlier day."""
    zone = facts.zone_of(application)
    if on == timezone.localdate(timezone=zone):
        return timezone.now()
    return datetime.combine(on, MIDDAY, tzinfo=zone)


def _ask_guardians(application: Application, signed: Sequence[str], *, by: User) -> None:
    """Who signed the form consents by it; the others are asked in the usual way."""
    for guardian in facts.standing_guardians(application):
        if guardian.name in signed and guardian.status == GuardianStatus.INVITED:
            consenting.consent_before_staff(guardian, by=by, latest_end=guardian.latest_end)
    consenting.invite_all(application, by=by)
    application.refresh_from_db()


def _name(application: Application, named: Sequence[PaperGuardian], *, by: User) -> None:
    """The guardians of the form, in place of those of a former version of it."""
    names = {guardian.name for guardian in named}
    for standing in facts.standing_guardians(application):
        if standing.name not in names and standing.status == GuardianStatus.INVITED:
            move(standing, "replace", by=by)
    for guardian in named:
        fields = {"relation": guardian.relation, "phone": guardian.phone, "email": guardian.email.strip().lower()}
        known = application.guardians.exclude(status=GuardianStatus.REPLACED).filter(name=guardian.name)
        if not known.filter(status=GuardianStatus.INVITED).update(**fields) and not known.exists():
            Guardian.objects.create(
                application=application, name=guardian.name, language=application.rider.language, **fields
            )

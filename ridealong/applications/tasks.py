"""What the worker does for applications by the clock."""

from uuid import UUID

from accounts.models import User
from ridealong.applications import retention
from ridealong.applications.deciding import escalating
from ridealong.applications.guardians import coming_of_age
from ridealong.applications.handed_in import attachments
from ridealong.applications.intake import answers, importing


def escalate() -> int:
    return escalating.escalate(by=User.objects.the_program())


def delete_due_attachments() -> int:
    """Files whose time is over, and stored bytes that belong to none; returns how many."""
    return attachments.delete_due(by=User.objects.the_program()) + attachments.sweep_orphans()


def forget_answers() -> int:
    return answers.forget_due()


def purge_id_numbers() -> int:
    return retention.purge_id_numbers(by=User.objects.the_program())


def release_of_age() -> int:
    """Cases that need no guardian any more, because the rider is of age by then."""
    return coming_of_age.release_of_age(by=User.objects.the_program())


def check_import(pk: str) -> None:
    importing.check(UUID(pk))


def run_import(pk: str) -> None:
    importing.run(UUID(pk))

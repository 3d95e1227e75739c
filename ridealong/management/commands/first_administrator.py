"""Prints a one-time link with which the first administrator comes in. Needs no mail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.forms import ValidationError

from accounts.models import User
from ridealong.core import links
from ridealong.program import staff


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="?", help="for whom: also lets an administrator in who is locked out")

    def handle(self, *args: Any, email: str | None, **options: Any) -> None:
        program = User.objects.the_program()
        if email:
            purpose, subject = "invitation", _administrator(email).pk
        elif staff.administrators():
            raise CommandError("There is an administrator. Give an e-mail address to let that person in.")
        else:
            purpose, subject = "setup", program.pk
            links.revoke(purpose, subject)
        self.stdout.write("Open this once, within seven days:")
        self.stdout.write(links.address(purpose, links.mint(purpose, subject)))


def _administrator(email: str) -> User:
    try:
        validate_email(email)
        return staff.let_in(email)
    except (ValidationError, staff.CannotInvite) as error:
        raise CommandError(str(error)) from error

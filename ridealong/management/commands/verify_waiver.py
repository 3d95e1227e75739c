"""Says who signed a waiver file, or why it cannot be trusted: exit 0 or 1."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ridealong.waivers.verification import verify


class Command(BaseCommand):
    help = "Checks a sealed PDF against its seal and against what this department stored."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            verdict = verify(file.read_bytes())
        except OSError as error:
            raise CommandError(str(error)) from error
        for line in verdict.words:
            self.stdout.write(line)
        if not verdict.is_genuine:
            sys.exit(1)

"""Fills an empty installation from an archive of `backup`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ridealong import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = archive.restore(file)
        except archive.CannotRestore as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {len(manifest['files'])} files as of {manifest['made_at']}.")

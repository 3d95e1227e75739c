"""Writes database and stored files into one archive, while the site works on."""

from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ridealong import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, such as ridealong-2026-12-01.tar.gz")
        parser.add_argument("--with-keys", action="store_true", help="also RIDEALONG_DATA/keys: guard this file well")

    def handle(self, *args: Any, file: Path, with_keys: bool, **options: Any) -> None:
        try:
            manifest = archive.backup(file, with_keys=with_keys)
        except (archive.CannotBackUp, OSError, CalledProcessError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {len(manifest['files'])} files, {file.stat().st_size} bytes.")
        if not with_keys:
            self.stdout.write("Without the keys, which you keep elsewhere: names and addresses in it stay sealed.")

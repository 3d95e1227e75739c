"""Lists every address with its audience, so that access can be tested from outside."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ridealong import addresses


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as [{route, name, audience}]")

    def handle(self, *args: Any, **options: Any) -> None:
        found = addresses.every()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(address) for address in found], indent=1))
        else:
            for address in found:
                self.stdout.write(f"{address.audience or '?':<24} {address.route}  {address.name}".rstrip())
        if open_ones := [address.route for address in found if not address.audience]:
            raise CommandError(f"Nobody said for whom these are: {', '.join(open_ones)}")

"""Makes the desk's search anew: the index, and every rider's column."""

from typing import Any

from django.core.management.base import BaseCommand

from ridealong.applications.riders import search, trigrams


class Command(BaseCommand):
    help = "Writes again what people are found by. Needed after pg_trgm was added, or rows were changed by hand."

    def handle(self, *args: Any, **options: Any) -> None:
        if not trigrams.exists() and not trigrams.create():
            self.stdout.write("This role may not add pg_trgm. Ask for: CREATE EXTENSION pg_trgm;")
        self.stdout.write(f"{search.rebuild()} people can be found.")

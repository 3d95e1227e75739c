"""Fills an empty database with Alder Falls: a believable month around today, or many applications for measuring."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ridealong.demo import clock, month, post, scale, town
from ridealong.management.phases import phase
from ridealong.program.models import Department


class Command(BaseCommand):
    help = "Makes the demo's data. Refuses a database that holds anything else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", type=int, default=0, metavar="N", help="about N more applications")

    def handle(self, *args: Any, **options: Any) -> None:
        count: int = options["scale"]
        department = Department.objects.first()
        if department is not None and not department.is_demo:
            raise CommandError("This database holds a real department. The demo stays away from it.")
        if department is None:
            with phase(self.stdout, "Told a month of Alder Falls"):
                tell()
        if count:
            scale.applications(count)
            self.stdout.write(f"{count} more applications.")


def tell() -> None:
    now = timezone.now()
    with clock.at(now.replace(hour=15, minute=0) - timedelta(days=60)):
        alder_falls = town.build(now)
    month.play(alder_falls)
    post.deliver()

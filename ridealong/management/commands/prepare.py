"""Everything between an installed program and a running one; doing it twice changes nothing."""

from concurrent.futures import ProcessPoolExecutor
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Role, User
from ridealong.management.phases import phase
from ridealong.program.models import Department


class Command(BaseCommand):
    help = "Migrates, builds what pages load, and fills the demo or prints the set-up link."

    def handle(self, *args: Any, **options: Any) -> None:
        with ProcessPoolExecutor(1, initializer=django.setup) as beside:
            assets = beside.submit(call_command, "build_assets")
            with phase(self.stdout, "Brought the database up to date"):
                call_command("migrate", verbosity=0)
                call_command("createcachetable", verbosity=0)
            self._fill()
            assets.result()

    def _fill(self) -> None:
        is_demo = Department.objects.filter(is_demo=True).exists()
        if settings.DEMO and not settings.PRODUCTION:
            call_command("demo", stdout=self.stdout)
        elif is_demo:
            raise CommandError("This database holds the demo. Give the real program a database of its own.")
        elif settings.PRODUCTION and not User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True).exists():
            call_command("first_administrator", stdout=self.stdout)

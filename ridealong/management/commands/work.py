"""The worker, as one command; `python -m ridealong.management.watchdog` is the same and takes less memory."""

from typing import Any

from django.core.management.base import BaseCommand

from ridealong.management import watchdog


class Command(BaseCommand):
    help = "Runs the task queue under a watchdog until SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        watchdog.watch()

"""The queue of the watchdog. It loads everything before it forks, so that its processes share one copy of it."""

import gc
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connections
from django_q.management.commands import qcluster

from ridealong import schedules


class Command(qcluster.Command):
    help = "Runs the task queue; `work` starts it, and starts it anew."

    def handle(self, *args: Any, **options: Any) -> None:
        schedules.ensure()
        connections.close_all()  # a connection must not be shared by two processes
        import_module(settings.ROOT_URLCONF)  # what tasks need: mails hold addresses
        for regular in schedules.SCHEDULES:
            import_module(regular.function.rpartition(".")[0])
        gc.collect()
        gc.freeze()  # a collection would write to every page, and each process would have its own
        super().handle(*args, **options)

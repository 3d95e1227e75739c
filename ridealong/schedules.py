"""What the worker does by the clock. Created in code, never by hand: one malformed row would stop them all."""

from dataclasses import dataclass

from django_q.models import Schedule


@dataclass(frozen=True)
class Regular:
    """A task: a dotted function without arguments, and how often it runs."""

    name: str
    function: str
    minutes: int = 0
    cron: str = ""  # in the server's zone, instead of minutes


SCHEDULES = (
    Regular("beat", "ridealong.core.heartbeat.beat", minutes=1),
    Regular("send mail", "ridealong.notifications.tasks.send_due", minutes=1),
    Regular("rescue mail", "ridealong.notifications.tasks.sweep", minutes=5),
    Regular("read bounces", "ridealong.notifications.tasks.read_bounces", minutes=10),
    Regular("remind riders", "ridealong.rides.tasks.send_reminders", minutes=15),
    Regular("retire rules", "ridealong.program.tasks.retire_superseded", cron="5 * * * *"),
    Regular("expire applications", "ridealong.waivers.tasks.expire_unanswered", cron="10 4 * * *"),
    Regular("escalate waits", "ridealong.applications.tasks.escalate", cron="0 12 * * *"),
    Regular("void waivers", "ridealong.waivers.tasks.void_of_closed_cases", cron="35 4 * * *"),
    Regular("sweep files", "ridealong.waivers.tasks.sweep_orphans", cron="40 4 * * *"),
    Regular("forget made files", "ridealong.core.batches.forget_old", minutes=60),
    Regular("riders of age", "ridealong.applications.tasks.release_of_age", cron="5 4 * * *"),
    Regular("delete attachments", "ridealong.applications.tasks.delete_due_attachments", cron="15 4 * * *"),
    Regular("forget answers", "ridealong.applications.tasks.forget_answers", cron="25 4 * * *"),
    Regular("purge ID numbers", "ridealong.applications.tasks.purge_id_numbers", cron="35 4 * * *"),
    Regular("prune results", "ridealong.core.heartbeat.prune", cron="20 4 * * *"),
)


def ensure() -> None:
    """Makes the rows of the queue say what this table says."""
    Schedule.objects.exclude(name__in=[regular.name for regular in SCHEDULES]).delete()
    for regular in SCHEDULES:
        kind = {"schedule_type": Schedule.CRON, "cron": regular.cron, "minutes": None}
        if not regular.cron:
            kind = {"schedule_type": Schedule.MINUTES, "minutes": regular.minutes, "cron": None}
        wanted = {"func": regular.function, "repeats": -1, **kind}
        schedule, is_new = Schedule.objects.get_or_create(name=regular.name, defaults=wanted)
        if not is_new and any(getattr(schedule, name) != value for name, value in wanted.items()):
            Schedule.objects.filter(pk=schedule.pk).update(**wanted)

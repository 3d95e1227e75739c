"""What goes as soon as it has served: the number of an ID, once the check is done or nothing more comes of the case."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.status import OPEN, ClearanceStatus
from ridealong.core.history import Event


def purge_id_numbers(*, by: User) -> int:
    """Deletes them; returns how many. Cases on hold wait."""
    checked = Clearance.objects.filter(application=OuterRef("pk"), status=ClearanceStatus.RECORDED)
    served = Q(Exists(checked)) | Q(decided_at__isnull=False) | ~Q(status__in=OPEN)
    with transaction.atomic():
        due = Application.objects.filter(served, held_at=None).exclude(id_number="").select_for_update(of=("self",))
        keys = list(due.values_list("pk", flat=True))
        Application.objects.filter(pk__in=keys).update(id_number="", id_number_purged_at=timezone.now())
        Event.objects.bulk_create(
            Event(name="application.id_number_purged", subject=pk, case=pk, actor=by.pk, actor_name=str(by))
            for pk in keys
        )
    return len(keys)

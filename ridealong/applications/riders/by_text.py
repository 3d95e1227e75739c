"""Short texts to the phone, beside the e-mail: only to riders who asked for them, and until they say stop."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.riders.rider import Rider
from ridealong.core import history


@transaction.atomic
def agree(application: Application, *, by: User, agrees: bool) -> None:
    """Keeps when the rider agreed, which a carrier may ask for. Saying the same twice changes nothing."""
    rider = Rider.objects.select_for_update().get(pk=application.rider_id)
    if bool(rider.texts_agreed_at) == agrees:
        return
    rider.texts_agreed_at = timezone.now() if agrees else None
    rider.save(update_fields=["texts_agreed_at"])
    application.rider.texts_agreed_at = rider.texts_agreed_at
    history.record("rider.texts_on" if agrees else "rider.texts_off", rider, by=by, case=application.pk)

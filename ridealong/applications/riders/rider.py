"""The rider: who they are, whatever they apply for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from uuid_utils.compat import uuid7

from accounts.models import User
from ridealong.core.sealing import SealedDate, SealedText


class Rider(models.Model):
    """The citizen, from first click to last. `account` may be empty: paper needs no e-mail."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="rider")
    legal_name = models.CharField(_("legal name, as on your ID"), max_length=200, blank=True)
    preferred_name = models.CharField(_("name you go by"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=7, default="en")
    born_on = SealedDate(_("date of birth"), null=True, blank=True)
    address = SealedText(_("address"), blank=True)
    texts_agreed_at = models.DateTimeField(_("asked for text messages"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("rider")
        verbose_name_plural = _("riders")
        indexes = [models.Index(fields=["-created_at", "-id"], name="rider_newest")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.legal_name or str(_("Somebody without a name yet"))

    @property
    def short_name(self) -> str:
        """What to call them in a sentence."""
        return self.preferred_name or self.legal_name.partition(" ")[0]

    @property
    def phone_for_texts(self) -> str:
        """Empty unless the rider asked for text messages."""
        return str(self.phone) if self.phone and self.texts_agreed_at else ""

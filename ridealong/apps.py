from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RidealongConfig(AppConfig):
    name = "ridealong"
    verbose_name = _("Ride-along program")

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class RidealongConfig(AppConfig):
    name = "ridealong"
    verbose_name = _("Ride-along program")


class DeskConfig(admin_apps.AdminConfig):
    """The Django admin, as the coordinators' desk."""

    default = False
    default_site = "ridealong.admin.site.Desk"

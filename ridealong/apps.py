from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class RidealongConfig(AppConfig):
    name = "ridealong"
    verbose_name = _("Ride-along program")

    def ready(self) -> None:
        import ridealong.checks
        import ridealong.worker  # noqa: F401 - neither may load before the models


class DeskConfig(admin_apps.AdminConfig):
    """The Django admin, as the coordinators' desk."""

    default = False
    default_site = "ridealong.admin.site.Desk"

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    """The coordinators' desk."""

    site_header = _("Ride-along desk")
    site_title = _("Ride-along desk")
    index_title = _("Needs you now")

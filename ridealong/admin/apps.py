from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """The Django admin, as the coordinators' desk."""

    default_site = "ridealong.admin.site.Desk"

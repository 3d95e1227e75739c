"""Names of what an application may say, the same on screen and on paper."""

from django.utils.translation import gettext_lazy as _

ID_KINDS = {
    "driver_license": _("Driver license"),
    "state_id": _("State ID card"),
    "passport": _("Passport"),
    "military_id": _("Military ID"),
    "student_id": _("Student ID"),
}
TIES = {
    "live": _("I live here"),
    "work": _("I work here"),
    "study": _("I study here"),
    "own": _("I own a home or business here"),
    "family": _("My family lives here"),
}

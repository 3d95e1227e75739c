"""Names of the IDs that programs ask for."""

from django.utils.translation import gettext_lazy as _

ID_KINDS = {
    "driver_license": _("Driver license"),
    "state_id": _("State ID card"),
    "passport": _("Passport"),
    "military_id": _("Military ID"),
    "student_id": _("Student ID"),
}

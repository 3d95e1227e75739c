"""Names of what an application may say, the same on screen and on paper."""

from django.utils.translation import gettext_lazy as _

TIES = {
    "live": _("I live here"),
    "work": _("I work here"),
    "study": _("I study here"),
    "own": _("I own a home or business here"),
    "family": _("My family lives here"),
}

"""Whose paper a scan is of."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ridealong.core.reference import as_typed
from ridealong.waivers.models import Waiver
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.status import LIVE


def found(read: set[str], typed: str) -> Waiver:
    """`read` are codes from the pages, `typed` a code or the number of a case. Raises CannotSign."""
    if len(read) > 1:
        raise CannotSign(_("There are codes of several waivers on these pages. Hand in one paper at a time."))
    wanted = "".join(typed.upper().split())
    by_code, by_case = _waivers().filter(short_code__in=read), _by_typing(wanted)
    if read and (first := by_code.first()):
        if wanted and first not in by_case:
            raise CannotSign(_("The code on the paper is another one than you typed."))
        return first
    if read:
        raise CannotSign(_("The code on this paper is not one of ours."))
    if not wanted:
        raise CannotSign(_("No code could be read. Type the one below the QR code, or the number of the case."))
    if len(by_case) != 1:
        raise CannotSign(_("No waiver waits under this code or case number."))
    return by_case[0]


def _by_typing(wanted: str) -> list[Waiver]:
    if not wanted:
        return []
    is_live = Q(status__in=LIVE)
    same = Q(short_code=as_typed(wanted)) | Q(application__reference=wanted) & is_live
    return list(_waivers().filter(same)[:2])


def _waivers() -> "QuerySet[Waiver]":
    related = ("application__rider", "application__program", "application__rule_set", "application__station")
    return Waiver.objects.select_related(*related)

"""Who may not ride for a while."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ridealong.admin import fields
from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.people.riders import WORK, link
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.applications.riders.ban import Ban
from ridealong.core import times
from ridealong.program import clock
from ridealong.rides import calling_off
from ridealong.templatetags.ridealong import tag


class LiftForm(VerbForm):
    reason = fields.text(_("Why it is lifted"), help_text=_("Kept with the ban, for the desk only."), longest=200)


class InForce(admin.SimpleListFilter):
    """Those that still hold; the list begins with everything, newest end first."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Still in force"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        still = queryset.model.objects.in_force().values("pk")
        return queryset.filter(pk__in=still) if self.value() == "yes" else queryset


class BanPage(ReadOnlyPage):
    """Bans are written on the rider's page or the case, and lifted here, each with its reason."""

    verbs = (
        Verb(
            "lift", _("Lift the ban…"), WORK, lambda ban, user: ban.lifted_at is None, calling_off.lift,
            _("The ban is lifted."), form=LiftForm, title=_("Lift the ban"), icon="play",
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/ban.html"
    list_display = ("person", "until", "reason", "status_shown", "banned_by")
    list_display_links = ("until",)
    list_filter = (InForce,)
    list_select_related = ("rider", "banned_by")
    ordering = ("-until_on", "-id")

    def surroundings(self, request: HttpRequest, thing: Ban) -> dict[str, Any]:
        return {"ban": thing, "zone": clock.zone(), "title": _("Ban"), "subtitle": None}

    @admin.display(description=_("rider"))
    def person(self, ban: Ban) -> SafeString:
        return link(ban.rider)

    @admin.display(description=_("until"))
    def until(self, ban: Ban) -> str:
        return times.day(ban.until_on)

    @admin.display(description=_("status"))
    def status_shown(self, ban: Ban) -> SafeString:
        if ban.lifted_at:
            return tag("quiet", str(_("Lifted")), "play")
        is_over = ban.until_on < timezone.localdate()
        return tag("quiet", str(_("Over")), "clock") if is_over else tag("stop", str(_("In force")))

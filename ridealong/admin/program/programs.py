"""What the department offers: its programs, and where each stands."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.page import Page
from ridealong.admin.program.invitations import INVITE, InviteForm
from ridealong.admin.program.program_forms import PauseForm, PresetForm, StandingForm, StationForm
from ridealong.admin.verbs import Verb
from ridealong.applications import pausing
from ridealong.core.workflow import allows
from ridealong.program import actions, availability, invitations
from ridealong.program.models import Program, ProgramStatus, Station
from ridealong.rules import presets
from ridealong.templatetags.ridealong import tag

CHANGE_PROGRAM = "ridealong.change_program"


def _set_station(program: Program, *, by: User, station: Station, status: str, message: str) -> None:
    availability.set_station(program, station, by=by, status=status, message=message)


def _allowed(verb: str) -> Any:
    return lambda program, user: allows(program, verb)


def _publish_preset(program: Program, *, by: User, preset: str, is_sure: bool) -> None:
    _words, content = presets.PRESETS[preset]
    actions.publish_rules(program, content, by=by)


class ProgramPage(Page):
    event = "program"
    verbs = (
        Verb(
            "pause", _("Pause the program…"), CHANGE_PROGRAM, lambda program, user: allows(program, "pause"),
            pausing.pause_program, _("The program is paused, and everyone who waits is told."), form=PauseForm,
            title=_("Pause the program"), icon="pause", is_danger=True,
        ),
        Verb(
            "open", _("Open the program"), CHANGE_PROGRAM, lambda program, user: allows(program, "open"),
            pausing.open_program, _("The program is open."), icon="play",
        ),
        Verb(
            "waiting-list", _("Keep a waiting list…"), CHANGE_PROGRAM, _allowed("queue"), actions.keep_waiting_list,
            _("People may apply and wait until there is room."), form=StandingForm, title=_("Keep a waiting list"),
            icon="clock",
        ),
        Verb(
            "restrict", _("By invitation only…"), CHANGE_PROGRAM, _allowed("restrict"), actions.restrict,
            _("Only people with a code may apply now."), form=StandingForm, title=_("By invitation only"), icon="lock",
        ),
        Verb(
            "station", _("One station apart…"), CHANGE_PROGRAM, lambda program, user: program.stations.count() > 1,
            _set_station, _("Kept."), form=StationForm, title=_("How one station stands"), icon="flag",
        ),
        Verb(
            "invite", _("Make an invitation code…"), INVITE, lambda program, user: True, invitations.make,
            _("The code stands in the list of invitations."), form=InviteForm, title=_("Make an invitation code"),
            icon="mail",
        ),
        Verb(
            "rules", _("Publish rules from a preset…"), "ridealong.change_ruleset", lambda program, user: True,
            _publish_preset, _("The rules are published."), form=PresetForm, title=_("Publish rules"), icon="document",
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/thing.html"
    list_display = ("name", "status_shown", "slug", "has_publicity")
    fields = ("name", "slug", "has_publicity", "is_linkless", "escalate_after_days", "stations")
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

    @admin.display(description=_("status"))
    def status_shown(self, program: Program) -> SafeString:
        kind = {ProgramStatus.OPEN: "go", ProgramStatus.PAUSED: "now"}.get(program.status, "quiet")  # type: ignore[call-overload]
        return tag(kind, program.get_status_display())

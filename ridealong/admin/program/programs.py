"""What the department offers: its programs, invitations to them, and their rules."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.fields import Day
from ridealong.admin.page import Page, ReadOnlyPage
from ridealong.admin.program.waiver_texts import TAGS
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.applications import pausing
from ridealong.core.workflow import allows
from ridealong.program import actions, availability, invitations
from ridealong.program.invitation import Invitation
from ridealong.program.models import Program, ProgramStatus, RuleSet, RuleSetStatus, Station
from ridealong.rules import page as describe
from ridealong.rules import presets
from ridealong.rules.words import words
from ridealong.templatetags.ridealong import tag

INVITE = "ridealong.add_invitation"
CHANGE_PROGRAM = "ridealong.change_program"


class PauseForm(VerbForm):
    message = forms.CharField(
        label=_("What people read meanwhile"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class StandingForm(VerbForm):
    message = forms.CharField(
        label=_("What people read meanwhile"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Left empty, they read the usual words."),
    )


class StationForm(StandingForm):
    """One station apart from the others."""

    station = forms.ModelChoiceField(label=_("Station"), queryset=Station.objects.none(), empty_label=None)
    status = forms.ChoiceField(
        label=_("How the program stands there"),
        choices=[(ProgramStatus.OPEN, _("As the program")), *ProgramStatus.choices[1:]],
        widget=forms.RadioSelect,
    )
    field_order = ("station", "status", "message")

    def prepare(self) -> None:
        self.fields["station"].queryset = self.thing.stations.filter(is_active=True)  # type: ignore[attr-defined]


class InviteForm(VerbForm):
    category = forms.ChoiceField(label=_("For which kind of rider"), required=False)
    note = forms.CharField(label=_("For whom"), max_length=120, required=False, help_text=_("Only the desk sees this."))
    uses = forms.IntegerField(label=_("How many may use it"), min_value=1, max_value=1000, initial=1)
    until_on = forms.DateField(label=_("Usable until"), required=False, widget=Day())

    def prepare(self) -> None:
        kinds = self.thing.rule_set.rules.categories
        named = [(each.code, words(each.name, get_language() or "en")) for each in kinds]
        self.fields["category"].choices = [("", _("Any")), *named]  # type: ignore[attr-defined]


def _set_station(program: Program, *, by: User, station: Station, status: str, message: str) -> None:
    availability.set_station(program, station, by=by, status=status, message=message)


def _allowed(verb: str) -> Any:
    return lambda program, user: allows(program, verb)


class PresetForm(VerbForm):
    preset = forms.ChoiceField(label=_("Rules to publish"), choices=[])
    is_sure = forms.BooleanField(
        label=_("These rules hold from now on. Applications that were sent keep the rules they were sent under.")
    )

    def prepare(self) -> None:
        labels = [(code, words) for code, (words, _content) in presets.PRESETS.items()]
        self.fields["preset"].choices = labels  # type: ignore[attr-defined]


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
    list_display = ("name", "standing", "slug", "has_publicity")
    fields = ("name", "slug", "has_publicity", "is_linkless", "escalate_after_days", "stations")
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

    @admin.display(description=_("status"))
    def standing(self, program: Program) -> SafeString:
        kind = {ProgramStatus.OPEN: "go", ProgramStatus.PAUSED: "now"}.get(program.status, "quiet")  # type: ignore[call-overload]
        return tag(kind, program.get_status_display())


class InvitationPage(ReadOnlyPage):
    """Codes that were given out; each is made on the page of its program."""

    event = "invitation"
    verbs = (
        Verb(
            "revoke", _("Take it back"), INVITE, lambda each, user: each.revoked_at is None, invitations.revoke,
            _("Nobody can use this code any more."), icon="cross", is_danger=True,
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/thing.html"
    list_display = ("shown_code", "program", "category", "note", "used_of", "until_on", "standing")
    list_filter = ("program",)
    list_select_related = ("program",)
    search_fields = ("code", "note")
    fields = ("program", "shown_code", "category", "note", "used_of", "until_on", "made_at", "made_by", "revoked_at")
    readonly_fields = ("shown_code", "used_of")

    @admin.display(description=_("code"))
    def shown_code(self, each: Invitation) -> str:
        return each.shown

    @admin.display(description=_("used"))
    def used_of(self, each: Invitation) -> str:
        return gettext("%(used)s of %(uses)s") % {"used": each.used, "uses": each.uses}

    @admin.display(description=_("status"))
    def standing(self, each: Invitation) -> SafeString:
        is_over = each.until_on is not None and each.until_on < timezone.localdate()
        if each.revoked_at or is_over or each.used >= each.uses:
            return tag("quiet", gettext("Not usable"))
        return tag("go", gettext("Usable"))


class RuleSetPage(ReadOnlyPage):
    """The rules in plain words. A rule set in force is never edited: a new one is published."""

    change_form_template = "admin/ridealong/rule_set.html"
    list_display = ("number", "program", "standing", "valid_from_at", "published_by")
    list_filter = ("program", "status")
    list_select_related = ("program", "published_by")
    fields = ("program", "number", "status", "valid_from_at", "published_by")

    def surroundings(self, request: HttpRequest, thing: RuleSet) -> dict[str, Any]:
        language = (get_language() or "en").split("-")[0]
        return {"lines": describe.describe(thing.rules, language)}

    @admin.display(description=_("status"))
    def standing(self, rules: RuleSet) -> SafeString:
        return tag(TAGS[rules.status], str(RuleSetStatus(rules.status).label))

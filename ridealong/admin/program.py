"""What the department offers: itself, its programs, rules and waiver texts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.page import Page, ReadOnlyPage
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.applications import actions as applications
from ridealong.core.workflow import allows
from ridealong.program import actions, badge, colour, describe, presets
from ridealong.program.models import Department, Program, ProgramStatus, RuleSet, RuleSetStatus
from ridealong.templatetags.ridealong import tag
from ridealong.waivers import drafts
from ridealong.waivers.models import WaiverText
from ridealong.waivers.status import TextStatus
from ridealong.web.context import forget_department

CHANGE_PROGRAM, CHANGE_TEXT = "ridealong.change_program", "ridealong.change_waivertext"
TAGS = {"draft": "quiet", "reviewed": "now", "published": "go", "retired": "quiet"}


class DepartmentForm(forms.ModelForm):
    new_badge = forms.FileField(
        label=_("badge"), required=False, help_text=_("A PNG picture of 600 pixels or more on each side.")
    )

    class Meta:
        model = Department
        fields = (
            "name",
            "short_name",
            "reference_prefix",
            "phone",
            "desk_hours",
            "address",
            "colour",
            "time_zone",
        )

    def clean_colour(self) -> str:
        chosen: str = self.cleaned_data["colour"]
        if found := colour.objections(chosen):
            raise ValidationError([str(objection) for objection in found])
        return chosen

    def clean_new_badge(self) -> bytes:
        """Decoded and drawn anew, so that nothing but a picture is kept."""
        upload = self.cleaned_data["new_badge"]
        if not upload:
            return b""
        try:
            return badge.clean(upload.read(badge.LARGEST_FILE + 1))
        except badge.BadgeRefused as refusal:
            raise ValidationError(str(refusal)) from refusal


class DepartmentPage(Page):
    form = DepartmentForm
    event = "department"
    list_display = ("name", "phone", "time_zone")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Department, form: Any, change: bool) -> None:
        user: User = request.user  # type: ignore[assignment]
        values = dict(form.cleaned_data)
        picture = values.pop("new_badge")
        department = actions.save_department(by=user, **values)
        if picture:
            actions.save_badge(department, picture, by=user)
        forget_department()

    def log_change(self, request: HttpRequest, obj: Department, message: Any) -> None:  # type: ignore[override]
        """Saving is in the history already."""


class PauseForm(VerbForm):
    message = forms.CharField(
        label=_("What people read meanwhile"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


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
            applications.pause_program, _("The program is paused, and everyone who waits is told."), form=PauseForm,
            title=_("Pause the program"), icon="pause", is_danger=True,
        ),
        Verb(
            "open", _("Open the program"), CHANGE_PROGRAM, lambda program, user: allows(program, "open"),
            applications.open_program, _("The program is open."), icon="play",
        ),
        Verb(
            "rules", _("Publish rules from a preset…"), "ridealong.change_ruleset", lambda program, user: True,
            _publish_preset, _("The rules are published."), form=PresetForm, title=_("Publish rules"), icon="document",
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/thing.html"
    list_display = ("name", "standing", "slug", "has_publicity")
    fields = ("name", "slug", "has_publicity", "stations")
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}

    @admin.display(description=_("status"))
    def standing(self, program: Program) -> SafeString:
        kind = {ProgramStatus.OPEN: "go", ProgramStatus.PAUSED: "now"}.get(program.status, "quiet")  # type: ignore[call-overload]
        return tag(kind, program.get_status_display())


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


class WaiverTextPage(Page):
    """A text can be written on while it is a draft; what people signed stays as it was."""

    event = "waiver_text"
    verbs = (
        Verb(
            "review", _("I have read it"), CHANGE_TEXT, lambda text, user: allows(text, "review"), drafts.review,
            _("The text is marked as reviewed."), icon="check",
        ),
        Verb(
            "publish", _("Publish"), CHANGE_TEXT,
            lambda text, user: text.status == TextStatus.REVIEWED, drafts.publish,
            _("The text is in force; the former one is retired."), icon="flag",
        ),
        Verb(
            "new-version", _("Write a new version"), CHANGE_TEXT, lambda text, user: text.status != TextStatus.DRAFT,
            drafts.begin, _("A new draft stands in the list."), icon="pen",
        ),
    )  # fmt: skip
    change_form_template = "admin/ridealong/thing.html"
    list_display = ("title", "program", "audience", "language", "version", "standing", "is_placeholder")
    list_filter = ("program", "audience", "language", "status")
    list_select_related = ("program",)
    fields = ("program", "audience", "language", "version", "title", "body", "is_placeholder")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[WaiverText]":
        rows: QuerySet[WaiverText] = super().get_queryset(request)
        return rows.select_related("program")

    def has_change_permission(self, request: HttpRequest, obj: WaiverText | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status == TextStatus.DRAFT)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("program", "audience", "language", "version") if obj else ()

    @admin.display(description=_("status"))
    def standing(self, text: WaiverText) -> SafeString:
        return tag(TAGS[text.status], str(TextStatus(text.status).label))

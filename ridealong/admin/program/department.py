"""The department itself: its name, its look, its clock."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ridealong.admin.fields import telephone
from ridealong.admin.page import Page
from ridealong.program import actions, badge, colour
from ridealong.program.models import Department
from ridealong.web.access import user_of
from ridealong.web.face import forget_department


class DepartmentForm(forms.ModelForm):
    phone = telephone(_("phone of the ride-along desk"))
    colour = forms.RegexField(
        r"^#[0-9a-fA-F]{6}$", label=_("color"), error_messages={"invalid": _("A color such as #16213a.")}
    )
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
        chosen: str = self.cleaned_data["colour"].lower()
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
        user = user_of(request)
        values = dict(form.cleaned_data)
        picture = values.pop("new_badge")
        department = actions.save_department(by=user, **values)
        if picture:
            actions.save_badge(department, picture, by=user)
        forget_department()

    def log_change(self, request: HttpRequest, obj: Department, message: Any) -> None:  # type: ignore[override]
        """Saving is in the history already."""

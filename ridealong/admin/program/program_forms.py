"""What is asked when a program pauses, opens, or begins from a preset."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ridealong.admin.verbs import VerbForm
from ridealong.program.models import ProgramStatus, Station
from ridealong.rules import presets


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


class PresetForm(VerbForm):
    preset = forms.ChoiceField(label=_("Rules to publish"), choices=[])
    is_sure = forms.BooleanField(
        label=_("These rules hold from now on. Applications that were sent keep the rules they were sent under.")
    )

    def prepare(self) -> None:
        labels = [(code, words) for code, (words, _content) in presets.PRESETS.items()]
        self.fields["preset"].choices = labels  # type: ignore[attr-defined]

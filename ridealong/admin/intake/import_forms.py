"""What taking over a spreadsheet asks: the file, and what its columns are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ridealong.applications.intake.imports import SpreadsheetImport
from ridealong.applications.intake.spreadsheet import COLUMNS
from ridealong.program.models import Program, RuleSet


class UploadForm(forms.Form):
    program = forms.ModelChoiceField(label=gettext_lazy("Program"), queryset=Program.objects.none(), empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("XLSX or CSV, up to 20,000 rows, with headings in the first row."),
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        programs = Program.objects.filter(rule_sets__in=RuleSet.objects.in_force()).distinct()
        self.fields["program"].queryset = programs  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """One choice for each thing we can take over: which column holds it, if any."""

    def __init__(self, data: Any = None, *, source: SpreadsheetImport) -> None:
        super().__init__(data)
        columns = [("", gettext_lazy("Not in the file")), *((str(n), words) for n, words in enumerate(source.headings))]
        for name, (label, _headings) in COLUMNS.items():
            initial = str(source.columns.get(name, ""))
            self.fields[name] = forms.ChoiceField(label=str(label), choices=columns, required=False, initial=initial)

    @property
    def columns(self) -> dict[str, int]:
        return {name: int(number) for name, number in self.cleaned_data.items() if number != ""}

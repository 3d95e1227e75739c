"""The paper application as one form, in the order of the printed page. Whatever is missing can be added later."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.admin.fields import Day, line, telephone, text, yes_no
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.applications.intake.by_desk import PaperGuardian
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import GuardianStatus
from ridealong.core.languages import current_language
from ridealong.program.models import Program, Station
from ridealong.rules.document import Rules
from ridealong.rules.ties.parameters import AS_NOTED
from ridealong.rules.words import words

WISHES = (1, 2, 3)
GUARDIANS = (1, 2)
OLDEST = 120  # years
# The field that stands for a part of the application when something of it is missing.
FIELD_OF = {
    "you": "born_on",
    "contact": "phone",
    "emergency": "emergency_name",
    "ride": "on_1",
    "questions": "has_relative_here",
    "guardian": "guardian_name_1",
    "agreements": "has_accepted_rules",
}
GUARDIAN_ROW = "guardian_name_{0} guardian_relation_{0} guardian_phone_{0} guardian_email_{0} guardian_has_signed_{0}"
# The printed page: heading, and its rows of fields.
PARTS = {
    _("The rider"): [
        "legal_name preferred_name born_on",
        "id_kind id_number",
        "phone email language",
        "address",
    ],
    _("In an emergency"): ["emergency_name emergency_relation emergency_phone"],
    _("The ride"): [
        "category station",
        *(f"on_{number} starts_{number} hours_{number}" for number in WISHES),
        "reason accommodation",
        "languages",
    ],
    _("Questions"): ["ties has_relative_here has_open_case attestation"],
    _("Under age"): [GUARDIAN_ROW.format(number) for number in GUARDIANS],
    _("Signatures on the form"): ["has_accepted_rules has_agreed_to_check received_on"],
}
PERSON = ("legal_name", "preferred_name", "born_on", "email", "phone", "address", "language")
ANSWERS = (
    "category", "station", "reason", "languages", "ties", "emergency_name", "emergency_relation", "emergency_phone",
    "id_kind", "id_number", "accommodation", "has_relative_here", "has_open_case", "attestation",
)  # fmt: skip


class PaperForm(forms.Form):
    """`rules` decide which choices there are. With `application`, it starts from what was typed before."""

    received_on = forms.DateField(label=_("The day it came in"), widget=Day())
    legal_name = line(_("Legal name"), longest=200, required=True, help_text=_("As on the ID, in any alphabet."))
    preferred_name = line(_("Name they go by"), longest=100)
    born_on = forms.DateField(label=_("Date of birth"), required=False, widget=Day())
    phone = telephone(_("Phone"))
    email = forms.EmailField(
        label=_("E-mail"), required=False, max_length=254, help_text=_("Left empty, they get letters instead.")
    )
    address = text(_("Address"), required=False, longest=300)
    language = forms.ChoiceField(label=_("Language we write in"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    id_kind = forms.ChoiceField(label=_("Kind of ID"), required=False)
    id_number = line(_("Number on that ID"), longest=40, help_text=_("Stored encrypted; it is not shown again."))
    emergency_name = line(_("Emergency contact"), longest=200)
    emergency_relation = line(_("How they know each other"), longest=80)
    emergency_phone = telephone(_("Phone of the emergency contact"))
    category = forms.ChoiceField(label=_("Kind of rider"))
    station = forms.ModelChoiceField(label=_("Station"), queryset=Station.objects.none())
    reason = text(_("Why they want to ride"), required=False)
    languages = line(_("Languages they speak"), longest=120)
    accommodation = text(_("What would help them take part"), required=False, longest=500)
    ties = forms.MultipleChoiceField(label=_("Ties to the place"), required=False, widget=forms.CheckboxSelectMultiple)
    has_relative_here = yes_no(_("A relative or partner works here"))
    has_open_case = yes_no(_("Part of an open case here"))
    attestation = forms.ChoiceField(
        label=_("The list of reasons against a ride"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("none_applies", _("None of it applies")),
            ("talk", _("Wants to talk to the coordinator first")),
            ("", _("Not answered")),
        ],
    )
    has_accepted_rules = forms.BooleanField(label=_("Signed: accepts the rules"), required=False)
    has_agreed_to_check = forms.BooleanField(label=_("Signed: agrees to the records check"), required=False)

    def __init__(self, data: Any = None, *, program: Program, application: Application | None = None) -> None:
        self.program, self.application = program, application
        super().__init__(data, initial=_stored(application) if application else {"language": "en"})
        rules, language = program.rule_set.rules, current_language()
        if application is None:
            self.fields["received_on"].initial = timezone.localdate()
        self._offer("category", [(one.code, words(one.name, language)) for one in rules.categories])
        self._offer("id_kind", [("", _("Not said")), *((kind, _kind(kind)) for kind in rules.identification.kinds)])
        self._offer("ties", [(tie, gettext(AS_NOTED[tie])) for tie in rules.residency.ties])
        self.fields["station"].queryset = program.stations.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["station"].initial = program.stations.filter(is_active=True).first()
        for number in WISHES:
            self.fields |= _wish_fields(number, rules)
        for number in GUARDIANS:
            self.fields |= _guardian_fields(number)
        if not rules.disqualifiers:
            del self.fields["attestation"]

    def parts(self) -> list[tuple[str, list[list[forms.BoundField]]]]:
        """The form as the printed page has it: headings, and rows of fields below each."""
        return [(str(title), [self._row(row) for row in rows]) for title, rows in PARTS.items()]

    def _row(self, names: str) -> list[forms.BoundField]:
        return [self[name] for name in names.split() if name in self.fields]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_received_on(self) -> date:
        received_on: date = self.cleaned_data["received_on"]
        if received_on > timezone.localdate():
            raise ValidationError(_("The day it came in cannot lie ahead."))
        return received_on

    def clean_born_on(self) -> date | None:
        born_on, today = self.cleaned_data["born_on"], timezone.localdate()
        if born_on and not today.year - OLDEST <= born_on.year <= today.year:
            raise ValidationError(_("Please check the year."))
        return born_on

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for number in WISHES:
            parts = [values.get(f"{name}_{number}") for name in ("on", "starts")]
            if any(parts) and not all(parts) and not self.errors:
                self.add_error(f"starts_{number}" if parts[0] else f"on_{number}", _("A date and a time go together."))
        same = values.get("emergency_phone") and values["emergency_phone"] == values.get("phone")
        if same:
            self.add_error("emergency_phone", _("This is their own number. Give the number of somebody else."))
        return values

    @property
    def person(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in PERSON}
        return values | {"phone": str(values["phone"] or "")}

    @property
    def answers(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in ANSWERS if name in self.cleaned_data}
        number = values["id_number"] or (self.application.id_number if self.application else "")
        received_at = timezone.now()
        return values | {
            "emergency_phone": str(values["emergency_phone"] or ""),
            "id_number": number,
            "wishes": list(self._wishes()),
            "accepted_rules_at": received_at if self.cleaned_data["has_accepted_rules"] else None,
            "agreed_to_check_at": received_at if self.cleaned_data["has_agreed_to_check"] else None,
        }

    @property
    def named(self) -> list[PaperGuardian]:
        data = self.cleaned_data
        return [
            PaperGuardian(
                name=data[f"guardian_name_{number}"],
                relation=data[f"guardian_relation_{number}"],
                phone=str(data[f"guardian_phone_{number}"] or ""),
                email=data[f"guardian_email_{number}"],
                has_signed=data[f"guardian_has_signed_{number}"],
            )
            for number in GUARDIANS
            if data[f"guardian_name_{number}"]
        ]

    def _wishes(self) -> Iterator[dict[str, Any]]:
        data = self.cleaned_data
        for number in WISHES:
            if data[f"on_{number}"] and data[f"starts_{number}"]:
                yield {
                    "on": data[f"on_{number}"].isoformat(),
                    "starts": f"{data[f'starts_{number}']:%H:%M}",
                    "hours": data[f"hours_{number}"] or self.program.rule_set.rules.length.max_hours,
                }


class SamePerson(forms.Form):
    """Asked when somebody of this name, date of birth or number is known."""

    rider = forms.ChoiceField(
        label=_("Is it one of these people?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the person, or say that it is somebody new.")},
    )

    def __init__(self, data: Any = None, *, known: list[Rider]) -> None:
        super().__init__(data)
        self.known = known
        people = [(str(rider.pk), rider.name) for rider in known]
        self.fields["rider"].choices = [*people, ("new", _("No, somebody new"))]  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[Rider | None, Any]]:
        return list(zip([*self.known, None], self["rider"], strict=True))

    @property
    def chosen(self) -> Rider | None:
        return next((rider for rider in self.known if str(rider.pk) == self.cleaned_data["rider"]), None)


def _wish_fields(number: int, rules: Rules) -> dict[str, forms.Field]:
    names = {1: _("First date"), 2: _("Second date"), 3: _("Third date")}
    return {
        f"on_{number}": forms.DateField(label=names[number], required=False, widget=Day()),
        f"starts_{number}": forms.TimeField(
            label=_("From"),
            required=False,
            widget=forms.TimeInput(attrs={"type": "time", "class": "ra-w-10"}, format="%H:%M"),
        ),
        f"hours_{number}": forms.FloatField(
            label=_("Hours"),
            required=False,
            min_value=0.25,
            max_value=24,
            widget=forms.NumberInput(attrs={"step": "0.25", "class": "ra-w-4", "placeholder": rules.length.max_hours}),
        ),
    }


def _guardian_fields(number: int) -> dict[str, forms.Field]:
    title = {1: _("Parent or guardian"), 2: _("Second parent or guardian")}[number]
    return {
        f"guardian_name_{number}": line(title, longest=200),
        f"guardian_relation_{number}": line(_("Relation to the rider"), longest=80),
        f"guardian_phone_{number}": telephone(_("Their phone")),
        f"guardian_email_{number}": forms.EmailField(label=_("Their e-mail"), required=False, max_length=254),
        f"guardian_has_signed_{number}": forms.BooleanField(
            label=_("Signed on the form: consents to the ride"), required=False
        ),
    }


def _kind(code: str) -> str:
    return code.replace("_", " ").capitalize()


def _stored(application: Application) -> dict[str, Any]:
    rider = application.rider
    found: dict[str, Any] = {name: getattr(rider, name) for name in PERSON}
    found |= {name: getattr(application, name) for name in ANSWERS if name != "id_number"}
    found |= {name: {True: "yes", False: "no"}.get(found[name], "") for name in ("has_relative_here", "has_open_case")}
    found["received_on"] = timezone.localdate(application.created_at)
    found["has_accepted_rules"] = application.accepted_rules_at is not None
    found["has_agreed_to_check"] = application.agreed_to_check_at is not None
    for number, wish in enumerate(application.wishes[: len(WISHES)], 1):
        found |= {f"on_{number}": date.fromisoformat(wish["on"]), f"hours_{number}": wish.get("hours")}
        found[f"starts_{number}"] = time.fromisoformat(wish["starts"])
    for number, guardian in enumerate(facts.standing_guardians(application)[: len(GUARDIANS)], 1):
        for name in ("name", "relation", "phone", "email"):
            found[f"guardian_{name}_{number}"] = getattr(guardian, name)
        found[f"guardian_has_signed_{number}"] = guardian.status == GuardianStatus.CONSENTED
    return found

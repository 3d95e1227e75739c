"""The sections of an application, each a short form that reads from the case and saves to it.

With `is_partial`, nothing is required: somebody stops halfway and what is there is kept.
"""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from accounts.models import User
from ridealong.applications import requirements
from ridealong.applications.application import Application
from ridealong.applications.intake import writing
from ridealong.applications.riders import by_text
from ridealong.core.languages import current_language
from ridealong.notifications import message_style
from ridealong.rules.ties.sentences import AS_SAID
from ridealong.rules.words import ID_KINDS, words
from ridealong.web.rider import fields

OLDEST = 120  # years


class SectionForm(forms.Form):
    """What every section does: start from what is stored, and save what was typed."""

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        self.application, self.is_partial = application, is_partial
        super().__init__(data, initial=self.stored(application))
        self.add_fields()
        for field in self.fields.values():
            field.error_messages["required"] = _("Choose one.") if hasattr(field, "choices") else _("Fill this in.")

    def add_fields(self) -> None:
        """Fields that depend on the program."""

    def full_clean(self) -> None:
        required = [field for field in self.fields.values() if field.required]
        for field in required:
            field.required = not self.is_partial
        super().full_clean()
        for field in required:
            field.required = True  # so that a label does not call it optional

    def without_errors(self) -> QueryDict:
        """What was posted, with the stored value in place of what is wrong."""
        posted: QueryDict = cast(QueryDict, self.data).copy()
        for name in self.errors.keys() & self.fields.keys():
            known = self.get_initial_for_field(self.fields[name], name)
            shown = self.fields[name].widget.format_value(known)
            values = shown if isinstance(shown, list | tuple) else [shown]
            posted.setlist(self.add_prefix(name), [str(value) for value in values if value not in {None, ""}])
        return posted

    def stored(self, application: Application) -> dict[str, Any]:
        raise NotImplementedError

    def save(self, *, by: User) -> None:
        """Raises CannotApply when the case was sent meanwhile."""
        raise NotImplementedError


class YouForm(SectionForm):
    legal_name = fields.line(
        _("Legal name"),
        max_length=200,
        autocomplete="name",
        help_text=_("As it stands on your ID. One name alone is fine, in any alphabet."),
    )
    preferred_name = fields.line(
        _("Name you go by"), max_length=100, autocomplete="nickname", required=False, help_text=_("We call you this.")
    )
    born_on = fields.day(
        _("Date of birth"), autocomplete="bday", help_text=_("The rules count your age on the day of the ride.")
    )
    id_kind = forms.ChoiceField(label=_("Kind of ID you will bring"), widget=forms.Select(attrs={"class": "ra-w-20"}))
    id_number = fields.line(_("Number on that ID"), max_length=40, required=False)

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        super().__init__(data, application=application, is_partial=is_partial)
        identification = application.rule_set.rules.for_category(application.category).identification
        kinds = [(kind, ID_KINDS.get(kind, kind)) for kind in identification.kinds]
        self.fields["id_kind"].choices = [("", _("Choose one")), *kinds]  # type: ignore[attr-defined]
        self.fields["id_kind"].required = identification.copy_with_application
        self.fields["id_number"].help_text = _id_hint(application)

    def stored(self, application: Application) -> dict[str, Any]:
        rider = application.rider
        return {
            "legal_name": rider.legal_name,
            "preferred_name": rider.preferred_name,
            "born_on": rider.born_on,
            "id_kind": application.id_kind,
        }

    def clean_born_on(self) -> Any:
        born_on, today = self.cleaned_data["born_on"], timezone.localdate()
        if born_on and born_on >= today:
            raise ValidationError(_("A date of birth lies in the past. Please check the year."))
        if born_on and born_on.year < today.year - OLDEST:
            raise ValidationError(_("Please check the year."))
        return born_on

    def save(self, *, by: User) -> None:
        data = self.cleaned_data
        person = {name: data[name] for name in ("legal_name", "preferred_name", "born_on")}
        writing.save_person(self.application, by=by, **person)
        # An empty field keeps the number we have: it is never shown again, so it cannot be typed back.
        number = data["id_number"] or self.application.id_number
        writing.save_section(self.application, by=by, id_kind=data["id_kind"], id_number=number)


def _id_hint(application: Application) -> Any:
    number = str(application.id_number or "")
    if number:
        hint = _("We have a number that ends in %(end)s. Leave this empty to keep it.")
        return str(hint) % {"end": number[-4:]}
    return _("Stored encrypted, and never shown here in full again.")


class ContactForm(SectionForm):
    phone = PhoneNumberField(
        label=_("Phone"),
        region="US",
        help_text=_("With area code. From another country, start with + and the country code."),
        error_messages={"invalid": _("Write the number with its area code, such as (555) 555-0142.")},
    )
    address = fields.text(_("Address"), max_length=300, rows=3, help_text=_("Street, town, state and ZIP code."))
    language = fields.language(_("Language we write to you in"))
    texts = forms.BooleanField(
        label=_("Send me short text messages too"),
        required=False,
        help_text=_("When something happens, and before your ride. They say no more than the subject of the e-mail."),
    )

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        super().__init__(data, application=application, is_partial=is_partial)
        self.fields["phone"].widget = forms.TextInput(
            attrs={"class": "ra-w-20", "type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        )
        if not message_style.in_force().has_texts:
            del self.fields["texts"]
        self.fields["address"].widget.attrs["autocomplete"] = "street-address"

    def stored(self, application: Application) -> dict[str, Any]:
        rider = application.rider
        phone = rider.phone.as_national if rider.phone and rider.phone.country_code == 1 else str(rider.phone or "")
        language = rider.language or get_language()
        return {"phone": phone, "address": rider.address, "language": language, "texts": bool(rider.texts_agreed_at)}

    def save(self, *, by: User) -> None:
        data = self.cleaned_data
        writing.save_person(
            self.application,
            by=by,
            phone=str(data["phone"] or ""),
            address=data["address"],
            language=data["language"] or self.application.rider.language,
        )
        if "texts" in data:
            by_text.agree(self.application, by=by, agrees=data["texts"])


class EmergencyForm(SectionForm):
    emergency_name = fields.line(
        _("Name"),
        max_length=200,
        help_text=_("Somebody we can reach during your ride; not you."),
    )
    emergency_relation = fields.line(_("How they know you"), max_length=80, help_text=_("Sister, partner, neighbor …"))
    emergency_phone = PhoneNumberField(
        label=_("Their phone"),
        region="US",
        help_text=_("With area code."),
        error_messages={"invalid": _("Write the number with its area code, such as (555) 555-0142.")},
    )

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        super().__init__(data, application=application, is_partial=is_partial)
        self.fields["emergency_phone"].widget = forms.TextInput(
            attrs={"class": "ra-w-20", "type": "tel", "autocomplete": "off", "inputmode": "tel"}
        )

    def stored(self, application: Application) -> dict[str, Any]:
        return {name: getattr(application, name) for name in self.base_fields}

    def clean_emergency_name(self) -> Any:
        name, own = self.cleaned_data["emergency_name"], self.application.rider.legal_name
        if name and name.casefold() == own.casefold():
            raise ValidationError(_("This is you. Name somebody else."))
        return name

    def clean_emergency_phone(self) -> Any:
        phone = self.cleaned_data["emergency_phone"]
        if phone and phone == self.application.rider.phone:
            raise ValidationError(_("This is your own number. Give the number of somebody else."))
        return phone

    def save(self, *, by: User) -> None:
        values = {name: str(value or "") for name, value in self.cleaned_data.items()}
        writing.save_section(self.application, by=by, **values)


class WhyForm(SectionForm):
    affiliation = fields.line(
        _("School or employer"), max_length=120, autocomplete="organization", help_text=_("Where you study or work.")
    )
    wished_officer = fields.line(
        _("Officer you would like to ride with"),
        max_length=120,
        required=False,
        help_text=_("A wish we cannot promise. Leave it empty if any officer is fine."),
    )
    reason = fields.text(_("Why do you want to ride?"), max_length=1000, help_text=_("A sentence or two is plenty."))
    languages = fields.line(
        _("Languages you speak"), max_length=120, required=False, help_text=_("Besides the one we write in.")
    )
    accommodation = fields.text(
        _("Is there anything that would help you take part?"),
        max_length=500,
        rows=3,
        required=False,
        help_text=_("For instance a higher seat, an interpreter, or a break to eat. No medical details, please."),
    )

    def add_fields(self) -> None:
        if not requirements.asks_affiliation(self.application):
            del self.fields["affiliation"]
        if not requirements.asks_officer(self.application):
            del self.fields["wished_officer"]
        self.order_fields(["reason"])

    def stored(self, application: Application) -> dict[str, Any]:
        return {name: getattr(application, name) for name in self.base_fields}

    def save(self, *, by: User) -> None:
        writing.save_section(self.application, by=by, **self.cleaned_data)


class QuestionsForm(SectionForm):
    ties = forms.MultipleChoiceField(
        label=_("What ties you to this place?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    has_relative_here = fields.yes_or_no(
        _("Does a relative or your partner work here?"),
        help_text=_("This rules nothing out. You only will not ride with them."),
    )
    has_open_case = fields.yes_or_no(
        _("Are you part of an open case with us?"), help_text=_("As a victim, a witness, or in any other way.")
    )
    attestation = forms.ChoiceField(
        label=_("Does anything on the list above apply to you?"),
        choices=[
            ("none_applies", _("No, none of it")),
            ("talk", _("I would like to talk to the coordinator first")),
        ],
        widget=forms.RadioSelect,
        help_text=_("We keep only this answer, never which point it was."),
    )

    def __init__(self, data: Any = None, *, application: Application, is_partial: bool = False) -> None:
        super().__init__(data, application=application, is_partial=is_partial)
        rules = application.rule_set.rules.for_category(application.category)
        self.listed = [words(item.text, current_language()) for item in rules.disqualifiers]
        if not self.listed:
            del self.fields["attestation"]
        if rules.residency.policy == "none":
            del self.fields["ties"]
        else:
            self.fields["ties"].choices = [(tie, AS_SAID[tie]) for tie in rules.residency.ties]  # type: ignore[attr-defined]
            self.fields["ties"].required = rules.residency.policy == "required"

    def stored(self, application: Application) -> dict[str, Any]:
        return {
            "ties": application.ties,
            "has_relative_here": fields.yes_no(application.has_relative_here),
            "has_open_case": fields.yes_no(application.has_open_case),
            "attestation": application.attestation,
        }

    def save(self, *, by: User) -> None:
        writing.save_section(self.application, by=by, **self.cleaned_data)

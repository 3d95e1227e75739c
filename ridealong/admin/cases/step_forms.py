"""The few words that a step of a case asks for."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from ridealong.admin.fields import Day, text
from ridealong.admin.text_check import check_words
from ridealong.admin.verbs import VerbForm
from ridealong.applications import denials, facts
from ridealong.applications.application import Application
from ridealong.applications.deciding import chain
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.status import ClearanceOutcome, GuardianStatus
from ridealong.core import times
from ridealong.rides import history
from ridealong.rides.status import CancelledFor
from ridealong.rules.document import Rules

# The codes as the desk calls them; what each says to the rider stands in applications.denials.
DECLINE_WORDS = {
    "incomplete": _("The application stayed incomplete"),
    "rule": _("A rule of the program"),
    "clearance": _("The records check"),
    "disqualifier": _("A listed reason"),
    "conflict": _("A conflict of interest"),
    "capacity": _("Not enough seats"),
    "other": _("Another reason"),
}


CHANNELS = {
    "phone": _("The rules say: call the rider first, then announce. Until then the message waits as a draft."),
    "letter": _("The rules say: send a letter, then announce. Until then the message waits as a draft."),
}
LONGEST_WAIT = timedelta(days=3660)


def later() -> forms.BooleanField:
    """Off unless somebody ticks it: a rider who is not told waits for nothing."""
    return forms.BooleanField(
        label=_("Decide now, tell the rider later"),
        required=False,
        help_text=_("The message waits as a draft in the outbox, and the rider’s page says “being decided”."),
    )


class Ask(VerbForm):
    question = text(_("What is missing"), help_text=_("The rider reads this in a mail and on the status page."))
    due_on = forms.DateField(label=_("Answer due"), widget=Day())

    def prepare(self) -> None:
        self.fields["due_on"].initial = timezone.localdate() + timedelta(days=14)

    def clean_due_on(self) -> Any:
        if self.cleaned_data["due_on"] <= timezone.localdate():
            raise ValidationError(_("Choose a day from tomorrow on."))
        return self.cleaned_data["due_on"]


class AnswerFor(VerbForm):
    answer = text(_("Answer"), help_text=_("As the rider told you, by phone, letter or at the counter."), longest=2000)


class Outcome(VerbForm):
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=ClearanceOutcome.choices,
        widget=forms.RadioSelect,
        help_text=_("Only the outcome is kept: never charges, never a note, never a file."),
    )


class Approve(VerbForm):
    """With the soft rules that stand, each to be set aside by name."""

    note = text(_("Note for the desk"), required=False, longest=500)
    later = later()

    def prepare(self) -> None:
        step = chain.next_step(self.thing)
        if step is not None and not chain.is_last_step(self.thing, step):
            del self.fields["later"]  # this step alone decides nothing
        reasons = facts.reasons(self.thing, past_rides=history.of(self.thing.rider))
        settled = chain.set_aside(self.thing)
        soft = [r for r in reasons if r.code not in settled and chain.may_override(self.by, r)]
        if not soft:
            return
        self.fields["note"].help_text = _("Why the rule may be set aside. Kept with the decision.")
        self.fields["overridden"] = forms.MultipleChoiceField(
            label=_("Set aside for this rider"),
            choices=list({reason.code: str(reason) for reason in soft}.items()),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.order_fields(["overridden", "note", "later"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("overridden") and not values.get("note", "").strip():
            self.add_error("note", _("Say why the rule may be set aside."))
        return values


class Decline(VerbForm):
    """Beside each reason stands what the rider will read of it, as the rules of the program have it."""

    code = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    public_reason = text(
        _("Your own words to the rider"),
        help_text=_("One or two kind sentences. Left empty, the rider reads the sentence beside the reason."),
        required=False,
        longest=300,
    )
    note = text(_("Note for the desk"), help_text=_("The rider never sees this."), required=False, longest=500)
    may_reapply_on = forms.DateField(label=_("May apply again on"), required=False, widget=Day())
    later = later()

    def prepare(self) -> None:
        rules = facts.rules_of(self.thing)
        denial, language = rules.denial, self.thing.rider.language
        if denial.shown != "always":
            del self.fields["public_reason"]  # what nobody may read is not asked for
        told = {
            "always": _("The rider reads the words in quotes, or your own words below instead."),
            "code": _("The rider reads the words in quotes and nothing else: so say the rules of the program."),
            "never": _("The rider reads no reason: so say the rules of the program."),
        }
        self.fields["code"].help_text = told[denial.shown]
        self.fields["code"].choices = [(code, _with_words(rules, code, language)) for code in denial.reasons]  # type: ignore[attr-defined]
        self.fields["may_reapply_on"].initial = chain.reapply_on(self.thing)
        self.fields["may_reapply_on"].help_text = _("Left empty: %(rule)s") % {"rule": _waiting(rules)}
        if denial.channel != "message":
            self.fields["later"].initial = True
            self.fields["later"].help_text = CHANNELS[denial.channel]

    def clean_may_reapply_on(self) -> Any:
        on = self.cleaned_data["may_reapply_on"]
        if on is not None and not timezone.localdate() < on <= timezone.localdate() + LONGEST_WAIT:
            raise ValidationError(_("Choose a day from tomorrow on, at most ten years ahead."))
        return on


def _with_words(rules: Rules, code: str, language: str) -> str:
    """ "The records check – “The records check stands against the ride.”"""
    label = str(DECLINE_WORDS.get(code, code))
    with translation.override(language):
        words = denials.told(rules, code)
    return f"{label} – “{words}”" if words else label


def _waiting(rules: Rules) -> str:
    days = rules.arrival.wait_after_denial_days
    if not days:
        return gettext("at any time.")
    return ngettext("%(n)s day from now, as the rules say.", "%(n)s days from now, as the rules say.", days) % {
        "n": days
    }


class CancelRide(VerbForm):
    cancelled_for = forms.ChoiceField(
        label=_("Why"),
        choices=CancelledFor.choices,
        widget=forms.RadioSelect,
        help_text=_("Rider, officer and guardians are told. The approval stays, and the seat is free again."),
    )


class PaperWaiver(VerbForm):
    has_seen_signatures = forms.BooleanField(
        label=_("I hold the signed paper in my hand, with every signature on it, and saw who signed.")
    )


class Countersign(VerbForm):
    name = forms.CharField(
        label=_("Type your name"),
        help_text=_("This is your signature for the department, about the sealed waiver as it stands."),
        max_length=200,
    )


class Notarize(VerbForm):
    how = forms.ChoiceField(
        label=_("Who is the notary?"),
        choices=[
            ("staff_account", _("I am, and the signers were before me with their ID")),
            ("stamp", _("Somebody else: I hold the paper with the stamp and the signature")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("The notary's name, as on the stamp"), max_length=200)
    state = forms.CharField(label=_("State and county of the commission"), max_length=80)
    number = forms.CharField(label=_("Number of the commission"), max_length=40)
    until_on = forms.DateField(label=_("Last day of the commission"), widget=Day())

    def clean_until_on(self) -> date:
        until_on: date = self.cleaned_data["until_on"]
        if until_on < timezone.localdate():
            raise ValidationError(_("A commission that is over certifies nothing."))
        return until_on

    def clean(self) -> dict[str, Any]:
        """One line, as it stands on the attestation."""
        typed = super().clean() or {}
        parts = {name: typed.pop(name, "") for name in ("state", "number", "until_on")}
        if not self.errors:
            until = times.day(parts.pop("until_on"), style="short")
            typed["commission"] = gettext("Notary Public, %(state)s, commission %(number)s, until %(until)s") % {
                **parts, "until": until}  # fmt: skip
        return typed


class VoidWaiver(VerbForm):
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[
            ("signed_wrongly", _("It was signed wrongly")),
            ("wrong_person", _("Somebody else signed")),
            ("text_wrong", _("The text was wrong")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Its files and signatures are kept."),
    )


class Ban(VerbForm):
    until_on = forms.DateField(label=_("Until"), widget=Day())
    reason = forms.CharField(
        label=_("Reason, for the desk only"), max_length=200, validators=[check_words],
        help_text=_("The rider only reads: please contact the coordinator."),
    )  # fmt: skip

    def clean_until_on(self) -> Any:
        if self.cleaned_data["until_on"] <= timezone.localdate():
            raise ValidationError(_("Choose a day from tomorrow on."))
        return self.cleaned_data["until_on"]


class DeskNote(forms.ModelForm):
    class Meta:
        model = Application
        fields = ("desk_note",)
        widgets = {"desk_note": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})}
        help_texts = {"desk_note": _("Kept with the case and likely a public record. No health or criminal details.")}

    def clean_desk_note(self) -> str:
        note: str = self.cleaned_data["desk_note"]
        check_words(note)
        return note


class ChooseGuardian(VerbForm):
    """Which guardian gets a new link."""

    guardian = forms.ModelChoiceField(Guardian.objects.none(), label=_("Who"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        waiting = self.thing.guardians.filter(status=GuardianStatus.INVITED).exclude(email="")
        self.fields["guardian"].queryset = waiting  # type: ignore[attr-defined]
        self.fields["guardian"].empty_label = None  # type: ignore[attr-defined]
        self.fields["guardian"].initial = waiting.first()
        self.fields["guardian"].help_text = _("The link we sent before stops working.")


class NameGuardian(VerbForm):
    """Somebody else who may consent for the rider."""

    name = forms.CharField(label=_("Name, as on their ID"), max_length=200, validators=[check_words])
    relation = forms.CharField(label=_("What they are to the rider"), max_length=80, validators=[check_words])
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, help_text=_("Without one they sign on paper at the station.")
    )
    phone = PhoneNumberField(label=_("Phone"), region="US", required=False)
    language = forms.ChoiceField(label=_("Language we write in"), choices=settings.LANGUAGES)
    instead_of = forms.ModelChoiceField(
        Guardian.objects.none(), label=_("In place of"), required=False, empty_label=_("Nobody: one more")
    )

    def prepare(self) -> None:
        standing = self.thing.guardians.exclude(status__in=[GuardianStatus.REPLACED, GuardianStatus.CONSENTED])
        self.fields["instead_of"].queryset = standing  # type: ignore[attr-defined]
        self.fields["instead_of"].initial = standing.first()
        self.fields["language"].initial = self.thing.rider.language

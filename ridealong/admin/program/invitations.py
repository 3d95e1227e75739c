"""Invitations to a program: codes that the desk hands out."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ridealong.admin.fields import Day
from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.core.languages import current_language
from ridealong.program import invitations
from ridealong.program.invitation import Invitation
from ridealong.rules.words import words
from ridealong.templatetags.ridealong import tag

INVITE = "ridealong.add_invitation"


class InviteForm(VerbForm):
    category = forms.ChoiceField(label=_("For which kind of rider"), required=False)
    note = forms.CharField(label=_("For whom"), max_length=120, required=False, help_text=_("Only the desk sees this."))
    uses = forms.IntegerField(label=_("How many may use it"), min_value=1, max_value=1000, initial=1)
    until_on = forms.DateField(label=_("Usable until"), required=False, widget=Day())

    def prepare(self) -> None:
        kinds = self.thing.rule_set.rules.categories
        named = [(each.code, words(each.name, current_language())) for each in kinds]
        self.fields["category"].choices = [("", _("Any")), *named]  # type: ignore[attr-defined]


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
    list_display = ("shown_code", "program", "category", "note", "used_of", "until_on", "status_shown")
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
    def status_shown(self, each: Invitation) -> SafeString:
        is_over = each.until_on is not None and each.until_on < timezone.localdate()
        if each.revoked_at or is_over or each.used >= each.uses:
            return tag("quiet", gettext("Not usable"))
        return tag("go", gettext("Usable"))

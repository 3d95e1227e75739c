"""The versions of a program's rules, as a list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ridealong.admin.page import ReadOnlyPage
from ridealong.admin.program.waiver_texts import TAGS
from ridealong.core.languages import current_language
from ridealong.program.models import RuleSet, RuleSetStatus
from ridealong.rules import page as describe
from ridealong.templatetags.ridealong import tag


class RuleSetPage(ReadOnlyPage):
    """The rules in plain words. A rule set in force is never edited: a new one is published."""

    change_form_template = "admin/ridealong/rule_set.html"
    list_display = ("number", "program", "status_shown", "valid_from_at", "published_by")
    list_filter = ("program", "status")
    list_select_related = ("program", "published_by")
    fields = ("program", "number", "status", "valid_from_at", "published_by")

    def surroundings(self, request: HttpRequest, thing: RuleSet) -> dict[str, Any]:
        language = current_language()
        return {"lines": describe.describe(thing.rules, language)}

    @admin.display(description=_("status"))
    def status_shown(self, rules: RuleSet) -> SafeString:
        return tag(TAGS[rules.status], str(RuleSetStatus(rules.status).label))

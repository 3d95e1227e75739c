"""What a draft would change for people under way: asked for, under way, and case by case."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ridealong.admin import own_pages
from ridealong.admin.rules import views
from ridealong.program.models import RuleSet, RuleSetStatus
from ridealong.rides import what_if
from ridealong.rides.trials import RuleTrial, TrialFinding, TrialStatus
from ridealong.web.access import user_of

ROWS = 50


def last(rule_set: RuleSet) -> RuleTrial | None:
    return RuleTrial.objects.filter(rule_set=rule_set).select_related("asked_by").first()


@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last trial of these rules; posting begins another."""
    own_pages.allowed(request, views.CHANGE)
    rule_set = get_object_or_404(RuleSet.objects.select_related("program"), pk=pk)
    found = last(rule_set)
    if request.method == "POST":
        if found is None or found.status == TrialStatus.DONE:
            what_if.begin(rule_set, by=user_of(request))
        return redirect("admin:rules-trial", pk)
    findings = TrialFinding.objects.filter(trial=found).select_related(
        "application__rider", "ride__seat__shift__station"
    )
    page = Paginator(findings, ROWS).get_page(request.GET.get("page"))
    return own_pages.page(
        request,
        "admin/rules/trial.html",
        title=_("Version %s on the people under way") % rule_set.number,
        rule_set=rule_set,
        trial=found,
        page=page,
        is_working=bool(found and found.status == TrialStatus.RUNNING),
        is_changed=bool(found and found.content != rule_set.rules.to_json()),
        may_apply=bool(found and found.flips and rule_set.status == RuleSetStatus.PUBLISHED),
    )


@require_POST
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Holds the cases that were found to the new rules."""
    own_pages.allowed(request, views.CHANGE)
    rule_set = get_object_or_404(RuleSet, pk=pk, status=RuleSetStatus.PUBLISHED)
    found = last(rule_set)
    if found is not None:
        number = what_if.reevaluate(found, by=user_of(request))
        words = ngettext("%(n)s case is held to the new rules.", "%(n)s cases are held to the new rules.", number)
        messages.success(request, words % {"n": number})
    return redirect("admin:rules-trial", pk)

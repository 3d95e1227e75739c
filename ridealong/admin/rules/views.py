"""The rules of the programs on the desk: what holds, what is being written, and each section of it."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.admin import own_pages
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.admin.rules import differences, words
from ridealong.admin.rules.forms import SectionForm
from ridealong.admin.rules.scopes import Scope, scopes
from ridealong.admin.rules.sections import BY_CODE, Section, of_scope
from ridealong.core.languages import current_language
from ridealong.program import rulebook, transfer
from ridealong.program.models import WRITABLE, Program, RuleSet, RuleSetStatus
from ridealong.rules import contradictions, files, presets
from ridealong.rules.document import Rules
from ridealong.web.access import user_of

CHANGE = "ridealong.change_ruleset"
FROM_FORCE, FROM_FILE = "in_force", "file"
FORMER = 10  # versions shown of those that held before


class BeginForm(forms.Form):
    """Where a new version starts from."""

    start = forms.ChoiceField(label=gettext_lazy("Start from"), widget=forms.RadioSelect)
    file = forms.FileField(label=gettext_lazy("File with rules (JSON)"), required=False)

    def __init__(self, data: Any = None, uploads: Any = None, *, program: Program) -> None:
        super().__init__(data, uploads)
        in_force = [(FROM_FORCE, _("The rules in force"))] if program.rule_sets.in_force().exists() else []
        ready = [(code, label) for code, (label, _content) in presets.PRESETS.items()]
        self.fields["start"].choices = [*in_force, *ready, (FROM_FILE, _("A file"))]  # type: ignore[attr-defined]
        self.fields["start"].initial = FROM_FORCE if in_force else None

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("start") == FROM_FILE and not values.get("file"):
            self.add_error("file", _("Choose the file."))
        return values


@dataclass(frozen=True)
class Line:
    """A section on the page of a draft: who has it differently from the version in force, or from the program."""

    section: Section
    changes: int
    differs: list[Scope]


@require_safe
def hub(request: HttpRequest) -> HttpResponse:
    """Every program with its rules in force, those ahead, and the draft."""
    own_pages.allowed(request, CHANGE)
    programs = [_standing(program) for program in Program.objects.prefetch_related("rule_sets__published_by")]
    return own_pages.page(request, "admin/rules/hub.html", title=_("Rules"), programs=programs)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """A draft from the rules in force, a preset, or a file; nothing of a wrong file is taken over."""
    own_pages.allowed(request, CHANGE)
    program = get_object_or_404(Program, slug=slug)
    if draft := program.rule_draft:
        return redirect("admin:rules-draft", draft.pk)
    posted = request.method == "POST"
    form = BeginForm(*((request.POST, request.FILES) if posted else ()), program=program)
    problems: list[str] = []
    if posted and form.is_valid():
        content, based_on, problems = _start(program, form.cleaned_data)
        if not problems:
            draft = rulebook.begin(program, content, by=user_of(request), based_on=based_on)
            return redirect("admin:rules-draft", draft.pk)
        form.add_error("file", _("Nothing was taken over. What is wrong stands below."))
    return own_pages.page(
        request, "admin/rules/begin.html", title=_("New rules for %s") % program, form=form, program=program,
        problems=problems,
    )  # fmt: skip


@require_safe
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft section by section, and what can be done with it."""
    rule_set = draft_of(request, pk)
    content = rule_set.rules.to_json()
    everybody = list(scopes(content))
    found = differences.changes(_former(rule_set).to_json(), content)
    lines = [
        Line(
            section,
            sum(change.section == str(section.title) for change in found),
            [scope for scope in everybody if not scope.is_whole and _touches(section, scope.overrides(content))],
        )
        for section in of_scope(is_whole=True)
    ]
    return own_pages.page(
        request, "admin/rules/draft.html", title=_draft_title(rule_set), rule_set=rule_set, lines=lines,
        scopes=[scope for scope in everybody if not scope.is_whole], number=len(found),
        warnings=[_warning(path, said) for path, said in contradictions.warnings(rule_set.rules)],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """One section, for the program or for `?for=` somebody who has it differently."""
    rule_set = draft_of(request, pk)
    content = rule_set.rules.to_json()
    chosen = BY_CODE.get(code)
    scope = next((each for each in scopes(content) if each.code == request.GET.get("for", "")), None)
    if chosen is None or scope is None or (chosen.for_all and not scope.is_whole):
        raise Http404
    form = SectionForm(chosen, content, scope, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (typed := form.content()) is not None:
        try:
            rulebook.rewrite(rule_set, typed, by=user_of(request), section=code)
        except REFUSALS as refusal:
            messages.error(request, sentence(refusal))
            return redirect("admin:rules")
        messages.success(request, _("Kept in the draft. Nothing changes for riders before it is published."))
        return redirect(f"{request.path}?{request.GET.urlencode()}" if "more" in request.POST else _address(rule_set))
    others = [] if chosen.for_all else [each for each in scopes(content) if each.code != scope.code]
    return own_pages.page(
        request, "admin/rules/section.html", title=chosen.title, rule_set=rule_set, section=chosen, scope=scope,
        form=form, others=others,
    )  # fmt: skip


@require_safe
def difference(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A version beside the one before it, or beside the rules in force for a draft."""
    own_pages.allowed(request, CHANGE)
    rule_set = get_object_or_404(RuleSet.objects.select_related("program", "based_on"), pk=pk)
    former, language = _former(rule_set), current_language()
    return own_pages.page(
        request, "admin/rules/difference.html", title=_("What changes with version %s") % rule_set.number,
        rule_set=rule_set, changes=differences.changes(former.to_json(), rule_set.rules.to_json()),
        sentences=differences.sentences(former, rule_set.rules, language),
    )  # fmt: skip


@require_safe
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The version as a file, which another department can take in."""
    own_pages.allowed(request, CHANGE)
    rule_set = get_object_or_404(RuleSet.objects.select_related("program"), pk=pk)
    text = json.dumps(transfer.to_file(rule_set), indent=1, ensure_ascii=False)
    name = f"rules-{rule_set.program.slug}-{rule_set.number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text + "\n", content_type="application/json", headers=headers)


@require_POST
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, rulebook.review, _("Marked as reviewed."))


@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _act(request, pk, rulebook.discard, _("The draft is thrown away."), leads_to="admin:rules")


@require_POST
def recall(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes back what was to hold from a day ahead."""
    return _act(request, pk, rulebook.recall, _("The rules are a draft again."), statuses=None)


def _act(
    request: HttpRequest, pk: UUID, verb: Any, done: str, *, leads_to: str = "", statuses: Any = WRITABLE
) -> HttpResponse:
    own_pages.allowed(request, CHANGE)
    found = RuleSet.objects.filter(status__in=statuses) if statuses else RuleSet.objects.all()
    rule_set = get_object_or_404(found.select_related("program"), pk=pk)
    try:
        verb(rule_set, by=user_of(request))
    except (rulebook.CannotPublish, *REFUSALS) as refusal:
        messages.error(request, sentence(refusal))
        return redirect("admin:rules")
    messages.success(request, done)
    return redirect(leads_to) if leads_to else redirect("admin:rules-draft", pk)


def _start(program: Program, values: dict[str, Any]) -> tuple[dict[str, Any], RuleSet | None, list[str]]:
    """The content a draft begins with, the version it is taken from, and what a file has wrong."""
    start = values["start"]
    if start == FROM_FORCE:
        return program.rule_set.rules.to_json(), program.rule_set, []
    if start != FROM_FILE:
        return presets.PRESETS[start][1], None, []
    try:
        rules, lines = files.read(values["file"].read(files.LARGEST_FILE + 1))
    except files.FileError as error:
        return {}, None, [str(problem) for problem in error.problems]
    content, unknown = transfer.from_file(rules)
    return content, None, [str(problem) for problem in files.located(unknown, lines)]


def _standing(program: Program) -> dict[str, Any]:
    versions = sorted(program.rule_sets.all(), key=lambda version: version.number, reverse=True)
    published = [version for version in versions if version.status == RuleSetStatus.PUBLISHED]
    begun = [version for version in published if version.valid_from_at and version.valid_from_at <= timezone.now()]
    return {
        "program": program,
        "now": max(begun, key=lambda version: (version.valid_from_at, version.number), default=None),
        "ahead": [version for version in published if version not in begun],
        "draft": next((version for version in versions if version.status in WRITABLE), None),
        "former": [version for version in versions if version.status == RuleSetStatus.RETIRED][:FORMER],
    }


def _former(rule_set: RuleSet) -> Rules:
    """What a version is compared with: the one it grew from, else the last one published before it, else defaults."""
    if rule_set.based_on:
        return rule_set.based_on.rules
    before = rule_set.program.rule_sets.filter(number__lt=rule_set.number, published_at__isnull=False).first()
    return before.rules if before else Rules()


def _warning(path: str, said: str) -> str:
    return f"{words.place(path)}: {words.plain(said)}"


def _touches(section: Section, overrides: dict[str, Any]) -> bool:
    return any(name.split(".")[0] in overrides for block in section.blocks for name in block.split())


def draft_of(request: HttpRequest, pk: UUID) -> RuleSet:
    own_pages.allowed(request, CHANGE)
    return get_object_or_404(RuleSet.objects.filter(status__in=WRITABLE).select_related("program", "based_on"), pk=pk)


def _draft_title(rule_set: RuleSet) -> str:
    return _("%(program)s: version %(number)s, a draft") % {"program": rule_set.program, "number": rule_set.number}


def _address(rule_set: RuleSet) -> str:
    return redirect("admin:rules-draft", rule_set.pk).url

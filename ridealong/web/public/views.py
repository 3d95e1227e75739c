"""What the town reads: the first page, the rules, open dates, numbers, and what we do with data."""

from functools import lru_cache
from itertools import groupby

from django.db.models import DateField
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ridealong.applications.intake import on_paper
from ridealong.core.languages import current_language
from ridealong.core.statements import Slot, Things
from ridealong.posts.models import PostDraft
from ridealong.program import in_force
from ridealong.program.models import Program, RuleSet
from ridealong.rides import numbers as figures
from ridealong.rides import openings
from ridealong.rules import page as describe
from ridealong.rules.ages.sentences import from_age
from ridealong.rules.words import words
from ridealong.waivers import waiver_papers
from ridealong.waivers.status import Audience
from ridealong.web.access import public

DATES_ON_FIRST_PAGE = 5
STORIES_ON_FIRST_PAGE = 3


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    rule_set = in_force.first()
    if rule_set is None:
        return render(request, "public/no_program.html")
    program, rules = rule_set.program, rule_set.rules
    opened = openings.ahead(program, rules)
    return render(
        request,
        "public/home.html",
        {
            "program": program,
            "hours": round(rules.length.max_hours),
            "from_age": from_age(rules),
            "openings": opened[:DATES_ON_FIRST_PAGE],
            "more": len(opened) - DATES_ON_FIRST_PAGE,
            "first": opened[0] if opened else None,
            "numbers": figures.of(program),
            "stories": _latest_stories().run({"today": timezone.localdate()}),
            "brief": describe.in_brief(rules, current_language()),
        },
    )


@lru_cache(maxsize=1)
def _latest_stories() -> Things:
    """A statement with four questions in it, which takes as long to write as the rest of the page."""
    told = PostDraft.objects.stories(Slot("today", DateField()))
    return Things.of(told.annotate(on=TruncDate("approved_at"))[:STORIES_ON_FIRST_PAGE])


@public
@require_safe
def programs(request: HttpRequest) -> HttpResponse:
    found = list(Program.objects.all()[:50])
    if len(found) == 1:
        return redirect("public:rules", found[0].slug)
    return render(request, "public/programs.html", {"programs": found})


@public
@require_safe
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    rule_set = rules_of(slug)
    language, chosen = current_language(), request.GET.get("as", "")
    lines = describe.describe(rule_set.rules.for_category(chosen), language)
    kinds = [(each.code, words(each.name, language)) for each in rule_set.rules.categories if each.overrides]
    context = {
        "program": rule_set.program,
        "rule_set": rule_set,
        "sections": [(section, list(part)) for section, part in groupby(lines, key=lambda line: line.section)],
        "kinds": kinds,
        "chosen": chosen if chosen in dict(kinds) else "",
    }
    return render(request, "public/rules.html", context)


@public
@require_safe
def dates(request: HttpRequest, slug: str) -> HttpResponse:
    rule_set = rules_of(slug)
    opened = openings.ahead(rule_set.program, rule_set.rules)
    return render(request, "public/dates.html", {"program": rule_set.program, "openings": opened})


@public
@require_safe
def waiver(request: HttpRequest, slug: str, audience: str) -> HttpResponse:
    """The empty waiver, to read in peace or to print."""
    program = get_object_or_404(Program, slug=slug)
    if audience not in Audience.values:
        raise Http404
    pdf = waiver_papers.blank_pdf(program, audience, current_language())
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": "inline"})


@public
@require_safe
def application_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The application for pen and paper, or to fill in with a PDF reader."""
    program = rules_of(slug).program
    pdf = on_paper.blank_pdf(program, current_language())
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": "inline"})


@public
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    rows = [(program, figures.of(program)) for program in Program.objects.all()[:50]]
    return render(request, "public/numbers.html", {"rows": rows})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


def rules_of(slug: str) -> RuleSet:
    """In force, with their program. Raises Http404 where there is no such program, and while it has no rules yet."""
    found = in_force.of(slug)
    if found is None:
        raise Http404
    return found

"""A coordinator types in an application that came on paper."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ridealong.admin import own_pages
from ridealong.admin.intake.paper_forms import FIELD_OF, PaperForm, SamePerson
from ridealong.applications.application import Application
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.applications.intake import by_desk
from ridealong.applications.intake.writing import CannotApply, Incomplete
from ridealong.applications.riders.rider import Rider
from ridealong.applications.status import ApplicationStatus, Channel
from ridealong.core.workflow import IllegalMove
from ridealong.program.models import Program, RuleSet
from ridealong.web.access import user_of

WORK = "ridealong.work_case"
KNOWN = 8  # people offered as perhaps the same
REFUSED = (CannotApply, CannotConsent)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """For which program; with one, straight to its form."""
    own_pages.allowed(request, WORK)
    programs = list(Program.objects.filter(rule_sets__in=RuleSet.objects.in_force()).distinct())
    if len(programs) == 1:
        return redirect("admin:paper-begin", programs[0].slug)
    return TemplateResponse(request, "admin/paper_choose.html", _context(request, programs=programs))


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """A new paper. Nobody is entered twice: people who may be the same are shown before anything is kept."""
    user = own_pages.allowed(request, WORK)
    program = get_object_or_404(Program, slug=slug)
    get_object_or_404(program.rule_sets.in_force()[:1])
    form = PaperForm(request.POST or None, program=program)
    if not form.is_valid():
        return _page(request, form)
    known = known_people(form.person)
    same = SamePerson(request.POST if "rider" in request.POST else None, known=known)
    if known and not same.is_valid():
        return _page(request, form, same)
    try:
        application = by_desk.begin(
            program,
            same.chosen if known else None,
            by=user,
            channel=Channel.PAPER,
            person=form.person,
        )
    except CannotApply as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, same)
    if application.status != ApplicationStatus.DRAFT:
        messages.warning(request, _("This person has an open application already. Here it is."))
        return redirect("admin:ridealong_application_change", application.pk)
    return _keep(request, form, application)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper that was begun, or one whose rider was asked for more."""
    own_pages.allowed(request, WORK)
    writable = Application.objects.filter(status__in=by_desk.WRITABLE, channel__in=by_desk.TYPED_IN)
    application = get_object_or_404(writable.select_related("rider", "program", "rule_set"), pk=pk)
    form = PaperForm(request.POST or None, program=application.program, application=application)
    if not form.is_valid():
        return _page(request, form)
    return _keep(request, form, application)


def _keep(request: HttpRequest, form: PaperForm, application: Application) -> HttpResponse:
    """Writes it down; with “enter” it goes to the queue, else it waits to be finished."""
    by = user_of(request)
    try:
        by_desk.write(application, by=by, person=form.person, answers=form.answers, named=form.named)
        if "enter" in request.POST and application.status == ApplicationStatus.DRAFT:
            by_desk.take_in(
                application,
                by=by,
                received_on=form.cleaned_data["received_on"],
                signed=[guardian.name for guardian in form.named if guardian.has_signed],
                is_incomplete="is_incomplete" in request.POST,
            )
            messages.success(request, _("The application is entered. It goes its way like any other."))
            return redirect("admin:ridealong_application_change", application.pk)
    except Incomplete as lack:
        for section, sentence in lack.problems.items():
            form.add_error(FIELD_OF.get(section) if FIELD_OF.get(section) in form.fields else None, sentence)
        form.application = application
        return _page(request, form, is_incomplete=True)
    except IllegalMove as refusal:
        messages.error(request, str(refusal))
    except REFUSED as refusal:
        form.add_error(None, str(refusal))
        form.application = application
        return _page(request, form)
    else:
        messages.success(request, _("Kept. You can finish it whenever you like."))
    return redirect("admin:ridealong_application_change", application.pk)


def known_people(person: dict[str, Any]) -> list[Rider]:
    """Riders with this name, e-mail or phone; the same date of birth first."""
    same = Q(legal_name__iexact=" ".join(person["legal_name"].split()))
    for name in ("email", "phone"):
        if person[name]:
            same |= Q(**{f"{name}__iexact": person[name]})
    found = list(Rider.objects.filter(same).order_by("-created_at")[:KNOWN])
    return sorted(found, key=lambda rider: rider.born_on != person["born_on"])


def _page(
    request: HttpRequest, form: PaperForm, same: SamePerson | None = None, *, is_incomplete: bool = False
) -> HttpResponse:
    application = form.application
    title = _("Paper application %(case)s") % {"case": application} if application else _("Type in a paper application")
    context = _context(request, title=title, form=form, is_incomplete=is_incomplete)
    if application and form.is_bound:
        context["action"] = application.pk
    return TemplateResponse(request, "admin/paper.html", context | {"same": same if same and same.known else None})


def _context(request: HttpRequest, **more: Any) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": _("Type in a paper application"), **more}

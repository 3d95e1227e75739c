"""One verb for many cases: what would happen to each is shown first; each is done, or refused, by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from ridealong.admin import fields
from ridealong.admin.cases import step_forms, steps
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.admin.verbs import Verb, VerbForm
from ridealong.applications.application import Application
from ridealong.web.access import user_of

MOST = 200  # at once: a page that a person still reads
TOLD = 10  # refusals in words; beyond, their number


class ApproveMany(VerbForm):
    """Nothing is set aside for many at once: where a rule stands, the case is decided on its own page."""

    note = fields.text(gettext_lazy("Note for the desk"), required=False, longest=500)
    later = step_forms.later()


class DeclineMany(step_forms.Decline):
    """One reason for all of them."""


@dataclass(frozen=True)
class Bulk:
    """A verb of the case page that makes sense for many, and the words it asks for."""

    name: str
    form: type[VerbForm] | None = None

    @cached_property
    def verb(self) -> Verb:
        return next(verb for verb in steps.VERBS if verb.name == self.name)


BULKS = (
    Bulk("review"),
    Bulk("request-clearance"),
    Bulk("approve", ApproveMany),
    Bulk("announce"),
    Bulk("ask", step_forms.Ask),
    Bulk("waitlist"),
    Bulk("resume"),
    Bulk("hold"),
    Bulk("release"),
    Bulk("decline", DeclineMany),
)
Action = Callable[[Any, HttpRequest, "QuerySet[Application]"], HttpResponse | None]


def actions(user: User) -> dict[str, tuple[Action, str, str]]:
    """The actions of the list, as Django's admin wants them, for what this person may do."""
    offered = [bulk for bulk in BULKS if user.has_perm(bulk.verb.permission)]
    return {bulk.name: (_action(bulk), bulk.name, str(bulk.verb.label).rstrip("…")) for bulk in offered}


def _action(bulk: Bulk) -> Action:
    def act(page: Any, request: HttpRequest, queryset: "QuerySet[Application]") -> HttpResponse | None:
        user = user_of(request)
        cases = list(queryset[: MOST + 1])
        if len(cases) > MOST:
            messages.error(request, _("Choose at most %(most)s cases at once.") % {"most": MOST})
            return None
        fits = [case for case in cases if bulk.verb.may(case, user)]
        is_confirmed = "confirm" in request.POST
        form = _form(bulk, cases, user, request.POST if is_confirmed else None)
        if fits and is_confirmed and form.is_valid():
            tell(request, *do(bulk.verb, fits, by=user, **form.cleaned_data))
            return None
        return _page(request, page, bulk, cases, fits, form)

    return act


def do(verb: Verb, cases: Sequence[Application], *, by: User, **values: Any) -> tuple[int, list[str]]:
    """Does it for each by itself; returns how many, and why not for the others."""
    done, refused = 0, []
    for case in cases:
        try:
            verb.act(case, by=by, **values)
        except REFUSALS as refusal:
            refused.append(f"{case.reference}: {sentence(refusal)}")
        else:
            done += 1
    return done, refused


def tell(request: HttpRequest, done: int, refused: Sequence[str]) -> None:
    if done:
        messages.success(request, ngettext("%(n)s case: done.", "%(n)s cases: done.", done) % {"n": done})
    for words in refused[:TOLD]:
        messages.error(request, words)
    if len(refused) > TOLD:
        rest = len(refused) - TOLD
        messages.error(request, ngettext("And %(n)s more.", "And %(n)s more.", rest) % {"n": rest})


def _form(bulk: Bulk, cases: Sequence[Application], user: User, data: Any) -> forms.Form:
    if bulk.form is None or not cases:
        return forms.Form(data)
    return bulk.form(data, thing=cases[0], by=user)


def _page(
    request: HttpRequest,
    page: Any,
    bulk: Bulk,
    cases: Sequence[Application],
    fits: Sequence[Application],
    form: forms.Form,
) -> HttpResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": str(bulk.verb.label).rstrip("…"),
        "opts": page.opts,
        "bulk": bulk,
        "verb": bulk.verb,
        "cases": cases,
        "fits": fits,
        "others": [case for case in cases if case not in fits],
        "form": form,
    }
    return TemplateResponse(request, "admin/ridealong/bulk.html", context)

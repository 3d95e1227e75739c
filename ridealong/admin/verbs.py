"""What can be done to a thing on the desk: each verb is a button, an address of its own, and a POST."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from ridealong.admin.refusals import REFUSALS, sentence
from ridealong.core.workflow import IllegalMove
from ridealong.web.access import user_of

Words = str | Promise


class VerbForm(forms.Form):
    """The words a verb asks for. Knows what it is about and who asks."""

    def __init__(self, *args: Any, thing: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing, self.by = thing, by
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the thing."""


@dataclass(frozen=True)
class Verb:
    """`may`: whether it applies now (the domain has the last word). `act(thing, by=…, **cleaned)` does it."""

    name: str
    label: Words
    permission: str
    may: Callable[[Any, User], bool]
    act: Callable[..., object]
    done: Words
    form: type[VerbForm] | None = None
    title: Words = ""  # of the form's page; the label when empty
    hint: Words = ""
    icon: str = ""
    is_danger: bool = False
    template: str = "admin/ridealong/verb.html"

    def is_offered(self, thing: Any, user: User) -> bool:
        return user.has_perm(self.permission) and self.may(thing, user)


@dataclass(frozen=True)
class Button:
    """A verb on the page of one thing."""

    verb: Verb
    url: str

    @property
    def asks(self) -> bool:
        return self.verb.form is not None


def address(thing: Any, name: str) -> str:
    opts = thing._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=[thing.pk])


def addresses(model: type[Model]) -> str:
    """The address of a thing's page with a place for its key; reversed once, not for every row."""
    opts, place = model._meta, "00000000-0000-0000-0000-000000000000"
    name = f"admin:{opts.app_label}_{opts.model_name}_change"
    return reverse(name, args=[place]).replace("%", "%%").replace(place, "%s")


def buttons(verbs: Iterable[Verb], thing: Any, user: User) -> list[Button]:
    """With the addresses of `routes`, of which one is reversed for all."""
    offered = [verb for verb in verbs if verb.is_offered(thing, user)]
    own = address(thing, offered[0].name).removesuffix(f"{offered[0].name}/") if offered else ""
    return [Button(verb, f"{own}{verb.name}/") for verb in offered]


def routes(page: "admin.ModelAdmin[Any]", verbs: Iterable[Verb]) -> list[URLPattern]:
    opts = page.opts
    return [
        path(
            f"<uuid:pk>/{verb.name}/",
            page.admin_site.admin_view(_view(page, verb)),
            name=f"{opts.app_label}_{opts.model_name}_{verb.name}",
        )
        for verb in verbs
    ]


def _view(page: "admin.ModelAdmin[Any]", verb: Verb) -> Callable[..., HttpResponse]:
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        thing = get_object_or_404(page.get_queryset(request), pk=pk)
        user = user_of(request)
        if not user.has_perm(verb.permission):
            raise Http404
        posted = request.method == "POST"
        if verb.form is None:
            if posted:
                _run(request, verb, thing, {})
            return _back(thing)
        form = verb.form(request.POST if posted else None, thing=thing, by=user)
        if not posted and not verb.may(thing, user):
            messages.error(request, _("This cannot be done now: the case has moved on. Here is how it stands."))
            return _back(thing)
        if posted and form.is_valid() and _run(request, verb, thing, form.cleaned_data, form):
            return _back(thing)
        return _page(request, page, verb, thing, form)

    return view


def _run(request: HttpRequest, verb: Verb, thing: Any, values: dict[str, Any], form: forms.Form | None = None) -> bool:
    """Does it and says so; a refusal of the domain is told on the form, or on the next page without one."""
    try:
        verb.act(thing, by=request.user, **values)
    except REFUSALS as refusal:
        words = sentence(refusal)
        if form is None or isinstance(refusal, IllegalMove):
            messages.error(request, words)
            return True
        form.add_error(None, words)
        return False
    messages.success(request, str(verb.done))
    return True


def _back(thing: Any) -> HttpResponse:
    return HttpResponseRedirect(address(thing, "change"))


def _page(request: HttpRequest, page: "admin.ModelAdmin[Any]", verb: Verb, thing: Any, form: VerbForm) -> HttpResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": verb.title or verb.label,
        "opts": page.opts,
        "thing": thing,
        "back": address(thing, "change"),
        "verb": verb,
        "form": form,
        "media": form.media,
    }
    return TemplateResponse(request, verb.template, context)

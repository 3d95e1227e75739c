"""The words of every message: those shipped, and the department's own in their place, by language and program."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ridealong.admin import own_pages
from ridealong.admin.messages.catalogue import CATALOGUE
from ridealong.admin.messages.wording_form import WordingForm
from ridealong.notifications import markup, message_style, wording
from ridealong.notifications.markup import Block
from ridealong.notifications.message_kinds import RECIPIENTS, MessageKind
from ridealong.notifications.wording import Wording, WordingRefused, Words
from ridealong.program.models import Program

CHANGE = "ridealong.change_program"
FORMER = 20  # versions shown of one wording


@dataclass(frozen=True)
class Scope:
    """Which words: of one kind of message, in one language, for one program or for all of them."""

    kind: MessageKind
    language: str
    program: Program | None

    @property
    def key(self) -> UUID | None:
        """As the outbox knows the program."""
        return self.program.pk if self.program else None

    @cached_property
    def versions(self) -> list[Wording]:
        """The department's own, newest first, ended ones too."""
        rows = Wording.objects.of(self.kind).filter(language=self.language, program=self.key)
        return list(rows.select_related("written_by").order_by("-number")[:FORMER])

    @property
    def own(self) -> Wording | None:
        return next((version for version in self.versions if version.ended_at is None), None)

    @property
    def words(self) -> Words:
        """What goes out now."""
        is_linkless = self.program.is_linkless if self.program else message_style.in_force().is_linkless
        return wording.choose(wording.own(), self.kind, self.language, self.key, is_linkless=is_linkless)

    def address(self, name: str = "wording") -> str:
        asked = {"language": self.language} | ({"program": self.program.slug} if self.program else {})
        return f"{reverse(f'admin:{name}', args=[self.kind.event, self.kind.recipient])}?{urlencode(asked)}"


@dataclass(frozen=True)
class Line:
    """A kind of message in the list, with the languages in which the department has its own words."""

    kind: MessageKind
    own: list[str]


@require_safe
def hub(request: HttpRequest) -> HttpResponse:
    """Every message there is, by who gets it."""
    own_pages.allowed(request, CHANGE)
    ours: dict[tuple[str, str], set[str]] = {}
    for event, recipient, language in Wording.objects.in_force().values_list("event", "recipient", "language"):
        ours.setdefault((event, recipient), set()).add(language)
    order = list(RECIPIENTS)
    by_reader = sorted(CATALOGUE.values(), key=lambda each: order.index(each.recipient))
    groups = [
        (RECIPIENTS[recipient], [Line(each, sorted(ours.get((each.event, each.recipient), ()))) for each in found])
        for recipient, found in groupby(by_reader, key=lambda each: each.recipient)
    ]
    return own_pages.page(request, "admin/wording/hub.html", title=_("Words of the messages"), groups=groups)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, event: str, recipient: str) -> HttpResponse:
    """Read, try and change the words. A preview keeps nothing."""
    user, scope = own_pages.allowed(request, CHANGE), _scope(request, event, recipient)
    words = scope.words
    form = WordingForm(request.POST or None, initial={"subject": words.subject, "body": words.body})
    if request.method == "POST" and form.is_valid():
        words = Words(form.cleaned_data["subject"], form.cleaned_data["body"].replace("\r\n", "\n"))
        try:
            wording.check(scope.kind, words)
            if "preview" not in request.POST:
                wording.write(scope.kind, words, language=scope.language, by=user, program=scope.key)
                messages.success(request, _("From now on, the message says it in these words."))
                return redirect(scope.address())
        except WordingRefused as refusal:
            form.add_error(refusal.field, str(refusal))
    return own_pages.page(
        request, "admin/wording/one.html", title=scope.kind.when, scope=scope, form=form,
        subject=markup.line(words.subject, _samples(scope)), preview=_preview(scope, words),
        reader=RECIPIENTS[recipient], program=scope.program, programs=_others(scope), spoken=_languages(scope),
    )  # fmt: skip


@require_POST
def restore(request: HttpRequest, event: str, recipient: str) -> HttpResponse:
    user, scope = own_pages.allowed(request, CHANGE), _scope(request, event, recipient)
    wording.restore(scope.kind, language=scope.language, by=user, program=scope.key)
    messages.success(request, _("The former words are back. Yours stay in the list of versions."))
    return redirect(scope.address())


def _scope(request: HttpRequest, event: str, recipient: str) -> Scope:
    """Raises Http404 for kinds, languages and programs that there are not."""
    kind = CATALOGUE.get((event, recipient))
    language = request.GET.get("language", "en")
    slug = request.GET.get("program", "")
    program = Program.objects.filter(slug=slug).first() if slug else None
    if kind is None or language not in dict(settings.LANGUAGES) or (slug and program is None):
        raise Http404
    return Scope(kind, language, program)


def _samples(scope: Scope) -> dict[str, str]:
    with translation.override(scope.language):
        return scope.kind.samples()


def _preview(scope: Scope, words: Words) -> list[tuple[str, list[Block]]]:
    """The blocks with made-up values, runs of one kind together."""
    blocks = markup.fill(markup.parse(words.body), _samples(scope))
    return [(kind, list(found)) for kind, found in groupby(blocks, key=lambda block: block.kind)]


def _languages(scope: Scope) -> list[tuple[Any, Scope]]:
    return [(name, Scope(scope.kind, code, scope.program)) for code, name in settings.LANGUAGES]


def _others(scope: Scope) -> list[tuple[Any, Scope]]:
    """All programs together, and each alone where there is a choice."""
    programs = list(Program.objects.all()[:50])
    if len(programs) < 2 and scope.program is None:
        return []
    each = [(program, Scope(scope.kind, scope.language, program)) for program in programs]
    return [(_("All programs"), Scope(scope.kind, scope.language, None)), *each]

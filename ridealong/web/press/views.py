"""The press desk: queue, editor, second person, hand-over, record, HOLD."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import UUIDField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ridealong.core.statements import Slot, Things
from ridealong.core.workflow import IllegalMove, allows
from ridealong.posts import actions, checking, handing_over, holding, holds, networks, threads
from ridealong.posts.models import PostDraft, Publication
from ridealong.web.access import SignedInRequest, citizen, staff
from ridealong.web.press import forms
from ridealong.web.press.previews import pieces, previews


@staff("ridealong.approve_post")
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    posts = Paginator(PostDraft.objects.open().select_related("author"), 50).get_page(request.GET.get("page"))
    context = {
        "page": posts,
        "hold": holds.in_force(),
        "may_release": request.user.has_perm("ridealong.release_hold"),
    }
    return render(request, "press/queue.html", context)


@staff("ridealong.approve_post")
@require_safe
def post(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _with_ride().one({"post": pk})
    if found is None:
        raise Http404
    return _page(request, found, forms.of_post(found))


@lru_cache(maxsize=1)
def _with_ride() -> Things:
    """A post with all that screening asks of its ride."""
    related = ("author", "ride__application__rule_set", "ride__application__rider", "ride__rider")
    posts = PostDraft.objects.filter(pk=Slot("post", UUIDField()))
    return Things.of(posts.select_related(*related, "ride__seat__shift__station"))


@lru_cache(maxsize=1)
def _publications() -> Things:
    return Things.of(Publication.objects.filter(post=Slot("post", UUIDField())))


@staff("ridealong.write_post")
@require_POST
def save(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Saves, or with "check" only screens what is typed; what is typed is never lost."""
    found = get_object_or_404(PostDraft, pk=pk)
    form = forms.PostForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    words = {"text": form.cleaned_data["text"], "title": form.cleaned_data["title"], "answers": form.answers}
    if "check" in request.POST:
        for name, value in words.items():
            setattr(found, name, value)
        return _page(request, found, form)
    return _do(request, found, lambda: actions.edit(found, by=request.user, **words), _("Saved and screened."))


@staff("ridealong.write_post")
@require_POST
def send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(PostDraft, pk=pk)
    said = _("Sent to a second person.")
    return _do(request, found, lambda: actions.send_to_review(found, by=request.user), said)


@staff("ridealong.approve_post")
@require_POST
def approve(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(PostDraft, pk=pk)
    if request.POST.get("sha256") != actions.digest(found):
        messages.error(request, _("The text changed while you read it. Read it again, then approve."))
        return redirect("press:post", pk)
    return _do(request, found, lambda: actions.approve(found, by=request.user), _("Approved."))


@staff("ridealong.approve_post")
@require_POST
def send_back(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(PostDraft, pk=pk)
    form = forms.SendBackForm(request.POST)
    if not form.is_valid():
        return _page(request, found, forms.of_post(found), back=form, status=422)
    words = form.cleaned_data["words"]
    return _do(request, found, lambda: actions.send_back(found, by=request.user, words=words), _("Sent back."))


@staff("ridealong.write_post")
@require_POST
def discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(PostDraft, pk=pk)
    return _do(request, found, lambda: actions.discard(found, by=request.user), _("Discarded."))


@staff("ridealong.write_post")
@require_POST
def remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(PostDraft, pk=pk)
    form = forms.RemoveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, forms.of_post(found), status=422)
    reason = form.cleaned_data["reason"]
    said = _("Our story is down. Take down the copies on the networks too.")
    return _do(request, found, lambda: handing_over.remove(found, by=request.user, reason=reason), said)


@staff("ridealong.write_post")
@require_POST
def hand_over(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Stores the record; links that carry the text appear on the page afterwards."""
    found = get_object_or_404(PostDraft, pk=pk)
    network = request.POST.get("network", "")
    said = _("On record. Now copy or share it.")
    return _do(request, found, lambda: handing_over.hand_over(found, by=request.user, network=network), said)


@staff("ridealong.write_post")
@require_POST
def published(request: SignedInRequest, pk: UUID) -> HttpResponse:
    publication = get_object_or_404(Publication.objects.select_related("post"), pk=pk)
    form = forms.AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, publication.post, forms.of_post(publication.post), address=form, status=422)
    url = form.cleaned_data["url"]
    said = _("Noted where it stands.")
    return _do(
        request, publication.post, lambda: handing_over.record_published(publication, by=request.user, url=url), said
    )


@staff("ridealong.approve_post")
@require_safe
def record(request: SignedInRequest) -> HttpResponse:
    rows = Publication.objects.select_related("post", "handed_over_by")
    return render(request, "press/record.html", {"page": Paginator(rows, 50).get_page(request.GET.get("page"))})


@citizen
@require_POST
def hold(request: SignedInRequest) -> HttpResponse:
    """Any role may stop everything; citizens get 404."""
    if not request.user.is_staff:
        raise Http404
    holding.set_hold(by=request.user, reason=request.POST.get("reason", "").replace("\0", ""))
    messages.warning(request, _("HOLD is set. Nothing leaves the house."))
    return redirect("press:queue" if request.user.has_perm("ridealong.approve_post") else "/")


@staff("ridealong.release_hold")
@require_POST
def release(request: SignedInRequest) -> HttpResponse:
    holding.release_hold(by=request.user)
    messages.success(request, _("HOLD is released."))
    return redirect("press:queue")


def _do(request: HttpRequest, found: PostDraft, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
    except (actions.CannotPublish, IllegalMove) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("press:post", found.pk)


def _page(
    request: SignedInRequest, found: PostDraft, form: forms.PostForm, *, status: int = 200, **others: Any
) -> HttpResponse:
    hold = holds.in_force()
    findings = checking.findings(found, hold=hold is not None)
    publications: list[Publication] = _publications().run({"post": found.pk})
    taken = {row.network for row in publications}
    verbs = ("edit", "send_to_review", "approve", "hand_over", "discard", "remove")
    context = {
        "post": found,
        "form": form,
        "back": others.get("back") or forms.SendBackForm,  # the page makes a form where it shows one
        "address": others.get("address") or forms.AddressForm,
        "removal": forms.RemoveForm,
        "findings": findings,
        "pieces": pieces(found.text, findings),
        "previews": previews(found.text),
        "sha256": actions.digest(found),
        "may_write": request.user.has_perm("ridealong.write_post"),
        "may_approve": found.author_id != request.user.pk,
        "can": {verb: allows(found, verb) for verb in verbs},
        "publications": [
            (row, networks.NETWORKS[row.network], _ready(row))
            for row in publications
            if row.network in networks.NETWORKS
        ],
        "networks": [(key, network) for key, network in networks.NETWORKS.items() if key not in taken],
        "hold": hold,
    }
    return render(request, "press/post.html", context, status=status)


def _ready(row: Publication) -> list[tuple[str, str]]:
    """Each part of the text with the link that carries it to the network's own form."""
    network = networks.NETWORKS[row.network]
    return [(part, network.share_link(part)) for part in threads.split(row.text, network)]

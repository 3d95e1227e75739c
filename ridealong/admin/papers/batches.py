"""Files that the worker makes: how far they are, and the way to take them. Everybody sees only their own."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ridealong.admin import own_pages
from ridealong.core import batches
from ridealong.core.batches import Batch, BatchStatus
from ridealong.web.access import user_of

SHOWN = 20


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    return own_pages.page(
        request, "admin/batches.html", title=_("Files"), batches=Batch.objects.of(user_of(request))[:SHOWN]
    )


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(Batch.objects.of(user_of(request)), pk=pk)
    is_working = batch.status in {BatchStatus.WAITING, BatchStatus.RUNNING}
    return own_pages.page(request, "admin/batch.html", title=batch.title, batch=batch, is_working=is_working)


@require_safe
def take(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file itself, once. Who took it is noted."""
    user = user_of(request)
    batch = get_object_or_404(Batch.objects.of(user).filter(status=BatchStatus.READY), pk=pk)
    try:
        stream = batches.read(batch, by=user)
    except FileNotFoundError:
        messages.error(request, _("The file is gone. Ask for it again."))
        return redirect("admin:batches")
    headers = {"Cache-Control": "no-store"}
    return FileResponse(
        stream, as_attachment=True, filename=batch.file_name, content_type=batch.media_type, headers=headers
    )

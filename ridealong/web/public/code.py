"""Is this paper real? The code printed on it answers, and names nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ridealong.applications import facts
from ridealong.core.reference import as_typed
from ridealong.waivers import signing
from ridealong.waivers.models import Waiver
from ridealong.web.access import public


@public
@require_safe
def code(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on the waiver's record: its state, when it was sealed, and the fingerprint to compare."""
    related = "application__station", "application__program"
    waiver = get_object_or_404(Waiver.objects.select_related(*related), short_code=as_typed(code))
    context = {"waiver": waiver, "file": signing.file_of(waiver), "zone": facts.zone_of(waiver.application)}
    return render(request, "public/code.html", context)

"""What belongs to an account and to no audience."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from accounts.models import User


@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """The language of the pages; who is signed in gets mail in it too."""
    response = set_language(request)
    code = request.POST.get("language", "")
    if request.user.is_authenticated and code in dict(settings.LANGUAGES) and code != request.user.language:
        User.objects.filter(pk=request.user.pk).update(language=code)
    return response


@require_safe
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Django's own login page is never shown: it knows no second factor."""
    goal = request.GET.get("next") or reverse("admin:index")
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': goal})}")

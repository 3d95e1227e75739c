"""A page that begins sign-in, as the page to apply does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from ridealong import urls
from ridealong.notifications.sign_in import start_code
from ridealong.web.access import public

handler500 = urls.handler500


@public
def apply(request: HttpRequest) -> HttpResponse:
    start_code(request, request.POST["email"], next_url=request.POST["next"])
    return redirect("account_confirm_login_code")


urlpatterns = [path("apply/", apply), *urls.urlpatterns]

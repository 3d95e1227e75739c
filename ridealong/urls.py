"""Every address, by audience."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from accounts.views import to_sign_in
from ridealong.web.access import public

handler500 = "ridealong.web.views.server_error"

urlpatterns = [
    path("guardian/", include("ridealong.web.guardian.urls")),
    path("officer/", include("ridealong.web.officer.urls")),
    path("kiosk/", include("ridealong.web.station.urls")),
    path("press/", include("ridealong.web.press.urls")),
    path("setup/", include("ridealong.web.setup.urls")),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("ridealong.web.entrance.urls")),
    path("admin/login/", public(to_sign_in)),
    path("admin/", admin.site.urls),
    *([path("demo/", include("ridealong.web.demo.urls"))] if settings.DEMO else []),
    # Those without a word in front last: each of their addresses is tried by itself.
    path("", include("ridealong.web.urls")),
    path("", include("ridealong.web.public.urls")),
    path("", include("ridealong.web.rider.urls")),
]

"""Every address, by audience."""

from django.contrib import admin
from django.urls import include, path

handler500 = "ridealong.web.views.server_error"

urlpatterns = [
    path("", include("ridealong.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

"""Addresses that belong to every page and to no audience."""

from django.urls import path

from accounts.views import choose_language
from ridealong.web import views
from ridealong.web.access import public

urlpatterns = [
    path("language/", public(choose_language), name="set_language"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("theme/", views.set_theme, name="theme"),
    path("department-<slug:name>.css", views.department_css, name="department-css"),
    path("department-badge-<slug:name>.png", views.department_badge, name="department-badge"),
]

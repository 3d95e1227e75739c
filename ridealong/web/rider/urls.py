"""Addresses of the rider pages."""

from django.urls import URLPattern

app_name = "rider"
urlpatterns: list[URLPattern] = []

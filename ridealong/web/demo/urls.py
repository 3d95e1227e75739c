"""Addresses of the demo pages."""

from django.urls import URLPattern

app_name = "demo"
urlpatterns: list[URLPattern] = []

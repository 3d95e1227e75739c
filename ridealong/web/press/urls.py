"""Addresses of the press pages."""

from django.urls import URLPattern

app_name = "press"
urlpatterns: list[URLPattern] = []

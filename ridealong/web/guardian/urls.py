"""Addresses of the guardian pages."""

from django.urls import URLPattern

app_name = "guardian"
urlpatterns: list[URLPattern] = []

"""Addresses of mailed links for staff, below /accounts/."""

from django.urls import path

from ridealong.web.entrance import views

app_name = "entrance"
urlpatterns = [
    path("welcome/<str:secret>/", views.welcome, name="welcome"),
    path("password/forgotten/", views.forgotten, name="forgotten"),
    path("password/reset/<str:secret>/", views.reset, name="reset"),
    path("password/new/", views.password, name="password"),
]

"""The demo's stage door. Not there outside the demo."""

from django.urls import path

from ridealong.web.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.home, name="home"),
    path("outbox/", views.outbox, name="outbox"),
    path("sign-in/<uuid:account>/", views.sign_in, name="sign-in"),
]

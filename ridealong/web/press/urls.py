"""Addresses of the press pages."""

from django.urls import path

from ridealong.web.press import views

app_name = "press"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("record/", views.record, name="record"),
    path("record/<uuid:pk>/published/", views.published, name="published"),
    path("hold/", views.hold, name="hold"),
    path("hold/release/", views.release, name="release"),
    path("<uuid:pk>/", views.post, name="post"),
    path("<uuid:pk>/save/", views.save, name="save"),
    path("<uuid:pk>/send/", views.send, name="send"),
    path("<uuid:pk>/approve/", views.approve, name="approve"),
    path("<uuid:pk>/send-back/", views.send_back, name="send-back"),
    path("<uuid:pk>/discard/", views.discard, name="discard"),
    path("<uuid:pk>/hand-over/", views.hand_over, name="hand-over"),
    path("<uuid:pk>/remove/", views.remove, name="remove"),
]

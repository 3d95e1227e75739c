"""Addresses of guardians."""

from django.urls import path

from ridealong.web.guardian import entry, publicity, views

app_name = "guardian"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("open/<str:secret>/", entry.open_link, name="open"),
    path("hand-back/", views.hand_back, name="hand-back"),
    path("<uuid:pk>/", views.case, name="case"),
    path("<uuid:pk>/sign/", views.sign, name="sign"),
    path("<uuid:pk>/decline/", views.decline, name="decline"),
    path("<uuid:pk>/paper/", views.paper, name="paper"),
    path("<uuid:pk>/files/<uuid:file>/", views.download, name="file"),
    path("<uuid:pk>/publicity/", publicity.choose, name="publicity"),
    path("<uuid:pk>/publicity/withdraw/", publicity.withdraw, name="publicity-withdraw"),
]

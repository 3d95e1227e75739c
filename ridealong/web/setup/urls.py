"""Addresses of the set-up: the first administrator's way in, then a list of tasks."""

from django.urls import path

from ridealong.web.setup import views

app_name = "setup"
urlpatterns = [
    path("open/<str:secret>/", views.open_link, name="open"),
    path("administrator/", views.administrator, name="administrator"),
    path("", views.task_list, name="list"),
    path("department/", views.department, name="department"),
    path("look/", views.look, name="look"),
    path("station/", views.station, name="station"),
    path("rules/", views.rules, name="rules"),
    path("waiver/", views.waiver, name="waiver"),
    path("mail/", views.mail, name="mail"),
    path("mail/send/", views.send_mail, name="send-mail"),
    path("people/", views.people, name="people"),
    path("public/", views.open_to_public, name="open-to-public"),
]

"""Addresses that everybody may open."""

from django.urls import path

from ridealong.web.public import certificate, check, code, stories, typed, verify, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("ride/", views.programs, name="programs"),
    path("ride/<slug:slug>/", views.rules, name="rules"),
    path("ride/<slug:slug>/dates/", views.dates, name="dates"),
    path("ride/<slug:slug>/waiver-<slug:audience>.pdf", views.waiver, name="waiver"),
    path("ride/<slug:slug>/application.pdf", views.application_form, name="application-form"),
    path("ride/<slug:slug>/check/", check.check, name="check"),
    path("stories/", stories.stories, name="stories"),
    path("stories/feed/", stories.feed, name="feed"),
    path("stories/<uuid:pk>/", stories.story, name="story"),
    path("verify/", verify.ask, name="verify"),
    path("waiver/<slug:code>/", code.code, name="code"),
    path("code/", typed.typed, name="typed"),
    path("check/", certificate.ask, name="certificate-ask"),
    path("check/<str:code>/", certificate.answer, name="certificate"),
    path("numbers/", views.numbers, name="numbers"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]

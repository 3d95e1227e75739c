from django.urls import path

from ridealong.web.station import views

app_name = "kiosk"
urlpatterns = [
    path("", views.sign, name="sign"),
    path("back/", views.give_back, name="back"),
    path("unlock/", views.unlock, name="unlock"),
    path("leave/", views.leave, name="leave"),
]

from django.urls import path

from ridealong.web.officer import arrival, planning, road

app_name = "officer"
urlpatterns = [
    path("", planning.today, name="today"),
    path("week/", planning.week, name="week"),
    path("seats/", planning.seats, name="seats"),
    path("seats/<uuid:pk>/close/", planning.close_seat, name="seat-close"),
    path("seats/<uuid:pk>/open/", planning.open_seat, name="seat-open"),
    path("me/", planning.me, name="me"),
    path("arrived/<slug:code>/", arrival.arrived, name="arrived"),
    path("rides/<uuid:pk>/", arrival.ride, name="ride"),
    path("rides/<uuid:pk>/confirm/", arrival.confirm, name="confirm"),
    path("rides/<uuid:pk>/decline/", arrival.decline, name="decline"),
    path("rides/<uuid:pk>/check-in/", arrival.check_in, name="check-in"),
    path("rides/<uuid:pk>/packet/", arrival.packet, name="packet"),
    path("rides/<uuid:pk>/paper/", arrival.paper, name="paper"),
    path("rides/<uuid:pk>/paper/print/", arrival.print_paper, name="paper-print"),
    path("rides/<uuid:pk>/sign-here/", arrival.sign_here, name="sign-here"),
    path("rides/<uuid:pk>/turn-away/", arrival.turn_away, name="turn-away"),
    path("rides/<uuid:pk>/no-show/", arrival.no_show, name="no-show"),
    path("rides/<uuid:pk>/start/", road.start, name="ride-start"),
    path("rides/<uuid:pk>/drop-off/", road.drop_off, name="ride-pause"),
    path("rides/<uuid:pk>/resume/", road.resume, name="ride-resume"),
    path("rides/<uuid:pk>/end/", road.end, name="ride-end"),
    path("rides/<uuid:pk>/incident/", road.incident, name="ride-incident"),
    path("rides/<uuid:pk>/emergency/", road.emergency, name="ride-emergency"),
    path("rides/<uuid:pk>/report/", road.report, name="ride-report"),
]

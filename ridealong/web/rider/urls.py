"""Addresses of the rider pages."""

from django.urls import URLPattern, path

from ridealong.web.rider import (
    apply,
    downloads,
    feedback,
    guardians,
    handing_in,
    publicity,
    ride,
    sending,
    status,
    waiver,
)

app_name = "rider"
urlpatterns: list[URLPattern] = [
    path("apply/<slug:slug>/", apply.begin, name="apply"),
    path("my/", status.mine, name="status"),
    path("my/data/", downloads.my_data, name="my-data"),
    path("my/hours/", downloads.all_hours, name="hours"),
    path("my/<uuid:pk>/", status.case, name="case"),
    path("my/<uuid:pk>/apply/", apply.tasks, name="tasks"),
    path("my/<uuid:pk>/apply/answers/", sending.check, name="answers"),
    path("my/<uuid:pk>/apply/send/", sending.submit, name="submit"),
    path("my/<uuid:pk>/apply/paper/", downloads.application, name="application-paper"),
    path("my/<uuid:pk>/apply/documents/", handing_in.documents, name="documents"),
    path("my/<uuid:pk>/papers/<uuid:paper>/", handing_in.read, name="paper"),
    path("my/<uuid:pk>/papers/<uuid:paper>/remove/", handing_in.remove, name="paper-remove"),
    path("my/<uuid:pk>/apply/<slug:section>/", apply.section, name="section"),
    path("my/<uuid:pk>/guardian/", guardians.name, name="guardian"),
    path("my/<uuid:pk>/guardian/<uuid:guardian>/hand-over/", guardians.hand_over, name="hand-over"),
    path("my/<uuid:pk>/answer/", status.answer, name="answer"),
    path("my/<uuid:pk>/messages/<uuid:message>/", status.message, name="message"),
    path("my/<uuid:pk>/texts/", status.text_messages, name="texts"),
    path("my/<uuid:pk>/withdraw/", status.withdraw, name="withdraw"),
    path("my/<uuid:pk>/waiver/", waiver.sign, name="sign"),
    path("my/<uuid:pk>/waiver/print/", waiver.print_out, name="waiver-print"),
    path("my/<uuid:pk>/waiver/files/<uuid:file>/", waiver.download, name="waiver-file"),
    path("my/<uuid:pk>/ride/move/", ride.move, name="reschedule"),
    path("my/<uuid:pk>/ride/cancel/", ride.cancel, name="cancel-ride"),
    path("my/<uuid:pk>/ride/calendar/", ride.calendar_entry, name="calendar"),
    path("my/<uuid:pk>/ride/card/", downloads.rules_card, name="rules-card"),
    path("my/<uuid:pk>/feedback/", feedback.feedback, name="feedback"),
    path("my/<uuid:pk>/publicity/", publicity.publicity, name="publicity"),
    path("my/<uuid:pk>/publicity/withdraw/", publicity.withdraw_publicity, name="publicity-withdraw"),
    path("my/<uuid:pk>/certificate/", downloads.certificate, name="certificate"),
]

"""Somebody without e-mail walks in with a form: typed in, scanned, vetted, told by letter, signed."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client

from ridealong.models import Application, Message, Waiver
from ridealong.rides import booking
from ridealong.waivers import waiver_papers
from tests import factories
from tests.journeys.people import follow, press, sign_in, submit, take

pytestmark = pytest.mark.journey
FORM = {
    "legal_name": "王秀英", "born_on": "1951-03-04", "phone": "(662) 555-0171", "address": "4 Mill Lane, Alder Falls",
    "emergency_name": "Wang Li", "emergency_relation": "son", "emergency_phone": "(662) 555-0172",
    "reason": "I taught half of your officers.", "starts_1": "18:00", "hours_1": "4",
}  # fmt: skip


def case_page(case):
    return f"/admin/ridealong/application/{case.pk}/change/"


def scan_of(pdf):
    first, *others = [sheet.render(scale=2).to_pil() for sheet in pypdfium2.PdfDocument(pdf)]
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": out.getvalue()}


def test_a_walk_in_on_paper_is_equal_in_every_step(visit, axe, program, joan, lindqvist, law):
    desk, watch = visit(), visit("phone")
    for page, account in ((desk, joan), (watch, lindqvist)):
        sign_in(page, Client(), account)
    # Typed in and scanned.
    desk.goto("/admin/")
    follow(desk, "Paper application")
    axe(desk)
    for name, value in FORM.items():
        desk.fill(f"[name={name}]", value)
    desk.fill("[name=on_1]", factories.days_ahead(30).isoformat())
    for name, value in (("has_relative_here", "no"), ("has_open_case", "no"), ("attestation", "none_applies")):
        desk.locator(f"[name={name}][value={value}]").check()
    for name in ("has_accepted_rules", "has_agreed_to_check"):
        desk.locator(f"[name={name}]").check()
    press(desk, "Enter the application")
    case = Application.objects.get()
    assert (case.status, case.channel, case.rider.email) == ("submitted", "paper", "")
    follow(desk, "Add a paper")
    axe(desk)
    desk.get_by_label("The application itself, on paper").check()
    desk.set_input_files(
        "[name=pages]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": factories.make_picture()}
    )
    press(desk, "Keep it")
    axe(desk)
    assert "The application itself, on paper" in desk.inner_text("#content")
    # Vetted and decided, as any other.
    take(desk, "Begin the review")
    take(desk, "Ask for the records check")
    take(desk, "Record the outcome")
    desk.check("[name=outcome][value=clear]")
    submit(desk)
    for page in (desk, watch):
        page.goto(case_page(case))
        take(page, "Approve")
        submit(page)
    case.refresh_from_db()
    assert case.status == "approved"
    # Told by letter.
    desk.goto("/admin/")
    follow(desk, "Letters")
    axe(desk)
    letters = Message.objects.filter(case=case.pk, channel="letter")
    assert {letter.event for letter in letters} >= {"application.submitted", "application.approved"}
    assert not Message.objects.filter(case=case.pk, channel="email").exists()
    # Signed with a pen, scanned, compared.
    waiver = Waiver.objects.get(application=case)
    desk.goto("/admin/scans/")
    desk.set_input_files("[name=pages]", scan_of(waiver_papers.prefilled_pdf(waiver)))
    press(desk, "Read it")
    for box in desk.locator("#content form input[type=checkbox]").all():
        box.check()
    desk.fill("[name=witness_name]", "Joan Adeyemi")
    press(desk, "Take it as the waiver")
    waiver.refresh_from_db()
    assert waiver.status == "signed"
    # Rides.
    starts_at = factories.local(factories.days_ahead(30), FORM["starts_1"])
    seat = factories.make_seat(law, starts_at=starts_at)
    ride = booking.schedule(case, seat, by=joan, starts_at=starts_at, ends_at=starts_at + timedelta(hours=4))
    desk.goto(case_page(case))
    axe(desk)
    assert ride.status in {"proposed", "confirmed"}
    assert letters.filter(event="ride.scheduled").exists()

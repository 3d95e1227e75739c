"""Signing on screen: riders, guardians, texts, names, files."""

from base64 import b64encode
from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from ridealong.applications.application import Application
from ridealong.applications.deciding import reviewing
from ridealong.applications.guardians.consenting import CannotConsent
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Message, SealedFile, Signature, WaiverText
from ridealong.rules.presets import ALDER_FALLS
from ridealong.waivers import actions, evidence, signers, signing
from ridealong.waivers import validity as waivers_validity
from ridealong.waivers.moments import CannotSign
from tests import factories
from tests.factories import CENTRAL, make_act

pytestmark = pytest.mark.django_db


def words(file):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(evidence.content(file))).pages).split())


def names(application):
    return list(Event.objects.in_case(application.pk).values_list("name", flat=True))


def publish_another(text, body="## New\nEverything is different now."):
    WaiverText.objects.filter(pk=text.pk).update(status="retired")
    fields = {"program": text.program, "audience": text.audience, "language": text.language, "title": text.title}
    now, by = timezone.now(), text.published_by
    return WaiverText.objects.create(
        **fields, version=2, body=body, status="published", published_at=now, published_by=by
    )


# --- an adult ---


def test_one_visit_signs_seals_and_tells(approved, maya):
    waiver = signing.open_for(approved, by=maya.account)
    text = signing.text_for_rider(approved)
    signing.sign(waiver, by=maya.account, act=make_act("Maya Torres", browser="Firefox"), text=text)
    waiver.refresh_from_db()
    assert waiver.status == "signed"
    assert waiver.valid_from_at == waiver.completed_at
    until = waiver.valid_until_at.astimezone(CENTRAL)
    assert (until.date(), until.time()) == (approved.approved_until_on, time.max)
    file = SealedFile.objects.get()
    assert (file.kind, file.number, file.previous) == ("waiver", 1, "")
    assert file.size == len(evidence.content(file))
    assert names(approved) == ["waiver.opened", "waiver.signed"]
    assert Message.objects.get(event="waiver.signed").to_address == maya.email
    assert waivers_validity.reasons(approved, timezone.now(), on=timezone.localdate()) == []


def test_the_row_holds_exactly_what_was_shown(signed):
    signature = Signature.objects.get()
    text = signature.text
    assert (signature.text_title, signature.text_body) == (text.title, text.body)
    assert (signature.network_address, signature.typed_name) == ("203.0.113.9", "Maya Torres")
    assert signature.agreed_to_electronic_at is not None
    WaiverText.objects.filter(pk=text.pk).update(body="Changed behind everybody's back.")
    signature.refresh_from_db()
    assert "Changed" not in signature.text_body


def test_the_file_tells_who_signed_what_and_how_they_were_known(signed):
    told = words(signing.file_of(signed))
    assert "Maya Torres" in told
    assert "m…@example.org" in told
    assert "maya@example.org" not in told
    assert signed.application.reference in told
    assert "Placeholder" in told


def test_signing_twice_is_told_and_changes_nothing(signed, maya):
    with pytest.raises((CannotSign, IllegalMove)):
        text = signing.text_for_rider(signed.application)
        signing.sign(signed, by=maya.account, act=make_act("Maya Torres"), text=text)
    assert Signature.objects.count() == SealedFile.objects.count() == 1


@pytest.mark.parametrize("typed", ["maya torres", " Torres,  Maya ", "MAYA TORRES", "Máya Torres."])
def test_a_name_is_known_loosely(approved, maya, typed):
    waiver = signing.open_for(approved, by=maya.account)
    signing.sign(waiver, by=maya.account, act=make_act(typed), text=signing.text_for_rider(approved))
    assert waiver.status == "signed"


@pytest.mark.parametrize("typed", ["", "  ", "Maya", "Maya Torrez", "Joan Adeyemi", "x"])
def test_another_name_is_not(approved, maya, typed):
    waiver = signing.open_for(approved, by=maya.account)
    with pytest.raises(CannotSign, match="ame"):
        signing.sign(waiver, by=maya.account, act=make_act(typed), text=signing.text_for_rider(approved))
    assert not Signature.objects.exists()


def test_signing_electronically_is_a_choice(approved, maya):
    waiver = signing.open_for(approved, by=maya.account)
    act = make_act("Maya Torres", agrees_to_electronic=False)
    with pytest.raises(CannotSign, match="print the waiver"):
        signing.sign(waiver, by=maya.account, act=act, text=signing.text_for_rider(approved))


def test_nobody_signs_for_somebody_else(approved, maya, stranger, joan):
    waiver = signing.open_for(approved, by=maya.account)
    for account in (stranger.account, joan):
        with pytest.raises(CannotSign, match="Only the rider"):
            signing.sign(waiver, by=account, act=make_act("Maya Torres"), text=signing.text_for_rider(approved))


@pytest.mark.parametrize("status", ["submitted", "under_review", "declined", "withdrawn"])
def test_it_is_signed_once_approved(program, maya, status):
    application = factories.make_application(status, rider=maya)
    waiver = signing.open_for(application, by=maya.account)
    with pytest.raises(CannotSign, match="approved"):
        signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=signing.text_for_rider(application))


def test_a_case_withdrawn_meanwhile_takes_no_signature(approved, maya, monkeypatch):
    """Between rendering and the transaction the rider withdraws in another window."""
    waiver = signing.open_for(approved, by=maya.account)
    put_away = evidence.put_away

    def and_meanwhile(pdf):
        Application.objects.filter(pk=approved.pk).update(status="withdrawn")
        return put_away(pdf)

    monkeypatch.setattr(evidence, "put_away", and_meanwhile)
    with pytest.raises(CannotSign, match="not open"):
        signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=signing.text_for_rider(approved))
    assert not Signature.objects.exists()
    assert not SealedFile.objects.exists()


def test_an_older_text_cannot_be_signed(approved, maya):
    waiver, text = signing.open_for(approved, by=maya.account), signing.text_for_rider(approved)
    publish_another(text)
    with pytest.raises(CannotSign, match="just changed"):
        signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=text)


def test_a_text_published_while_the_file_is_made_wins(approved, maya, monkeypatch):
    waiver, text = signing.open_for(approved, by=maya.account), signing.text_for_rider(approved)
    put_away = evidence.put_away

    def and_meanwhile(pdf):
        publish_another(text)
        return put_away(pdf)

    monkeypatch.setattr(evidence, "put_away", and_meanwhile)
    with pytest.raises(CannotSign, match="just changed"):
        signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=text)
    waiver.refresh_from_db()
    assert waiver.status == "awaiting"


def test_the_text_of_another_program_or_person_cannot_be_signed(approved, maya):
    waiver = signing.open_for(approved, by=maya.account)
    other = factories.make_program("other").waiver_texts.get(audience="adult", language="en")
    guardians = approved.program.waiver_texts.get(audience="guardian", language="en")
    for text in (other, guardians):
        with pytest.raises(CannotSign):
            signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=text)


def test_a_new_text_asks_for_a_new_signature(signed):
    publish_another(Signature.objects.get().text)
    doubts = waivers_validity.reasons(signed.application, timezone.now(), on=timezone.localdate())
    assert [doubt.code for doubt in doubts] == ["waiver_text_changed"]


def test_spanish_is_signed_in_spanish(approved, maya):
    maya.language = "es"
    maya.save()
    approved.rider.refresh_from_db()
    assert signing.text_for_rider(approved).language == "es"
    WaiverText.objects.filter(language="es").update(status="retired")
    assert signing.text_for_rider(approved).language == "en"
    WaiverText.objects.update(status="retired")
    with pytest.raises(CannotSign, match="no waiver text"):
        signing.text_for_rider(approved)


# --- how long it holds ---


def test_a_scheduled_ride_is_the_window(approved, maya):
    start = factories.local(factories.days_ahead(21))
    window = (start, start + timedelta(hours=4))
    waiver = signing.open_for(approved, by=maya.account)
    text = signing.text_for_rider(approved)
    signing.sign(waiver, by=maya.account, act=make_act("Maya Torres"), text=text, window=window)
    assert waiver.valid_until_at == window[1]

    def codes(at):
        return [doubt.code for doubt in waivers_validity.reasons(approved, at, on=start.date())]

    assert codes(start) == codes(window[1]) == []
    assert codes(window[1] + timedelta(minutes=1)) == ["waiver_out_of_date"]


def test_scope_of_days(db):
    validity = {"validity": {"waiver_scope": "days", "waiver_days": 365}}
    program = factories.make_program("yearly", ALDER_FALLS | validity)
    application = factories.make_application("approved", program=program)
    waiver = factories.make_signed_waiver(application)
    assert waiver.valid_until_at - waiver.valid_from_at == timedelta(days=365)


# --- a drawing ---


def test_a_drawing_is_written_again_by_us(approved, maya):
    out = BytesIO()
    Image.new("RGBA", (3000, 900), (0, 0, 0, 0)).save(out, "PNG", pnginfo=None)
    waiver = signing.open_for(approved, by=maya.account)
    act = make_act("Maya Torres", drawing="data:image/png;base64," + b64encode(out.getvalue()).decode())
    signing.sign(waiver, by=maya.account, act=act, text=signing.text_for_rider(approved))
    kept = Signature.objects.get().drawing
    assert kept != b64encode(out.getvalue()).decode()


@pytest.mark.parametrize("drawing", ["not base64 at all", b64encode(b"GIF89a").decode(), "A" * 300_001])
def test_what_is_no_drawing_is_refused(approved, maya, drawing):
    waiver = signing.open_for(approved, by=maya.account)
    act = make_act("Maya Torres", drawing=drawing)
    with pytest.raises(CannotSign, match="drawing"):
        signing.sign(waiver, by=maya.account, act=act, text=signing.text_for_rider(approved))


# --- a minor ---


def guardians_text(application):
    return application.program.waiver_texts.get(audience="guardian", language="en")


def consent(rosa, **fields):
    return signing.consent_and_sign(
        rosa, by=rosa.account, act=make_act("Rosa O'Brien"), text=guardians_text(rosa.application), **fields
    )


def approve(application):
    """As if both steps were taken."""
    until = {"approved_until_on": factories.days_ahead(120), "decided_at": timezone.now()}
    Application.objects.filter(pk=application.pk).update(status="approved", **until)
    application.refresh_from_db()


def test_the_guardian_consents_and_signs_in_one_visit(rosa, desmond):
    consent(rosa, latest_end=time(22))
    rosa.refresh_from_db()
    application = rosa.application
    assert (rosa.status, rosa.latest_end, application.status) == ("consented", time(22), "submitted")
    waiver = application.waivers.get()
    assert waiver.status == "partly_signed"
    assert signers.to_sign(waiver) == []  # the rider's turn comes with the approval
    receipt = SealedFile.objects.get()
    assert (receipt.kind, receipt.signature.guardian) == ("receipt", rosa)
    assert "Rosa O'Brien" in words(receipt)
    assert Message.objects.get(event="waiver.received").to_address == rosa.email
    assert names(application) == [
        "waiver.opened",
        "guardian.consented",
        "application.submitted",
        "waiver.partly_signed",
    ]


def test_the_rider_signs_last_and_seals_both(rosa, desmond):
    consent(rosa)
    application = rosa.application
    approve(application)
    text = signing.text_for_rider(application)
    assert text.audience == "minor"
    waiver = application.waivers.get()
    signing.sign(waiver, by=desmond.account, act=make_act("Desmond OBrien"), text=text)
    assert waiver.status == "signed"
    told = words(signing.file_of(waiver))
    assert "Rosa O'Brien" in told
    assert "Desmond" in told
    assert [file.kind for file in waiver.files.all()] == ["receipt", "waiver"]
    on = factories.days_ahead(21)
    assert waivers_validity.reasons(application, timezone.now(), on=on) == []


def test_a_guardian_signs_once(rosa):
    consent(rosa)
    with pytest.raises(CannotSign, match="already"):
        consent(rosa)
    assert Signature.objects.count() == 1


def test_not_under_the_riders_account_or_name(rosa, desmond):
    text = guardians_text(rosa.application)
    with pytest.raises(CannotConsent):
        signing.consent_and_sign(rosa, by=desmond.account, act=make_act("Rosa O'Brien"), text=text)
    with pytest.raises(CannotSign, match="as it stands"):
        signing.consent_and_sign(rosa, by=rosa.account, act=make_act("Desmond O'Brien"), text=text)
    riders = signing.text_for_rider(rosa.application)
    with pytest.raises(CannotSign, match="for the rider"):
        signing.consent_and_sign(rosa, by=rosa.account, act=make_act("Rosa O'Brien"), text=riders)
    rosa.refresh_from_db()
    assert rosa.status == "invited"


@pytest.mark.parametrize("status", ["withdrawn", "declined", "expired", "closed"])
def test_nothing_is_signed_for_a_closed_case(rosa, status):
    Application.objects.filter(pk=rosa.application_id).update(status=status)
    rosa.application.refresh_from_db()
    with pytest.raises(CannotSign, match="not open"):
        consent(rosa)
    assert not rosa.application.waivers.exists()


def test_who_was_replaced_or_said_no_signs_nothing(rosa, desmond):
    actions.refuse_guardian(rosa, by=rosa.account)
    with pytest.raises(IllegalMove):
        consent(rosa)


def test_a_yes_taken_back_makes_the_waiver_void(rosa, desmond):
    consent(rosa)
    waiver = rosa.application.waivers.get()
    actions.refuse_guardian(rosa, by=rosa.account)
    waiver.refresh_from_db()
    rosa.application.refresh_from_db()
    assert (waiver.status, rosa.application.status) == ("void", "guardian_pending")
    assert SealedFile.objects.count() == 1


def test_a_no_before_signing_touches_no_waiver(rosa):
    waiver = signing.open_for(rosa.application, by=rosa.account)
    actions.refuse_guardian(rosa, by=rosa.account)
    waiver.refresh_from_db()
    assert waiver.status == "awaiting"


def test_without_the_guardian_it_does_not_hold(rosa, desmond):
    application = rosa.application
    approve(application)
    waiver = signing.open_for(application, by=desmond.account)
    text = signing.text_for_rider(application)
    signing.sign(waiver, by=desmond.account, act=make_act("Desmond O'Brien"), text=text)
    assert waiver.status == "partly_signed"
    codes = [doubt.code for doubt in waivers_validity.reasons(application, timezone.now(), on=factories.days_ahead(21))]
    assert codes == ["waiver_guardian"]


def test_who_comes_of_age_before_the_ride_signs_alone(program):
    """Wished at seventeen, rides at eighteen: the day of the ride decides."""
    on = factories.days_ahead(40)
    rider = factories.make_rider("Ada Lind", born_on=on.replace(year=on.year - 18))
    application = factories.make_application("approved", rider=rider)
    assert signing.text_for_rider(application).audience == "minor"
    text = signing.text_for_rider(application, on)
    assert text.audience == "adult"
    start = datetime.combine(on, time(18), tzinfo=CENTRAL)
    waiver = signing.open_for(application, by=rider.account)
    window = (start, start + timedelta(hours=4))
    signing.sign(waiver, by=rider.account, act=make_act("Ada Lind"), text=text, window=window)
    assert waiver.status == "signed"
    assert waivers_validity.reasons(application, start, on=on) == []


def test_a_minors_waiver_does_not_carry_an_adult(rosa, desmond):
    consent(rosa)
    application = rosa.application
    approve(application)
    waiver = application.waivers.get()
    signing.sign(waiver, by=desmond.account, act=make_act("Desmond O'Brien"), text=signing.text_for_rider(application))
    grown = desmond.born_on + timedelta(days=18 * 366)
    codes = [doubt.code for doubt in waivers_validity.reasons(application, timezone.now(), on=grown)]
    assert codes == ["waiver_turned_adult"]


# --- opened, replaced, void ---


def test_there_is_one_waiver_at_a_time(approved, maya):
    first = signing.open_for(approved, by=maya.account)
    assert signing.open_for(approved, by=maya.account) == first
    assert names(approved) == ["waiver.opened"]


def test_the_last_approval_opens_it_and_asks(program, maya, joan, lindqvist):
    application = reviewing.begin_review(factories.make_application(rider=maya), by=joan)
    factories.make_clearance(application, by=joan)
    actions.approve(application, by=joan)
    assert not application.waivers.exists()
    actions.approve(application, by=lindqvist)
    assert application.waivers.get().status == "awaiting"
    assert Message.objects.get(event="waiver.ready").to_address == maya.email


def test_a_replaced_waiver_is_asked_for_again(signed, joan):
    actions.supersede(signed, by=joan)
    application = signed.application
    assert [waiver.status for waiver in application.waivers.order_by("opened_at")] == ["superseded", "awaiting"]
    assert Message.objects.filter(event="waiver.ready").count() == 1
    assert waivers_validity.reasons(application, timezone.now(), on=timezone.localdate())


def test_a_replaced_waiver_asks_the_guardian_too(rosa, desmond, joan):
    consent(rosa)
    approve(rosa.application)
    waiver = rosa.application.waivers.get()
    actions.supersede(waiver, by=joan)
    letter = Message.objects.get(event="waiver.again")
    assert (letter.to_address, letter.link_subject) == (rosa.email, rosa.pk)
    consent(rosa)
    assert rosa.application.waivers.live().get().status == "partly_signed"


def test_void_keeps_files_and_signatures(signed, joan):
    actions.void(signed, by=joan, reason="entered_by_mistake")
    assert signed.files.count() == signed.signatures.count() == 1
    assert evidence.content(signed.files.get())


def test_the_rider_may_refuse(approved, maya, stranger):
    waiver = signing.open_for(approved, by=maya.account)
    with pytest.raises(CannotSign):
        actions.refuse(waiver, by=stranger.account)
    assert actions.refuse(waiver, by=maya.account).status == "refused"


def test_reading_a_file_is_noted(signed, maya):
    file = signing.file_of(signed)
    assert actions.read_file(file, by=maya.account).startswith(b"%PDF-")
    event = Event.objects.in_case(signed.application_id).last()
    assert (event.name, event.actor) == ("waiver.file_read", maya.account.pk)


def test_the_bytes_lie_under_their_hash(signed):
    file = signing.file_of(signed)
    assert default_storage.exists(evidence.path_of(file.sha256))

"""Pen and paper, and the witness."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from ridealong.applications.application import Application
from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, SealedFile, Signature
from ridealong.waivers import actions, evidence, signing, validity, waiver_papers
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.waiver_papers import masked
from tests import factories
from tests.factories import make_act

pytestmark = pytest.mark.django_db


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


# --- paper ---


def test_an_empty_waiver_names_nobody(program):
    for audience in ("adult", "minor", "guardian"):
        told = words(waiver_papers.blank_pdf(program, audience, "en"))
        assert "Alder Falls Police Department" in told
        assert "Placeholder" in told


def test_a_prefilled_one_names_the_rider(approved, maya):
    waiver = signing.open_for(approved, by=maya.account)
    told = words(waiver_papers.prefilled_pdf(waiver))
    assert "Maya Torres" in told
    assert approved.reference in told
    assert waiver.short_code in told.replace(" ", "")


def test_staff_record_signatures_made_by_hand(approved, maya, joan):
    waiver = signing.open_for(approved, by=joan)
    actions.record_paper(waiver, by=joan, has_seen_signatures=True)
    assert waiver.status == "signed"
    signature = Signature.objects.get()
    assert (signature.method, signature.typed_name, signature.account) == ("on_paper", "Maya Torres", None)
    assert signature.agreed_to_electronic_at is None
    told = words(evidence.content(signing.file_of(waiver)))
    assert "by hand on paper" in told
    assert list(Event.objects.of(waiver).values_list("name", flat=True)) == ["waiver.opened", "waiver.signed_on_paper"]
    assert validity.reasons(approved, timezone.now(), on=timezone.localdate()) == []


def test_who_saw_the_pen_move_is_the_witness(approved, law):
    waiver = signing.open_for(approved, by=law.account)
    actions.record_paper(waiver, by=law.account, has_seen_signatures=True, witness_name="Dana Law")
    assert [file.kind for file in waiver.files.all()] == ["waiver", "attestation"]
    assert waiver.signatures.get(role="witness").account == law.account


def test_only_with_the_paper_in_hand(approved, joan):
    waiver = signing.open_for(approved, by=joan)
    with pytest.raises(CannotSign, match="Look at the paper"):
        actions.record_paper(waiver, by=joan, has_seen_signatures=False)


def test_paper_is_recorded_once(signed, joan):
    with pytest.raises(IllegalMove):
        actions.record_paper(signed, by=joan, has_seen_signatures=True)


def test_a_minors_paper_carries_the_guardians_consent(rosa, joan):
    """Also when the guardian had opened the link before, and so has an account."""
    application = rosa.application
    waiver = signing.open_for(application, by=joan)
    actions.record_paper(waiver, by=joan, has_seen_signatures=True)
    rosa.refresh_from_db()
    application.refresh_from_db()
    assert (rosa.status, application.status, waiver.status) == ("consented", "submitted", "signed")
    assert {(one.role, one.method) for one in waiver.signatures.all()} == {
        ("guardian", "on_paper"),
        ("rider", "on_paper"),
    }
    assert waiver.valid_until_at.date() > factories.days_ahead(170)


def test_the_guardian_on_screen_the_rider_on_paper(rosa, joan):
    text = rosa.application.program.waiver_texts.get(audience="guardian", language="en")
    signing.consent_and_sign(rosa, by=rosa.account, act=make_act("Rosa O'Brien"), text=text)
    waiver = rosa.application.waivers.get()
    actions.record_paper(waiver, by=joan, has_seen_signatures=True)
    methods = dict(waiver.signatures.values_list("role", "method"))
    assert methods == {"guardian": "on_screen", "rider": "on_paper"}


def test_nobody_records_the_paper_of_their_own_family(program, joan):
    own = factories.make_application("approved", rider=factories.make_rider("Joan Adeyemi", account=joan))
    waiver = signing.open_for(own, by=joan)
    with pytest.raises(CannotSign, match="own family"):
        actions.record_paper(waiver, by=joan, has_seen_signatures=True)


def test_no_paper_for_a_closed_case(approved, joan):
    waiver = signing.open_for(approved, by=joan)
    Application.objects.filter(pk=approved.pk).update(status="withdrawn")
    waiver.refresh_from_db()
    with pytest.raises(CannotSign, match="not open"):
        actions.record_paper(waiver, by=joan, has_seen_signatures=True)


# --- the witness ---


def test_the_witness_makes_a_page_of_their_own(signed, law):
    before = evidence.content(signing.file_of(signed))
    file = actions.witness(signed, by=law.account, act=make_act("Dana Law", identified_by="staff_account"))
    assert (file.kind, file.signature.role) == ("attestation", "witness")
    told = words(evidence.content(file)).replace(" ", "")
    assert signing.file_of(signed).sha256 in told
    assert "DanaLaw" in told
    assert evidence.content(signing.file_of(signed)) == before
    assert Event.objects.of(signed).last().name == "waiver.witnessed"


def test_one_witness_is_enough(signed, law, hill):
    actions.witness(signed, by=law.account, act=make_act("Dana Law"))
    with pytest.raises(CannotSign, match="a moment ago"):
        actions.witness(signed, by=hill.account, act=make_act("Hill"))
    assert SealedFile.objects.filter(kind="attestation").count() == 1


def test_nobody_witnesses_their_own(signed, maya):
    with pytest.raises(CannotSign, match="Somebody else"):
        actions.witness(signed, by=maya.account, act=make_act("Maya Torres"))


def test_a_witness_types_a_name(signed, law):
    with pytest.raises(CannotSign, match="Type the name"):
        actions.witness(signed, by=law.account, act=make_act("  "))


def test_what_is_not_signed_is_not_witnessed(approved, maya, law):
    waiver = signing.open_for(approved, by=maya.account)
    with pytest.raises(IllegalMove):
        actions.witness(waiver, by=law.account, act=make_act("Dana Law"))


def test_a_witness_does_not_make_the_text_look_old(signed, law):
    actions.witness(signed, by=law.account, act=make_act("Dana Law"))
    assert validity.reasons(signed.application, timezone.now(), on=timezone.localdate()) == []


@pytest.mark.parametrize(("address", "shown"), [("maya@example.org", "m…@example.org"), ("", "…"), ("x", "x…")])
def test_an_address_is_shown_in_part(address, shown):
    assert masked(address) == shown

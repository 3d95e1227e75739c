"""Counter-signature and notary, beside the witness of test_paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from ridealong.core.workflow import IllegalMove
from ridealong.models import Event, Signature
from ridealong.rides import road
from ridealong.rides.road import NotClear, Points
from ridealong.rules.presets import ALDER_FALLS
from ridealong.waivers import actions, evidence, signing, validity, verification, waiver_papers
from ridealong.waivers.moments import CannotSign
from tests import factories
from tests.factories import make_act

pytestmark = pytest.mark.django_db
COMMISSION = "Notary Public, Lincoln County, commission 4711, until Dec 31, 2030"


@pytest.fixture
def program(db):
    """A department that wants everything."""
    rules = {**ALDER_FALLS, "waiver": {"witness": True, "countersign": True, "notary": True}}
    return factories.make_program(rules=rules)


def words(file):
    pages = PdfReader(BytesIO(evidence.content(file))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_has_a_page_that_names_the_hash(signed, joan, lindqvist):
    waiver = signing.file_of(signed)
    first = actions.countersign(signed, by=lindqvist, act=make_act("Ana Lindqvist", identified_by="staff_account"))
    second = actions.notarize(signed, by=joan, act=make_act("Nora Tary", identified_by="stamp"), commission=COMMISSION)
    for file, told in ((first, "for the department"), (second, "certifies as a notary")):
        said = words(file)
        assert told in said
        assert waiver.sha256 in said.replace(" ", "")
    assert "commission 4711" in words(second)
    assert "stamp was seen on the paper by Joan Adeyemi" in words(second)
    assert {"waiver.countersigned", "waiver.notarized"} <= set(Event.objects.of(signed).values_list("name", flat=True))


def test_the_public_page_says_who_attested(signed, joan):
    file = actions.notarize(signed, by=joan, act=make_act("Nora Tary", identified_by="stamp"), commission=COMMISSION)
    verdict = verification.verify(evidence.content(file))
    assert verdict.is_genuine
    assert "Nora Tary (Notary)" in " ".join(verdict.words)
    told = " ".join(verification.verify(evidence.content(signing.file_of(signed))).words)
    assert "Maya Torres" in told and "Nora" not in told


def test_each_is_done_once(signed, joan, lindqvist):
    actions.countersign(signed, by=joan, act=make_act("Joan"))
    with pytest.raises(CannotSign, match="a moment ago"):
        actions.countersign(signed, by=lindqvist, act=make_act("Ana"))


def test_a_notary_has_a_commission(signed, joan):
    with pytest.raises(CannotSign, match="commission"):
        actions.notarize(signed, by=joan, act=make_act("Nora Tary"), commission=" ")


def test_nothing_is_certified_before_it_is_signed(approved, maya, joan):
    waiver = signing.open_for(approved, by=maya.account)
    with pytest.raises(IllegalMove):
        actions.notarize(waiver, by=joan, act=make_act("Nora Tary"), commission=COMMISSION)


def test_without_the_notary_the_waiver_does_not_hold(signed, joan):
    def codes():
        return [doubt.code for doubt in validity.reasons(signed.application, timezone.now(), on=timezone.localdate())]

    assert codes() == ["waiver_notary"]
    actions.notarize(signed, by=joan, act=make_act("Nora Tary"), commission=COMMISSION)
    assert codes() == []


def test_a_program_that_asks_for_less_gets_along_without(signed):
    type(signed.application.rule_set).objects.update(content=ALDER_FALLS)
    signed.application.refresh_from_db()
    assert validity.reasons(signed.application, timezone.now(), on=timezone.localdate()) == []


def test_the_officer_at_the_door_may_sign_for_the_department(signed, law, joan):
    actions.notarize(signed, by=joan, act=make_act("Nora Tary"), commission=COMMISSION)
    now = timezone.now() + timedelta(minutes=20)
    ride = factories.make_ride(
        "confirmed", application=signed.application, seat=factories.make_seat(law, starts_at=now)
    )
    points = Points(has_shown_id=True, is_dressed=True, is_sober=True, is_briefed=True)
    with pytest.raises(NotClear, match="for the department"):
        road.check_in(ride, by=law.account, points=points, witness_name="Dana Law")
    road.check_in(ride, by=law.account, points=points, witness_name="Dana Law", countersigner_name="Dana Law")
    assert set(Signature.objects.values_list("role", flat=True)) == {"rider", "witness", "countersigner", "notary"}
    assert road.to_attest(ride, signed) == []


def test_the_desk_records_both(client, signed, joan):
    client.force_login(joan)

    def verbs():
        page = client.get(reverse("admin:ridealong_application_change", args=[signed.application_id]))
        return {button.verb.name for button in page.context["others"]}

    def post(verb, **data):
        return client.post(reverse(f"admin:ridealong_application_{verb}", args=[signed.application_id]), data)

    assert {"countersign", "notarize"} <= verbs()
    post("countersign", name="Joan Adeyemi")
    notary = {"how": "stamp", "name": "Nora Tary", "state": "Lincoln County", "number": "4711"}
    late = post("notarize", **notary, until_on="2020-01-31").content.decode()
    assert "certifies nothing" in late and "Nora Tary" in late
    post("notarize", **notary, until_on="2090-01-31")
    assert Signature.objects.get(role="notary").capacity.startswith("Notary Public, Lincoln County, commission 4711")
    assert not {"countersign", "notarize"} & verbs()


def test_the_empty_paper_has_room_for_them(program):
    told = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(waiver_papers.blank_pdf(program, "adult", "en"))).pages
    )
    assert "County of" in told and "Commission number" in told and "For the department" in told

"""When a waiver is signed, on what, and with which initials (domain.md, row 18)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from ridealong.applications.deciding.chain import CannotDecide
from ridealong.models import Message
from ridealong.rules.presets import ALDER_FALLS
from ridealong.waivers import actions, evidence, names, scans, signing
from ridealong.waivers.moments import CannotSign
from tests import factories
from tests.factories import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def wanting(program):
    """Changes the waiver's rule of the program."""

    def change(**rule):
        content = {**ALDER_FALLS, "waiver": {"witness": False, **rule}}
        type(program.rule_set).objects.filter(pk=program.rule_set.pk).update(content=content)
        program.__dict__.pop("rule_set", None)
        return program

    return change


def sign(case, at=None, **act):
    rider = case.rider
    waiver = signing.open_for(case, by=rider.account)
    window = (at, at + timedelta(hours=4)) if at else None
    text = signing.text_for_rider(case)
    act = make_act(rider.legal_name, **act)
    return signing.sign(waiver, by=rider.account, act=act, text=text, window=window)


# --- with the application ---


def test_with_the_application_it_is_signed_before_anybody_decides(wanting, maya):
    wanting(moment="application")
    case = factories.make_application("submitted", rider=maya)
    assert sign(case).status == "signed"


def test_after_approval_it_is_too_early_before(wanting, maya):
    wanting(moment="after_approval")
    with pytest.raises(CannotSign, match="once the application is approved"):
        sign(factories.make_application("submitted", rider=maya))


def test_no_decision_without_the_signature(wanting, maya, joan, lindqvist):
    wanting(moment="application")
    case = factories.make_application("under_review", rider=maya)
    with pytest.raises(CannotDecide, match="not signed yet"):
        actions.approve(case, by=joan)


def test_the_page_leads_to_the_pen_at_once(wanting, client, maya):
    wanting(moment="application")
    case = factories.make_application("submitted", rider=maya)
    client.force_login(maya.account)
    page = client.get(reverse("rider:case", args=[case.pk])).content.decode()
    assert "Now your signature" in page and reverse("rider:sign", args=[case.pk]) in page
    sign(case)
    page = client.get(reverse("rider:case", args=[case.pk])).content.decode()
    assert "Now your signature" not in page and "Next: the desk reads it" in page


# --- on the day ---


def test_on_the_day_means_on_the_day(wanting, maya):
    wanting(moment="on_the_day")
    case = factories.make_application("approved", rider=maya)
    for at in (None, timezone.now() + timedelta(days=2)):
        with pytest.raises(CannotSign, match="at the station, on the day"):
            sign(case, at)
    assert sign(case, timezone.now()).status == "signed"


def test_who_signs_on_the_day_is_not_asked_to_before(wanting, client, maya, joan):
    wanting(moment="on_the_day", channels=["online", "device"])
    case = factories.make_application("approved", rider=maya)
    actions._follow(case, by=joan)
    assert not Message.objects.filter(event="waiver.ready").exists()
    client.force_login(maya.account)
    page = client.get(reverse("rider:case", args=[case.pk])).content.decode()
    assert reverse("rider:sign", args=[case.pk]) not in page


# --- on the department's device ---


def here(case, by, *, guardian=None, name="", **act):
    waiver = signing.open_for(case, by=by)
    text = (
        signing.text_for(case, "guardian", "en") if guardian else signing.text_for_rider(case)
    )  # fmt: skip
    act = make_act(name or (guardian.name if guardian else case.rider.legal_name), identified_by="id_shown", **act)
    return signing.sign_here(waiver, by=by, act=act, text=text, guardian=guardian)


def test_before_a_member_of_staff_who_saw_the_id(wanting, maya, law):
    wanting(channels=["device"])
    waiver = here(factories.make_application("approved", rider=maya), law.account)
    signature = waiver.signatures.get()
    assert (waiver.status, signature.method, signature.account, signature.taken_by) == (
        "signed", "on_device", None, law.account,
    )  # fmt: skip
    told = " ".join(
        " ".join(
            page.extract_text() for page in PdfReader(BytesIO(evidence.content(signing.file_of(waiver)))).pages
        ).split()
    )
    assert f"on the department's device before {law.account}" in told.replace("’", "'")


def test_only_where_the_program_has_a_device(wanting, maya, law):
    wanting(channels=["online", "paper"])
    with pytest.raises(CannotSign, match="on its own device"):
        here(factories.make_application("approved", rider=maya), law.account)


def test_a_guardian_signs_on_it_too_and_consents(wanting, rosa, joan):
    here(rosa.application, joan, guardian=rosa)
    rosa.refresh_from_db()
    rosa.application.refresh_from_db()
    assert (rosa.status, rosa.application.status) == ("consented", "submitted")


def test_nobody_else_under_the_same_name(wanting, maya, law):
    with pytest.raises(CannotSign, match="as it stands"):
        here(factories.make_application("approved", rider=maya), law.account, name="Dana Law")


def test_not_before_ones_own_family(wanting, joan):
    own = factories.make_application("approved", rider=factories.make_rider("Joan Adeyemi", account=joan))
    with pytest.raises(CannotSign, match="own family"):
        here(own, joan)


# --- where ---


def test_a_department_that_refuses_electronic_forms_gets_none(wanting, client, maya, rosa, joan):
    wanting(channels=["paper"])
    with pytest.raises(CannotSign, match="no signatures on people's own screens"):
        sign(factories.make_application("approved", rider=maya))
    rosa.refresh_from_db()
    text = signing.text_for(rosa.application, "guardian", "en")
    with pytest.raises(CannotSign, match="own screens"):
        signing.consent_and_sign(rosa, by=rosa.account, act=make_act(rosa.name), text=text)
    client.force_login(rosa.account)
    page = client.get(reverse("guardian:case", args=[rosa.pk])).content.decode()
    assert "at the station, with your photo ID" in page and "Print it to read and sign" in page
    assert client.post(reverse("guardian:sign", args=[rosa.pk]), {}).status_code == 302


def test_a_department_without_paper_takes_none(wanting, client, maya, joan):
    wanting(channels=["online"])
    waiver = signing.open_for(factories.make_application("approved", rider=maya), by=joan)
    with pytest.raises(CannotSign, match="no waivers on paper"):
        actions.record_paper(waiver, by=joan, has_seen_signatures=True)
    with pytest.raises(CannotSign, match="no waivers on paper"):
        scans.hand_in([factories.make_picture()], by=joan, typed=waiver.short_code)
    client.force_login(joan)
    page = client.get(reverse("admin:ridealong_application_change", args=[waiver.application_id]))
    assert "record-paper" not in {button.verb.name for button in page.context["others"]}


# --- initials ---


@pytest.mark.parametrize("letters", ["", "X", "MX"])
def test_initials_are_the_riders(wanting, maya, letters):
    wanting(initials_per_page=True)
    with pytest.raises(CannotSign, match="“MT”"):
        sign(factories.make_application("approved", rider=maya), initials=letters)


def test_initials_stand_on_every_page_of_the_text(wanting, maya):
    wanting(initials_per_page=True)
    waiver = sign(factories.make_application("approved", rider=maya), initials="mt")
    pages = [page.extract_text() for page in PdfReader(BytesIO(evidence.content(signing.file_of(waiver)))).pages]
    assert all("Initials MT" in page for page in pages[:-1])
    assert "Initials under every part: MT" in " ".join(pages[-1].split())


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maya Torres", "MT"),
        ("Łukasz Nguyễn", "LN"),
        ("王", "王"),
        ("María Ana López", "ML"),
        ("O'Brien, Desmond", "DO"),
    ],
)
def test_initials_of_the_world(name, letters):
    assert names.are_initials(letters, name)
    assert names.are_initials(names.initials(name), name)


def test_the_page_asks_for_them_part_by_part(wanting, client, maya):
    wanting(initials_per_page=True)
    case = factories.make_application("approved", rider=maya)
    client.force_login(maya.account)
    address = reverse("rider:sign", args=[case.pk])
    form = client.get(address).context["form"]
    fields = [field.name for _part, field in form.parts]
    assert len(fields) > 2
    data = {"text": form["text"].initial, "agrees_to_electronic": "on", "has_read": "on", "typed_name": "Maya Torres"}
    missed = client.post(address, {**data, **dict.fromkeys(fields[1:], "MT")}).content.decode()
    assert "once you have read this part" in missed and missed.count('value="MT"') == len(fields) - 1
    wrong = client.post(address, {**data, **dict.fromkeys(fields, "MT"), fields[2]: "QX"}).content.decode()
    assert "not the initials" in wrong
    client.post(address, {**data, **dict.fromkeys(fields, "MT")})
    assert case.waivers.get().signatures.get().initials == "MT"

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ridealong.applications.guardians import consenting
from ridealong.core import links
from ridealong.models import Guardian, Message, Signature
from ridealong.posts.models import PublicityConsent
from ridealong.waivers import actions as waivers
from ridealong.waivers import signing
from ridealong.waivers.verification import verify
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(rosa):
    return reverse("guardian:case", args=[rosa.pk])


@pytest.fixture
def as_rosa(client, rosa):
    client.force_login(rosa.account)
    return client


def answers(rosa, **changes):
    text = signing.text_for(rosa.application, "guardian", "en")
    boxes = {"consents": "on", "agrees_to_electronic": "on", "has_read": "on"}
    return {"text": text.pk, "typed_name": rosa.name, "drawing": "", **boxes, **changes}


def test_looking_at_the_link_uses_nothing_up_and_pressing_does(client, rosa):
    secret = links.mint("guardian", rosa.pk)
    page = client.get(reverse("guardian:open", args=[secret]))
    assert page.status_code == 200
    response = client.post(reverse("guardian:open", args=[secret]))
    assert response["Location"] == reverse("account_confirm_login_code")
    assert Message.objects.filter(to_address=rosa.email, link_purpose="sign_in_code").exists()
    assert client.post(reverse("guardian:open", args=[secret])).status_code == 404


def test_the_childs_session_ends_where_the_guardians_begins(client, rosa, desmond):
    client.force_login(desmond.account)
    client.post(reverse("guardian:open", args=[links.mint("guardian", rosa.pk)]))
    assert "_auth_user_id" not in client.session


def test_who_is_signed_in_already_needs_no_code(as_rosa, rosa, case):
    assert as_rosa.post(reverse("guardian:open", args=[links.mint("guardian", rosa.pk)]))["Location"] == case
    assert not Message.objects.exists()


def test_a_guardian_who_was_replaced_is_asked_no_more(as_rosa, rosa, case):
    secret = links.mint("guardian", rosa.pk)
    type(rosa).objects.filter(pk=rosa.pk).update(status="replaced")
    assert as_rosa.get(case).status_code == 404
    assert as_rosa.post(reverse("guardian:open", args=[secret])).status_code == 404


def test_the_address_alone_shows_whose_case_it_is(client, rosa, case):
    type(rosa).objects.filter(pk=rosa.pk).update(account=None)
    client.force_login(rosa.account)
    assert client.get(case).status_code == 200
    client.post(f"{case}sign/", answers(rosa))
    rosa.refresh_from_db()
    assert (rosa.status, rosa.account.email) == ("consented", "rosa@example.org")


def test_a_waiver_that_was_replaced_is_signed_once_more(as_rosa, rosa, case):
    as_rosa.post(f"{case}sign/", answers(rosa))
    waivers.supersede(rosa.application.waivers.get(), by=rosa.account)
    assert "signature is needed once more" in as_rosa.get(case).content.decode()
    as_rosa.post(f"{case}sign/", answers(rosa))
    assert Signature.objects.filter(guardian=rosa).count() == 2


def test_without_a_published_text_there_is_a_number_to_call(as_rosa, rosa, case):
    rosa.application.program.waiver_texts.update(status="retired")
    assert "no text to sign yet" in as_rosa.get(case).content.decode()
    assert as_rosa.get(f"{case}paper/").status_code == 302
    assert as_rosa.post(f"{case}sign/", {"text": rosa.pk}).status_code == 302


def test_a_closed_case_asks_nothing(as_rosa, rosa, case):
    type(rosa.application).objects.filter(pk=rosa.application_id).update(status="withdrawn")
    assert "this application is closed" in as_rosa.get(case).content.decode()
    assert as_rosa.post(f"{case}decline/").status_code == 302
    assert Guardian.objects.get(pk=rosa.pk).status == "invited"


def test_a_link_of_nobody_opens_nothing(client, program):
    assert client.get(reverse("guardian:open", args=["nonsense"])).status_code == 404


def test_the_guardian_reads_the_whole_text_and_who_it_is_about(as_rosa, case):
    page = as_rosa.get(case).content.decode()
    assert "I am the parent or guardian" in page
    assert "Desmond" in page


def test_consenting_and_signing_is_one_visit_with_a_receipt(as_rosa, rosa, case):
    response = as_rosa.post(f"{case}sign/", answers(rosa, latest_end="21:30"), follow=True)
    page = response.content.decode()
    assert "You consented and signed" in page
    rosa.refresh_from_db()
    assert (rosa.status, f"{rosa.latest_end:%H:%M}", rosa.application.status) == ("consented", "21:30", "submitted")
    signature = Signature.objects.get(guardian=rosa)
    file = signature.files.get()
    got = as_rosa.get(reverse("guardian:file", args=[rosa.pk, file.pk]))
    assert verify(b"".join(got)).is_genuine
    assert "no-store" in got["Cache-Control"]


def test_signing_twice_signs_once(as_rosa, rosa, case):
    as_rosa.post(f"{case}sign/", answers(rosa))
    as_rosa.post(f"{case}sign/", answers(rosa))
    assert Signature.objects.filter(guardian=rosa).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"consents": ""}, "Say that you consent"),
        ({"agrees_to_electronic": ""}, "Agree to sign electronically"),
        ({"has_read": ""}, "Read the text to its end"),
        ({"typed_name": ""}, "Type your name"),
        ({"typed_name": "Somebody Else"}, "Rosa"),
        ({"typed_name": "Rosa\x00"}, "Null characters"),
        ({"typed_name": "\u202eRosa O'Brien"}, "invisible characters"),
        ({"typed_name": "R" * 1000}, "at most 200"),
        ({"drawing": "data:image/png;base64,AAAA"}, "could not be read"),
        ({"latest_end": "99:99"}, "valid time"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_signed(as_rosa, rosa, case, changes, words):
    page = as_rosa.post(f"{case}sign/", answers(rosa, **changes)).content.decode()
    assert words in page
    assert not Signature.objects.exists()
    assert Guardian.objects.get(pk=rosa.pk).status == "invited"


def test_a_text_that_changed_is_read_again(as_rosa, rosa, case):
    forged = rosa.pk
    response = as_rosa.post(f"{case}sign/", answers(rosa, text=forged), follow=True)
    assert "text has changed" in response.content.decode()
    assert not Signature.objects.exists()


def test_saying_no_takes_two_steps_and_tells_the_rider(as_rosa, rosa, case):
    assert as_rosa.get(f"{case}decline/").status_code == 200
    page = as_rosa.post(f"{case}decline/", follow=True).content.decode()
    assert "You declined" in page
    assert Message.objects.filter(event="guardian.declined").exists()


def test_paper_is_a_way_too_and_changes_nothing(as_rosa, rosa, case):
    response = as_rosa.get(f"{case}paper/")
    assert response["Content-Type"] == "application/pdf"
    assert not rosa.application.waivers.exists()


@pytest.mark.parametrize("page", ["", "decline/", "paper/", "publicity/"])
def test_strangers_and_the_rider_find_nothing(client, rosa, stranger, desmond, case, page):
    for rider in (stranger, desmond):
        client.force_login(rider.account)
        assert client.get(f"{case}{page}").status_code == 404
        assert client.post(f"{case}sign/", answers(rosa)).status_code == 404


def test_one_case_or_three_cost_the_same(as_rosa, rosa):
    as_rosa.get(reverse("guardian:mine"))
    counts = []
    for _number in range(3):
        with CaptureQueriesContext(connection) as counted:
            as_rosa.get(reverse("guardian:mine"))
        counts.append(len(counted))
        factories.make_guardian(
            factories.make_application("guardian_pending"), "Rosa O'Brien", email=rosa.email, account=rosa.account
        )
    assert len(set(counts)) == 1


def test_after_a_minors_ride_the_guardian_chooses_and_takes_back(as_rosa, rosa, law):
    consenting.consent(rosa, by=rosa.account)
    type(rosa.application).objects.filter(pk=rosa.application_id).update(status="closed")
    seat = factories.make_seat(law, starts_at=factories.local(factories.days_ahead(-3), "17:00"))
    waiver = signing.open_for(rosa.application, by=law.account)
    factories.make_ride("completed", application=rosa.application, seat=seat, waiver=waiver)
    page = reverse("guardian:publicity", args=[rosa.pk])
    assert as_rosa.get(page).status_code == 200
    as_rosa.post(page, {"allows_posts": "yes", "name_scope": "first_name"})
    consent = PublicityConsent.objects.get(guardian=rosa)
    assert (consent.allows_posts, consent.name_scope) == (True, "first_name")
    as_rosa.post(f"{page}withdraw/")
    consent.refresh_from_db()
    assert consent.withdrawn_at

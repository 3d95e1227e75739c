"""The outbox on the desk: drafts, letters, what failed, and the department's own words."""

import io

import pypdf
import pytest
from django.core import mail

from ridealong.applications import notices
from ridealong.applications.intake import by_desk
from ridealong.core.history import Event
from ridealong.notifications import delivery, message_style, wording
from ridealong.notifications.models import Message, MessageStatus
from ridealong.notifications.wording import Wording
from tests import factories

pytestmark = pytest.mark.django_db


def page(message, verb="change"):
    return f"/admin/ridealong/message/{message.pk}/{verb}/"


@pytest.fixture
def draft(maya):
    notices.declined(factories.make_application("declined", rider=maya), is_draft=True)
    return Message.objects.get()


@pytest.fixture
def earl(program, joan):
    """A paper application of somebody without an e-mail address."""
    case = by_desk.begin(program, None, by=joan, channel="paper", person={"legal_name": "Łukasz O’Brien"})
    case.rider.address = "4 Ferry Lane, Alder Falls"
    case.rider.save()
    return case


@pytest.fixture
def letter(earl):
    notices.withdrawn(earl)
    return Message.objects.get()


@pytest.fixture
def failed(maya):
    notices.withdrawn(factories.make_application("withdrawn", rider=maya))
    Message.objects.update(status=MessageStatus.FAILED, attempts=9)
    return Message.objects.get()


def test_a_draft_gets_other_words_and_both_bodies_say_them(desk, draft, joan):
    words = {
        "subject": "About your application",
        "body": "# Maya, one more thing.\n\nCall us <b>today</b>.\n\n[My page]",
    }
    assert desk.post(page(draft, "edit"), words)["Location"] == page(draft)
    draft.refresh_from_db()
    assert draft.subject == "About your application"
    assert "Call us <b>today</b>." in draft.text
    assert "Call us &lt;b&gt;today&lt;/b&gt;." in draft.html
    assert Event.objects.get(name="message.edited").actor == joan.pk


@pytest.mark.parametrize(
    ("subject", "body", "field"),
    [("", "# Maya", "subject"), ("News", "", "body"), ("News", "My number is 123-45-6789.", "body")],
)
def test_words_that_cannot_be_are_told_and_kept(desk, draft, subject, body, field):
    answer = desk.post(page(draft, "edit"), {"subject": subject, "body": body})
    assert answer.context["form"].errors[field]
    assert body in answer.content.decode()


def test_two_buttons_are_one_too_many(desk, draft):
    answer = desk.post(page(draft, "edit"), {"subject": "News", "body": "# Maya\n\n[One]\n\n[Two]"})
    assert "One button at most" in answer.content.decode()


def test_what_is_sent_is_not_edited(desk, draft):
    Message.objects.update(status=MessageStatus.SENT)
    desk.post(page(draft, "edit"), {"subject": "News", "body": "# Maya"})
    assert Message.objects.get().subject != "News"


def test_a_letter_is_printed_with_name_address_and_words(desk, letter):
    answer = desk.post(f"/admin/letters/{letter.pk}/print/")
    text = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert all(part in text for part in ("Łukasz O’Brien", "4 Ferry Lane", letter.subject))
    letter.refresh_from_db()
    assert letter.status == MessageStatus.PRINTED
    assert desk.post(f"/admin/letters/{letter.pk}/print/").status_code == 200  # the printer ate it


def test_letters_are_printed_together_and_posted_together(desk, earl, letter):
    notices.expired(earl)
    assert "Print 2 letters" in desk.get("/admin/letters/").content.decode()
    answer = desk.post("/admin/letters/print/")
    assert len(pypdf.PdfReader(io.BytesIO(answer.content)).pages) == 2
    lying = [str(pk) for pk in Message.objects.to_post().values_list("pk", flat=True)]
    assert len(lying) == 2
    desk.post("/admin/letters/post/", {"letter": [lying[0], "nonsense"]})
    assert [str(each.pk) for each in Message.objects.to_post()] == lying[1:]
    assert Message.objects.get(pk=lying[0]).status == MessageStatus.SENT
    assert Event.objects.filter(name="message.posted").count() == 1


def test_without_letters_nothing_is_printed(desk):
    assert desk.post("/admin/letters/print/", follow=True).redirect_chain[0][0] == "/admin/letters/"


def test_a_mail_is_no_letter(desk, failed):
    assert desk.post(f"/admin/letters/{failed.pk}/print/").status_code == 404


def test_the_worker_leaves_letters_alone(letter):
    assert delivery.send_due() == 0
    assert (mail.outbox, Message.objects.get().status) == ([], MessageStatus.QUEUED)


def test_letters_are_a_need_of_the_front_page(desk, letter):
    assert "letters to print or post" in desk.get("/admin/").content.decode()
    listed = desk.get("/admin/ridealong/message/?need=letters").content.decode()
    assert "Letter to Łukasz O’Brien" in listed


def test_what_failed_goes_to_another_address(desk, failed):
    assert desk.post(page(failed, "readdress"), {"address": "no address"}).context["form"].errors["address"]
    desk.post(page(failed, "readdress"), {"address": "maya.new@example.org"})
    assert delivery.send_due() == 1
    assert mail.outbox[0].to == ["maya.new@example.org"]
    assert Event.objects.filter(name="message.readdressed").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(desk, maya, count, django_assert_num_queries):
    application = factories.make_application("approved", rider=maya)
    for number in range(count):
        notices.waitlisted(application)
        Message.objects.filter(dedupe_key__startswith="application.waitlisted").update(subject=f"{number}")
    desk.get("/admin/ridealong/message/")
    with django_assert_num_queries(6):
        desk.get("/admin/ridealong/message/")


# ── The department's own words ──────────────────────────────────────────────────────────────────

APPROVED = "/admin/wording/application.approved/rider/"
OURS = {"subject": "You are in", "body": "# {rider_name}, you are in.\n\n[Sign the waiver]\n\n-- {reference}"}


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def sent(maya):
    notices.approved(factories.make_application("approved", rider=maya))
    return Message.objects.latest("created_at")


def test_own_words_go_out_in_their_language_until_they_are_taken_back(admin, maya):
    admin.post(APPROVED, OURS)
    assert sent(maya).subject == "You are in"
    assert Wording.objects.get().number == 1
    admin.post(f"{APPROVED}back/")
    Message.objects.all().delete()
    maya.applications.all().delete()
    assert sent(maya).subject == "Your application is approved"
    assert [event.name for event in Event.objects.filter(name__startswith="wording.").order_by("at")] == [
        "wording.written", "wording.ended",
    ]  # fmt: skip


def test_spanish_words_stay_when_english_ones_change(admin, maya):
    admin.post(APPROVED, OURS)
    maya.language = "es"
    maya.save()
    assert sent(maya).subject == "Su solicitud fue aprobada"


def test_a_program_may_say_it_its_own_way(admin, maya, program):
    admin.post(APPROVED, OURS)
    admin.post(f"{APPROVED}?program={program.slug}", OURS | {"subject": "Citizen, you are in"})
    assert sent(maya).subject == "Citizen, you are in"


def test_every_change_is_a_version(admin):
    for number in (1, 2, 3):
        admin.post(APPROVED, OURS | {"subject": f"Version {number}"})
    html = admin.get(APPROVED).content.decode()
    assert all(f"Version {number}" in html for number in (1, 2, 3))
    assert Wording.objects.in_force().get().subject == "Version 3"


def test_a_preview_keeps_nothing_and_fills_in_made_up_values(admin):
    html = admin.post(APPROVED, OURS | {"preview": "1"}).content.decode()
    assert "Maya, you are in." in html
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"subject": "Good news, {rider_name}"}, "subject", "a subject can be read by others"),
        ({"body": "# Hello {name}"}, "body", "There is no placeholder {name}"),
        ({"body": "# Hello\n\n[One]\n\n[Two]"}, "body", "One button at most"),
        ({"subject": ""}, "subject", "required"),
        ({"body": ""}, "body", "required"),
    ],
)
def test_wrong_words_are_told_beside_the_field(admin, change, field, words):
    answer = admin.post(APPROVED, OURS | change)
    assert words in answer.context["form"].errors[field][0]
    assert not Wording.objects.exists()


def test_a_link_and_a_code_must_stay(admin):
    invited = admin.post("/admin/wording/guardian.invited/guardian/", {"subject": "Please read", "body": "# Hello"})
    assert "The link must stay" in invited.context["form"].errors["body"][0]
    code = admin.post("/admin/wording/sign_in.code/account/", {"subject": "Code", "body": "# Hello"})
    assert "The code must stay" in code.context["form"].errors["body"][0]


def test_markup_of_the_web_stays_words(admin, maya):
    admin.post(APPROVED, OURS | {"body": "# <script>alert(1)</script>\n\n[Go]"})
    message = sent(maya)
    assert "<script>" not in message.html
    assert "&lt;script&gt;" in message.html


@pytest.mark.parametrize(
    "address",
    [
        "nothing.there/rider/",
        "application.approved/officer/",
        "application.approved/rider/?language=xx",
        "application.approved/rider/?program=x",
    ],
)
def test_what_there_is_not_is_not_found(admin, program, address):
    assert admin.get(f"/admin/wording/{address}").status_code == 404


def test_who_may_not_change_the_program_sees_no_words(client, records):
    client.force_login(records)
    for address in ("/admin/wording/", APPROVED, "/admin/wording/how/"):
        assert client.get(address).status_code == 404


def test_the_list_names_every_kind_and_marks_own_words(admin, django_assert_num_queries):
    admin.post(APPROVED, OURS)
    html = admin.get("/admin/wording/").content.decode()
    assert html.count('href="/admin/wording/') > 35
    assert html.count("Own words") == 1


def test_the_style_of_messages_is_changed_and_noted(admin):
    admin.post("/admin/wording/how/", {"quiet_from": "22:00", "quiet_until": "07:00", "has_texts": "on"})
    found = message_style.in_force()
    assert (found.quiet_from.hour, found.quiet_until.hour, found.is_linkless, found.has_texts) == (22, 7, False, True)
    assert Event.objects.get(name="message_style.changed").details["fields"] == [
        "quiet_from",
        "quiet_until",
        "has_texts",
    ]


def test_the_style_of_messages_needs_times(admin):
    answer = admin.post("/admin/wording/how/", {"quiet_from": "late", "quiet_until": ""})
    assert set(answer.context["form"].errors) == {"quiet_from", "quiet_until"}


def test_own_words_are_read_once_a_minute(admin, maya, django_assert_num_queries):
    admin.post(APPROVED, OURS)
    wording.own()
    with django_assert_num_queries(0):
        assert wording.own()

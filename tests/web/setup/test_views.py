import re
from io import BytesIO, StringIO

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from accounts.models import Role, User
from ridealong.core.history import Event
from ridealong.notifications import tasks
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.waivers.models import WaiverText
from tests import factories

pytestmark = pytest.mark.django_db

DEPARTMENT = {
    "name": "Cedar Bay Police Department",
    "short_name": "Cedar Bay",
    "phone": "(662) 555-0199",
    "desk_hours": "weekdays 9 AM – 3 PM",
    "address": "1 Harbor Road, Cedar Bay",
    "reference_prefix": "cb",
}
STATION = {"name": "Harbor Station", "address": "1 Harbor Road", "time_zone": "America/Los_Angeles", "arrival_note": ""}


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def boss(db):
    """An administrator of an empty installation."""
    return factories.make_staff("Sam Ortiz", Role.ADMINISTRATOR, email="ortiz@cedarbay.example.gov")


@pytest.fixture
def desk(client, boss):
    client.force_login(boss)
    return client


def png(size=(700, 800), kind="PNG"):
    out = BytesIO()
    Image.new("RGB", size, "#16213a").save(out, kind)
    return out.getvalue()


def set_up(desk):
    """Everything but the opening."""
    desk.post(reverse("setup:department"), DEPARTMENT)
    desk.post(reverse("setup:station"), STATION)
    desk.post(reverse("setup:rules"), {"name": "Citizen ride-along", "preset": "classic"})
    desk.post(reverse("setup:waiver"), {"knows": "on"})
    confirm_mail(desk)
    person = {"email": "joan@cedarbay.example.gov", "name": "Joan", "roles": ["coordinator"]}
    desk.post(reverse("setup:people"), person)


def confirm_mail(desk):
    desk.post(reverse("setup:send-mail"))
    tasks.send_due()
    code = re.search(r"^\s*(\d{6})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    return desk.post(reverse("setup:mail"), {"code": f"{code[:3]} {code[3:]}"})


def printed_link(*args):
    out = StringIO()
    call_command("first_administrator", *args, stdout=out)
    return re.search(r"http://localhost:8000(/\S+)", out.getvalue())[1]


def test_the_first_administrator_comes_in_by_the_printed_link(client, settings):
    link = printed_link()
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200
    response = client.post(link)
    assert response["Location"] == reverse("setup:administrator")
    wrong = client.post(response["Location"], {"name": "Sam", "email": "sam@example.gov", "password": "password"})
    assert "too common" in wrong.content.decode()
    assert 'value="sam@example.gov"' in wrong.content.decode()
    good = {"name": "Sam", "email": "Sam@example.gov", "password": "orange boat seven"}
    assert client.post(reverse("setup:administrator"), good)["Location"] == "/setup/"
    sam = User.objects.get(email="sam@example.gov")
    assert sam.has_role(Role.ADMINISTRATOR)
    assert client.get("/setup/")["Location"] == reverse("mfa_index")
    assert client.get(link).status_code == 410
    assert client.post(reverse("setup:administrator"), good).status_code == 410


def test_the_newest_printed_link_is_the_one(client):
    first, second = printed_link(), printed_link()
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200


def test_with_an_administrator_the_command_wants_a_name(boss):
    with pytest.raises(CommandError, match="administrator"):
        printed_link()
    with pytest.raises(CommandError):
        printed_link("not an address")
    assert printed_link(boss.email).startswith("/accounts/welcome/")


def test_the_command_makes_the_administrator_it_is_asked_for(client):
    link = printed_link("new@example.gov")
    assert client.get(link).status_code == 200
    assert User.objects.get(email="new@example.gov").has_role(Role.ADMINISTRATOR)


def test_the_command_makes_no_administrator_of_a_rider(maya):
    with pytest.raises(CommandError):
        printed_link(maya.account.email)


def test_a_link_of_set_up_dies_with_the_first_administrator(client):
    link = printed_link()
    client.post(link)
    factories.make_staff("Somebody", Role.ADMINISTRATOR)
    data = {"name": "Sam", "email": "sam@example.gov", "password": "orange boat seven"}
    assert "administrator already" in client.post(reverse("setup:administrator"), data).content.decode()
    assert not User.objects.filter(email="sam@example.gov").exists()


def test_set_up_leads_to_the_open_program(desk, boss):
    page = desk.get("/setup/").content.decode()
    assert "0 of 6 done" in page
    set_up(desk)
    page = desk.get("/setup/").content.decode()
    assert "6 of 6 done" in page
    response = desk.post(reverse("setup:open-to-public"), follow=True)
    assert "The program is open" in response.content.decode()
    department = Department.objects.get()
    assert (department.name, department.reference_prefix) == ("Cedar Bay Police Department", "CB")
    assert department.time_zone == "America/Los_Angeles"
    assert department.opened_at
    names = set(Event.objects.filter(actor=boss.pk).values_list("name", flat=True))
    assert {"department.saved", "department.mail_confirmed", "department.opened", "rule_set.published"} <= names


def test_it_does_not_open_before_everything_is_done(desk):
    desk.post(reverse("setup:department"), DEPARTMENT)
    page = desk.post(reverse("setup:open-to-public"), follow=True).content.decode()
    for words in ("Add the station", "Choose the rules", "waiver texts", "mail arrives", "Invite somebody"):
        assert words in page
    assert Department.objects.get().opened_at is None


def test_opening_twice_changes_nothing(desk):
    set_up(desk)
    desk.post(reverse("setup:open-to-public"))
    opened_at = Department.objects.get().opened_at
    desk.post(reverse("setup:open-to-public"))
    assert Department.objects.get().opened_at == opened_at
    assert Event.objects.filter(name="department.opened").count() == 1


@pytest.mark.parametrize("name", ["list", "department", "look", "station", "rules", "waiver", "mail", "people"])
def test_set_up_is_the_administrators(client, joan, maya, name):
    client.force_login(joan)
    assert client.get(reverse(f"setup:{name}")).status_code == 404
    client.force_login(maya.account)
    assert client.get(reverse(f"setup:{name}")).status_code == 404


@pytest.mark.parametrize("name", ["department", "look", "station", "rules", "waiver", "mail", "people"])
def test_every_page_opens_before_and_after(desk, name):
    assert desk.get(reverse(f"setup:{name}"), follow=True).status_code == 200
    set_up(desk)
    assert desk.get(reverse(f"setup:{name}")).status_code == 200


def test_nothing_typed_is_lost(desk):
    page = desk.post(reverse("setup:department"), {**DEPARTMENT, "phone": "12", "name": "Cedar & Bay"}).content.decode()
    assert 'value="Cedar &amp; Bay"' in page
    assert not Department.objects.exists()


def test_a_colour_that_hides_the_name_is_refused_with_a_reason(desk):
    desk.post(reverse("setup:department"), DEPARTMENT)
    page = desk.post(reverse("setup:look"), {"colour": "#ffee00"}).content.decode()
    assert "hard to read" in page
    desk.post(reverse("setup:look"), {"colour": "#5A1A1A"})
    assert Department.objects.get().colour == "#5a1a1a"


def test_a_badge_is_drawn_anew(desk):
    desk.post(reverse("setup:department"), DEPARTMENT)
    upload = SimpleUploadedFile("badge.png", png() + b"<script>alert(1)</script>", "image/png")
    desk.post(reverse("setup:look"), {"colour": "#16213a", "picture": upload})
    stored = bytes(Department.objects.get().badge)
    assert stored.startswith(b"\x89PNG")
    assert b"script" not in stored
    assert "department-badge" in desk.get("/setup/").content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PNG"),
        (png((599, 900)), "599 by 900"),
        (png((700, 7000)), "larger than 6000"),
        (png(kind="JPEG"), "not a PNG"),
        (png()[:200], "not a PNG"),
        (b"\x89PNG" + b"\0" * (5 * 1024 * 1024), "larger than 5 MB"),
    ],
)
def test_what_is_no_badge_is_refused(desk, data, words):
    desk.post(reverse("setup:department"), DEPARTMENT)
    upload = SimpleUploadedFile("badge.png", data, "image/png")
    page = desk.post(reverse("setup:look"), {"colour": "#16213a", "picture": upload}).content.decode()
    assert words in page
    assert bytes(Department.objects.get().badge) == b""


def test_rules_come_as_a_new_version_each_time(desk):
    desk.post(reverse("setup:station"), STATION)
    desk.post(reverse("setup:rules"), {"name": "Citizen ride-along", "preset": "classic"})
    desk.post(reverse("setup:rules"), {"name": "Citizen ride-along", "preset": "youth"})
    program = Program.objects.get()
    assert program.slug == "citizen-ride-along"
    assert [rules.status for rules in RuleSet.objects.order_by("number")] == ["retired", "published"]
    assert program.rule_set.rules.minors.from_age == 16
    assert list(program.stations.all()) == [Station.objects.get()]


def test_a_forged_preset_is_refused(desk):
    desk.post(reverse("setup:station"), STATION)
    assert desk.post(reverse("setup:rules"), {"name": "X", "preset": "../x"}).status_code == 200
    assert not Program.objects.exists()


def test_placeholders_are_published_knowingly(desk):
    desk.post(reverse("setup:station"), STATION)
    desk.post(reverse("setup:rules"), {"name": "Citizen ride-along", "preset": "classic"})
    desk.post(reverse("setup:waiver"), {})
    assert not WaiverText.objects.exists()
    desk.post(reverse("setup:waiver"), {"knows": "on"})
    desk.post(reverse("setup:waiver"), {"knows": "on"})
    assert WaiverText.objects.in_force().count() == WaiverText.objects.count() == 6
    assert all(WaiverText.objects.values_list("is_placeholder", flat=True))


def test_only_the_code_of_the_newest_mail_counts(desk):
    desk.post(reverse("setup:department"), DEPARTMENT)
    assert "Send a test mail" in desk.get(reverse("setup:mail")).content.decode()
    desk.post(reverse("setup:send-mail"))
    assert "not the code" in desk.post(reverse("setup:mail"), {"code": "abc"}).content.decode()
    assert Department.objects.get().tested_mail_at is None
    assert confirm_mail(desk)["Location"] == "/setup/"
    assert Department.objects.get().tested_mail_at


def test_a_mail_server_that_refuses_is_shown(desk, settings):
    settings.EMAIL_BACKEND = "ridealong.notifications.transport.NotSetUp"
    desk.post(reverse("setup:department"), DEPARTMENT)
    desk.post(reverse("setup:send-mail"))
    tasks.send_due()
    assert "set EMAIL_URL" in desk.get(reverse("setup:mail")).content.decode()


def test_people_are_invited(desk, django_assert_num_queries):
    data = {"email": "joan@example.gov", "name": "Joan", "roles": ["coordinator", "supervisor"]}
    page = desk.post(reverse("setup:people"), data, follow=True).content.decode()
    assert "An invitation to Joan" in page
    assert "Coordinator, Supervisor" in page
    again = desk.post(reverse("setup:people"), {**data, "roles": ["root"]})
    assert again.status_code == 200


def queries_of_people(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(100) as counted:
        client.get(reverse("setup:people"))
    return len(counted)


def test_the_list_of_people_costs_the_same_with_more(desk, django_assert_max_num_queries):
    factories.make_staff("One", Role.PRESS)
    desk.get(reverse("setup:people"))
    few = queries_of_people(desk, django_assert_max_num_queries)
    for name in ("Two", "Three", "Four"):
        factories.make_staff(name, Role.PRESS)
    assert queries_of_people(desk, django_assert_max_num_queries) == few

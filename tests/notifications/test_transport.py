from email import message_from_bytes

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from ridealong.notifications import transport


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def send(subject="Your code", text="Type this:\n\n123456\n\nor open http://localhost:8000/my/", calendar=""):
    mail = EmailMultiAlternatives(subject, text, "desk@example.gov", ["łukasz@example.org"])
    mail.attach_alternative("<p>123456</p>", "text/html")
    if calendar:
        mail.attach("ride.ics", calendar, "text/calendar")
    return get_connection("ridealong.notifications.transport.Folder").send_messages([mail])


def test_a_mail_becomes_a_file_that_mail_programs_open(tmp_path):
    assert send() == 1
    path = next((tmp_path / "mail").iterdir())
    assert path.suffix == ".eml"
    assert message_from_bytes(path.read_bytes())["Subject"] == "Your code"


def test_the_demo_reads_links_and_codes_newest_first():
    send("First")
    send("Second, with an entry", calendar="BEGIN:VCALENDAR")
    newest, oldest = transport.sent_mail()
    assert (newest.subject, oldest.subject) == ("Second, with an entry", "First")
    assert newest.links == ["http://localhost:8000/my/"]
    assert newest.codes == ["123456"]
    assert (newest.has_calendar, oldest.has_calendar) == (True, False)
    assert [mail.name for mail in transport.sent_mail(1)] == [newest.name]


def test_an_empty_folder_is_no_error():
    assert transport.sent_mail() == []


def test_production_without_a_server_says_so():
    with pytest.raises(transport.MailNotSetUp, match="EMAIL_URL"):
        get_connection("ridealong.notifications.transport.NotSetUp").send_messages([])

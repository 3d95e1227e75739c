import re
from base64 import b64decode
from datetime import timedelta
from io import BytesIO

import pytest
import zxingcpp
from django.conf import settings
from django.urls import reverse
from PIL import Image

from ridealong.core.history import Event
from ridealong.rides.models import CheckIn, Ride
from ridealong.waivers.models import SealedFile
from tests import factories
from tests.web.officer.conftest import EVENING

pytestmark = pytest.mark.django_db
POINTS = {"has_shown_id": "on", "is_sober": "on", "is_dressed": "on", "is_briefed": "on", "late": "on"}


@pytest.fixture
def signed(program, maya, law):
    """Maya's ride of tonight, confirmed, with a waiver that is really sealed."""
    case = factories.make_application("approved", rider=maya, id_kind="state_id", id_number="K99184471")
    factories.make_signed_waiver(case)
    seat = factories.make_seat(law, starts_at=EVENING - timedelta(hours=1))
    return factories.make_ride("confirmed", application=case, seat=seat, starts_at=EVENING)


def post(phone, name, ride, data=None):
    return phone.post(reverse(f"officer:{name}", args=[ride.pk]), data or {}, follow=True)


def html(phone, name, ride):
    return phone.get(reverse(f"officer:{name}", args=[ride.pk])).content.decode()


def status(ride):
    return Ride.objects.get(pk=ride.pk).status


def test_accepting_is_one_tap_and_harmless_twice(phone, make_ride):
    ride = make_ride("proposed")
    assert "You accepted" in post(phone, "confirm", ride).content.decode()
    assert "cannot be done now" in post(phone, "confirm", ride).content.decode()
    assert status(ride) == "confirmed"
    assert Event.objects.filter(name="ride.confirmed").count() == 1


@pytest.mark.parametrize(("data", "seat"), [({}, "open"), ({"closes_seat": "on"}, "closed")])
def test_a_ride_is_given_back(phone, make_ride, data, seat):
    ride = make_ride()
    post(phone, "decline", ride, data)
    ride.refresh_from_db()
    ride.seat.refresh_from_db()
    assert (ride.status, ride.cancelled_for, ride.seat.status) == ("cancelled", "officer", seat)


def test_check_in_tells_amber_with_what_is_left(phone, signed):
    page = html(phone, "check-in", signed)
    assert "Amber" in page and "4 points to check" in page and "Sign for the waiver" in page
    assert "The number ends 4471" in page and "K9918" not in page


def test_check_in_then_green(phone, signed):
    data = {
        **POINTS,
        "code": f" {signed.check_in_code[:3].lower()} {signed.check_in_code[3:]}",
        "witness_name": "M. Law",
    }
    page = post(phone, "check-in", signed, data).content.decode()
    assert "Green: clear to ride" in page and "Start the ride" in page
    assert CheckIn.objects.get().is_briefed
    assert sorted(SealedFile.objects.values_list("kind", flat=True)) == ["attestation", "waiver"]
    again = post(phone, "check-in", signed, data)
    assert again.status_code == 200 and CheckIn.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "WRONG2"}, "not the code of this ride"),
        ({"code": ""}, "required"),
        ({"code": "R\x00"}, "Null characters"),
        ({"witness_name": ""}, "required"),
        ({"witness_name": "x" * 1_000_000}, "at most 200"),
        ({"has_shown_id": ""}, "ID must be seen"),
        ({"is_sober": ""}, "must be sober"),
        ({"is_dressed": ""}, "dressed as agreed"),
        ({"is_briefed": ""}, "must be briefed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(phone, signed, changes, words):
    data = {**POINTS, "code": signed.check_in_code, "witness_name": "M. <b>Law</b>", **changes}
    page = post(phone, "check-in", signed, data).content.decode()
    assert words in page and "<b>Law</b>" not in page
    asked = [name for name in POINTS if f'name="{name}"' in page]
    assert page.count("checked") >= sum(data[name] == "on" for name in asked)
    assert status(signed) == "confirmed" and not CheckIn.objects.exists()
    assert SealedFile.objects.count() == 1


def test_red_offers_ways_out_and_no_check_in(phone, make_ride):
    ride = make_ride(is_signed=False)
    page = html(phone, "check-in", ride)
    assert "Red: do not start" in page and "Sign on paper here" in page
    assert 'name="code"' not in page
    post(phone, "check-in", ride, {**POINTS, "code": ride.check_in_code, "witness_name": "Law"})
    assert status(ride) == "confirmed"


def test_check_in_waits_for_the_day(phone, make_ride):
    ride = make_ride(starts_at=EVENING + timedelta(days=3))
    assert "Check-in opens a day before" in html(phone, "ride", ride)
    page = post(phone, "check-in", ride, {**POINTS, "code": ride.check_in_code, "witness_name": "Law"})
    assert "another day" in page.content.decode()


def test_a_paper_that_was_signed_with_a_pen_turns_it_amber(phone, make_ride):
    ride = make_ride(is_signed=False)
    print_out = phone.get(reverse("officer:paper-print", args=[ride.pk]))
    assert print_out.content.startswith(b"%PDF") and ride.rider.legal_name.encode() not in print_out.content
    page = post(phone, "paper", ride, {"has_seen_signatures": "on", "witness_name": "M. Law"}).content.decode()
    assert "Amber" in page and "witness_name" not in page
    post(phone, "check-in", ride, {**POINTS, "code": ride.check_in_code})
    assert status(ride) == "checked_in"


@pytest.mark.parametrize("data", [{}, {"witness_name": "Law"}, {"has_seen_signatures": "on"}])
def test_paper_counts_only_if_seen_and_witnessed(phone, make_ride, data):
    ride = make_ride(is_signed=False)
    post(phone, "paper", ride, data)
    assert not SealedFile.objects.exists()


def test_without_a_published_text_nothing_is_printed(phone, make_ride, program):
    ride = make_ride()
    program.waiver_texts.update(status="retired")
    page = phone.get(reverse("officer:paper-print", args=[ride.pk]), follow=True).content.decode()
    assert "no waiver text yet" in page


@pytest.mark.parametrize("reason", ["no_id", "dress", "intoxicated", "armed", "guardian_absent", "will_not_sign"])
def test_turning_away_says_why(phone, make_ride, reason):
    ride = make_ride()
    post(phone, "turn-away", ride, {"reason": reason})
    ride.refresh_from_db()
    assert (ride.status, ride.turned_away_for) == ("turned_away", reason)


@pytest.mark.parametrize("reason", ["", "rude", "no_id\x00", "<script>"])
def test_a_forged_reason_turns_nobody_away(phone, make_ride, reason):
    ride = make_ride()
    page = post(phone, "turn-away", ride, {"reason": reason}).content.decode()
    assert "<script>" not in page and status(ride) == "confirmed"


def test_late_is_not_missing(phone, make_ride, before_the_ride):
    ride = make_ride()
    assert "until then the rider is only late" in post(phone, "no-show", ride).content.decode()
    before_the_ride.move_to(EVENING + timedelta(minutes=16), tick=False)
    assert "Did not come" in html(phone, "ride", ride)
    post(phone, "no-show", ride)
    assert status(ride) == "no_show"


@pytest.mark.parametrize("name", ["decline", "turn-away", "no-show", "check-in", "paper"])
def test_a_stale_page_changes_nothing(phone, make_ride, name):
    ride = make_ride("completed")
    data = {"reason": "dress", "has_seen_signatures": "on", "witness_name": "Law", **POINTS, "code": ride.check_in_code}
    assert post(phone, name, ride, data).status_code == 200
    assert status(ride) == "completed" and not Event.objects.filter(name__startswith="ride.").exists()


@pytest.mark.parametrize("value", ["proposed", "confirmed", "checked_in", "in_progress", "paused", "completed"])
def test_every_status_has_its_page_with_one_amber_button(phone, make_ride, value):
    assert html(phone, "ride", make_ride(value)).count("ra-go") == 1


@pytest.mark.parametrize("value", ["cancelled", "turned_away", "no_show"])
def test_what_is_over_asks_for_nothing(phone, make_ride, value):
    assert "ra-go" not in html(phone, "ride", make_ride(value))


def test_the_picture_on_the_riders_page_leads_to_the_check_in(phone, signed):
    address = phone.get(reverse("officer:arrived", args=[signed.check_in_code])).url
    assert address.startswith(reverse("officer:check-in", args=[signed.pk]))
    page = phone.get(address).content.decode()
    assert f'value="{signed.check_in_code}"' in page
    assert phone.get(reverse("officer:arrived", args=["NOBODY"])).status_code == 404


def test_a_camera_can_read_it(signed, client):
    client.force_login(signed.rider.account)
    page = client.get(reverse("rider:case", args=[signed.application_id])).content.decode()
    assert 'class="ra-qr"' in page
    picture = b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', page)[1])
    told = zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))[0].text
    assert told == f"{settings.RIDEALONG_URL}{reverse('officer:arrived', args=[signed.check_in_code])}"

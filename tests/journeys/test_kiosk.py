"""At the station: the officer hands the phone over, the rider reads, initials and signs, the officer goes on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ridealong.models import RuleSet, Signature
from ridealong.waivers import signing
from tests import factories
from tests.journeys.people import follow, press, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def ride(program, law, maya, joan):
    content = {**program.rule_set.content, "waiver": {"channels": ["device"], "initials_per_page": True}}
    RuleSet.objects.filter(pk=program.rule_set.pk).update(content=content)
    case = factories.make_application("approved", rider=maya)
    signing.open_for(case, by=joan)
    seat = factories.make_seat(law, starts_at=timezone.now() + timedelta(minutes=20))
    return factories.make_ride("confirmed", application=case, seat=seat)


def test_the_rider_signs_on_the_officers_phone(visit, axe, client, ride, law):
    page = visit("phone")
    sign_in(page, client, law.account)
    page.goto(reverse("officer:check-in", args=[ride.pk]))
    follow(page, "Sign on this device")
    axe(page)
    page.get_by_label("I have seen their photo ID").check()
    press(page, "Hand the device over")
    axe(page)
    page.goto(reverse("officer:today"))
    assert page.url.endswith(reverse("kiosk:sign"))  # there is no way around
    for field in page.locator("[name^=initials_]").all():
        field.fill("MT")
    page.get_by_label("I agree to sign this electronically").check()
    page.get_by_label("I have read the whole text").check()
    page.fill("[name=typed_name]", "Maya Torres")
    press(page, "Sign now")
    axe(page)
    assert "You have signed" in page.content()
    page.fill("[name=password]", "wrong")
    press(page, "Unlock")
    axe(page)
    page.fill("[name=password]", "a long pass phrase")
    press(page, "Unlock")
    assert "Check in" in page.content()
    signature = Signature.objects.get()
    assert (signature.method, signature.initials, signature.taken_by) == ("on_device", "MT", law.account)

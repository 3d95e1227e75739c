"""Signing at the same moment. Needs a server that locks rows."""

import pytest
from django.db import connection

from ridealong.models import SealedFile, Signature, Waiver
from ridealong.waivers import signing
from ridealong.waivers.verification import chain_holds
from tests import factories
from tests.applications.test_concurrency import at_once
from tests.factories import make_act

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def test_signing_in_three_windows_signs_once():
    application = factories.make_application("approved")
    rider, text = application.rider, signing.text_for_rider(application)
    waiver = signing.open_for(application, by=rider.account)

    def sign():
        fresh = Waiver.objects.get(pk=waiver.pk)
        signing.sign(fresh, by=rider.account, act=make_act(rider.legal_name), text=text)

    ended = at_once(sign, sign, sign)
    assert ended[None] == 1
    assert Signature.objects.count() == SealedFile.objects.count() == 1


def test_links_of_the_chain_are_added_one_after_the_other():
    cases = [factories.make_application("approved", rider=factories.make_rider(f"Rider {n}x")) for n in range(5)]
    ended = at_once(*(lambda case=case: factories.make_signed_waiver(case) for case in cases))
    assert ended == {None: 5}
    files = list(SealedFile.objects.all())
    assert [file.number for file in files] == [1, 2, 3, 4, 5]
    assert all(chain_holds(file) for file in files)

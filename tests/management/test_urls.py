import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.urls import include, path

from ridealong import addresses


def listed():
    out = StringIO()
    call_command("urls", json=True, stdout=out)
    return {row["route"]: row for row in json.loads(out.getvalue())}


def test_every_address_has_an_audience():
    found = listed()
    assert found["/healthz"]["audience"] == found["/"]["audience"] == "public"
    assert found["/my/<uuid:pk>/"] == {"route": "/my/<uuid:pk>/", "name": "rider:case", "audience": "citizen"}
    assert found["/officer/"]["audience"] == "ridealong.host_ride"
    assert found["/accounts/2fa/"]["audience"] == "staff"
    assert found["/admin/login/"]["audience"] == "public"
    assert found["/admin/ridealong/application/"]["audience"] == "accounts.use_desk"


def test_people_can_read_it_too(capsys):
    call_command("urls")
    assert "citizen                  /my/<uuid:pk>/  rider:case" in capsys.readouterr().out


def for_nobody(request):
    return HttpResponse()


urlpatterns = [path("a/", include(([path("<int:pk>/", for_nobody, name="forgotten")], "rooms")))]


@pytest.mark.urls("tests.management.test_urls")
def test_an_address_that_nobody_thought_of_is_an_error(capsys):
    assert addresses.every()[-1] == addresses.Address("/a/<int:pk>/", "rooms:forgotten", "")
    with pytest.raises(CommandError, match=r"/a/<int:pk>/$"):
        call_command("urls")

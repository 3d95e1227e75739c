"""Who gets where: every address there is, asked by everybody there is."""

import io
import re
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

import ridealong.urls
from accounts.models import Role
from ridealong.applications import message_kinds, saved_filters
from ridealong.applications.deciding import delegates
from ridealong.applications.handed_in import attachments
from ridealong.applications.intake import by_desk, importing
from ridealong.core import batches, links
from ridealong.core.history import Event
from ridealong.management.commands.urls import routes
from ridealong.notifications import outbox
from ridealong.posts import actions as posts
from ridealong.posts import consenting
from ridealong.posts.models import PostDraft, Publication
from ridealong.program import invitations, rulebook
from ridealong.rides import apart as rides_apart
from ridealong.rides import calling_off, certificates
from ridealong.rides.models import Feedback, RideReport
from ridealong.shifts.models import HostUnit
from ridealong.waivers import scans, signing
from ridealong.web.access import public
from tests import factories

pytestmark = pytest.mark.django_db
CITIZENS = {"maya", "stranger", "rosa"}
DESK = {"joan", "lindqvist", "chief", "records", "administrator"}
HOSTS = {"law", "hill"}
EVERYBODY = CITIZENS | DESK | HOSTS | {"press"}
PERMITTED = {
    "ridealong.host_ride": HOSTS,
    "ridealong.write_post": {"press"},
    "ridealong.approve_post": {"press", "chief"},
    "ridealong.release_hold": {"press", "chief"},
    "ridealong.change_department": {"administrator"},
    "staff": EVERYBODY - CITIZENS,
    "citizen": EVERYBODY,
    "desk": DESK,
}
# Whose things the addresses below these name. To everybody else they do not exist.
OWNERS = {
    "admin/filters/<": "joan",
    "admin/batches/<": "joan",
    "my/<": "maya",
    "guardian/<": "rosa",
    "officer/seats/<": "law",
    "officer/rides/<": "law",
    "officer/arrived/<": "law",
}
LOGIN = "/accounts/login/"
ROUTES = list({route.path: route for route in reversed(list(routes()))}.values())  # the first of a path answers
# Theirs, but there is nothing of it at this moment: no code was made, no link opened, Rosa's son is no adult yet.
NOT_NOW = {
    "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "entrance:password", "setup:administrator", "guardian:paper", "guardian:publicity",
    "kiosk:sign", "kiosk:back",
}  # fmt: skip


@pytest.fixture
def world(maya, stranger, rosa, law, hill, joan, lindqvist, chief, press, administrator):
    """One row of everything, and everybody who may ask."""
    application = factories.make_application("approved", rider=maya)
    factories.make_clearance(application, by=joan)
    waiver = factories.make_signed_waiver(application)
    ride = factories.make_ride("completed", application=application, waiver=waiver, seat=factories.make_seat(law))
    RideReport.objects.create(ride=ride, conduct=5, calls=11, light_moment="A goose won.", reported_by=joan)
    Feedback.objects.create(ride=ride, stars=5, text="Thank you.", given_at=timezone.now())
    consenting.give_consent(ride, by=maya.account, allows_posts=True, name_scope="none", allows_quote=False)
    post = next(post for post in posts.approve_for_publicity(ride, by=joan) if post.kind == "recap")
    PostDraft.objects.filter(pk=post.pk).update(status="handed_over")
    publication = Publication.objects.create(post=post, network="x", text=post.text, handed_over_by=press)
    unit = HostUnit.objects.create(name="Car 1", station=law.station)
    consented = signing.consent_and_sign(
        rosa,
        by=rosa.account,
        act=factories.make_act(rosa.name),
        text=signing.text_for(rosa.application, "guardian", "en"),
    )
    message = outbox.queue(
        outbox.Envelope(
            kind=message_kinds.MESSAGE_KINDS["application.withdrawn", "rider"],
            to=maya.email,
            language="en",
            dedupe_key="x",
            case=application.pk,
        )
    )
    people = {
        "maya": maya.account, "stranger": stranger.account, "rosa": rosa.account, "law": law.account,
        "hill": hill.account, "joan": joan, "lindqvist": lindqvist, "chief": chief, "press": press,
        "administrator": administrator, "records": factories.make_staff("R. Castellanos", Role.RECORDS),
    }  # fmt: skip
    draft = rulebook.begin(application.program, {}, by=people["administrator"])
    invitation = invitations.make(application.program, by=joan)
    ban = calling_off.ban(stranger, by=joan, until_on=factories.days_ahead(9), reason="Two no-shows.")
    apart = rides_apart.keep_apart(stranger, law.account, by=joan, kind="relative")
    desk = {
        "ridealong/application": application, "ridealong/ride": ride, "ridealong/message": message,
        "ridealong/shift": ride.seat.shift, "ridealong/officer": law, "ridealong/hostunit": unit,
        "ridealong/program": application.program, "ridealong/ruleset": application.rule_set,
        "ridealong/waivertext": application.program.waiver_texts.first(), "ridealong/station": law.station,
        "ridealong/department": factories.make_department(), "accounts/user": joan, "auth/group": joan.groups.get(),
        "ridealong/invitation": invitation, "ridealong/rider": maya, "ridealong/ban": ban, "ridealong/keepapart": apart,
        "ridealong/delegation": delegates.name(
            lindqvist, joan, by=lindqvist, starts_on=factories.days_ahead(0), ends_on=factories.days_ahead(5)
        ),
        "ridealong/event": Event.objects.in_case(application.pk).first(),
    }  # fmt: skip
    kept = saved_filters.save(by=joan, page="application", name="Mine", query="status=submitted")
    paper = by_desk.begin(application.program, None, by=joan, channel="paper", person={"legal_name": "Ann Lee"})
    source = importing.upload(application.program, b"Name\nAnn Lee\n", by=joan)
    attached = attachments.attach(application, kind="certificate", upload=factories.make_picture(), by=joan)
    unsigned = signing.open_for(factories.make_application("approved"), by=joan)
    scan = scans.hand_in([factories.make_picture()], by=joan, typed=unsigned.short_code)
    batch = batches.ask("tests.nothing", "A list", by=joan, file_name="list.csv", media_type="text/csv")
    batches.put_away(batches.claim(str(batch.pk)), io.BytesIO(b"list"))
    return SimpleNamespace(
        scan=scan, filter=kept, attached=attached, paper=paper, source=source, batch=batch, people=people, draft=draft,
        application=application, ride=ride, post=post, publication=publication, rosa=consented,
        certificate=certificates.issue(maya, [ride], by=maya.account),
        file=waiver.files.first(), receipt=consented.signatures.get().files.get(), message=message, seat=ride.seat,
        station=law.station, desk={label: thing.pk for label, thing in desk.items()},
    )  # fmt: skip


@pytest.fixture
def bare_404(monkeypatch):
    """Without the page around it: that is the same each time, and the test below looks at it."""
    monkeypatch.setattr(ridealong.urls, "handler404", lambda request, exception: bare(request, 404), raising=False)


def address(route, world):
    """A real address for the route, of things that are there. A parameter nobody knows stays, and fails the test."""
    known = {
        "my/<uuid:pk>": world.application.pk,
        "guardian/<uuid:pk>": world.rosa.pk,
        "guardian/open/<str:secret>": links.mint("guardian", world.rosa.pk),
        "setup/open/<str:secret>": links.mint("setup", world.people["administrator"].pk),
        "accounts/welcome/<str:secret>": links.mint("invitation", world.people["press"].pk),
        "accounts/password/reset/<str:secret>": links.mint("password_reset", world.people["press"].pk),
        "officer/seats/<uuid:pk>": world.seat.pk,
        "officer/rides/<uuid:pk>": world.ride.pk,
        "officer/arrived/<slug:code>": world.ride.check_in_code,
        "press/record/<uuid:pk>": world.publication.pk,
        "press/<uuid:pk>": world.post.pk,
        "stories/<uuid:pk>": world.post.pk,
        "admin/today/<uuid:station>": world.station.pk,
        "admin/packet/<uuid:pk>": world.ride.seat.shift_id,
        "admin/ride-report/<uuid:pk>": world.ride.pk,
        "admin/files/<uuid:pk>": world.application.pk,
        "admin/sign-here/<uuid:pk>": world.application.pk,
        "admin/scans/<uuid:pk>": world.scan.pk,
        "admin/letter/<uuid:pk>": world.application.pk,
        "admin/letters/<uuid:pk>": world.message.pk,
        "admin/paper/<uuid:pk>": world.paper.pk,
        "admin/import/<uuid:pk>": world.source.pk,
        "admin/batches/<uuid:pk>": world.batch.pk,
        "admin/filters/<uuid:pk>": world.filter.pk,
        "admin/rules/<uuid:pk>": world.draft.pk,
        "accounts/2fa/webauthn/keys/<int:pk>": 1,
        "check/<str:code>": world.certificate.code,
        "department-<slug:name>": "000000000000",
        "department-badge-<slug:name>": "000000000000",
    }
    anywhere = {
        "<str:event>/<slug:recipient>": "application.approved/rider",
        "<slug:slug>": "citizen",
        "<slug:audience>": "adult",
        "<slug:section>": "you",
        "<slug:code>": "who" if route.path.startswith("admin/") else world.application.waivers.get().short_code,
        "<int:number>": 1,
        "<uuid:message>": world.message.pk,
        "<uuid:guardian>": world.rosa.pk,
        "<uuid:paper>": world.attached.pk,
        "<uuid:file>": world.receipt.pk if route.name.startswith("guardian") else world.file.pk,
        "(?P<url>.*)$": "nothing-here",
        "^(?P<app_label>ridealong|accounts|auth)/$": "ridealong/",
    }
    known |= {
        f"admin/{label}/<{kind}>": pk for label, pk in world.desk.items() for kind in ("uuid:pk", "path:object_id")
    }
    found = f"/{route.path}"
    for start, value in known.items():
        if route.path.startswith(start):
            found = f"/{start.rpartition('<')[0]}{value}{route.path.removeprefix(start)}"
    for parameter, value in anywhere.items():
        found = found.replace(parameter, str(value))
    return found


def owner(route):
    return next((name for start, name in OWNERS.items() if route.path.startswith(start)), None)


def is_entitled(route, name):
    permitted = {owner(route)} if owner(route) else PERMITTED[route.audience]
    return name in permitted


def signed_in(world, name, **options):
    client = Client(**options)
    client.force_login(world.people[name])
    return client


def ask(client, method, route, world):
    response = getattr(client, method)(address(route, world))
    for close in getattr(response, "_resource_closers", ()):
        close()  # not the response: that would close the database's connection, too
    return response.status_code, response.get("Location", "")


def test_every_address_has_an_audience_and_can_be_asked_here(world):
    assert {route.audience for route in ROUTES} == {"public", *PERMITTED}
    assert [found for route in ROUTES if re.search(r"[<>(]", found := address(route, world))] == []


@pytest.mark.once
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_sign_in(world, method):
    faults = {}
    for route in ROUTES:
        status, to = ask(Client(), method, route, world)
        to_sign_in = (status, to.partition("?")[0]) == (302, LOGIN)
        is_fine = status < 500 if route.audience == "public" else to_sign_in or route.name == "account_logout"
        if not is_fine:
            faults[route.path] = status, to
    assert faults == {}


@pytest.mark.once
@pytest.mark.usefixtures("bare_404")
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_what_is_not_theirs_does_not_exist(world, name, method):
    """405 tells nothing either: it is the same whether the thing exists or not."""
    client, faults = signed_in(world, name), {}
    for route in ROUTES:
        if route.audience != "public" and not is_entitled(route, name):
            status, to = ask(client, method, route, world)
            if status not in ({404, 405} if owner(route) else {404}):
                faults[route.path] = status, to
    assert faults == {}


@pytest.mark.once
def test_everybody_reads_the_same_of_what_does_not_exist(world):
    for name in sorted(EVERYBODY):
        answer = signed_in(world, name).get("/nothing/")
        assert (name, answer.status_code, "There is nothing here for you" in answer.text) == (name, 404, True)


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_what_is_theirs_opens(world, name):
    faults = {}
    for route in ROUTES:
        if route.audience == "public" or (is_entitled(route, name) and route.audience != "desk"):
            status, to = ask(signed_in(world, name), "get", route, world)
            is_missing = status in {404, 410} and (route.name in NOT_NOW or route.path.startswith("department-"))
            if not (status < 400 or status == 405 or is_missing) or (
                to.startswith(LOGIN) and "login" not in route.path
            ):
                faults[route.path] = status, to
    assert faults == {}


@pytest.mark.usefixtures("bare_404")
def test_the_desk_opens_for_somebody_who_works_there(world):
    """What each role sees of it stands in tests/admin. Here: nothing breaks, nothing is out of everybody's reach."""
    clients, unreachable, broken = [signed_in(world, name) for name in sorted(DESK)], set(), {}
    for route in ROUTES:
        if route.audience == "desk":
            answers = {ask(client, "get", route, world)[0] for client in clients}
            if answers == {404}:
                unreachable.add(route.path)
            if max(answers) >= 500:
                broken[route.path] = answers
    assert broken == {}
    left = {path for path in unreachable if not re.search(r"/(add|delete)/$|url>", path)}
    assert left <= {"admin/auth/group/<path:object_id>/history/"}  # roles have numbers for keys; history has UUIDs


@pytest.mark.once
@pytest.mark.usefixtures("bare_404")
@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_no_page_of_ours_answers_other_methods(world, method):
    faults = {}
    for route in ROUTES:
        if not route.path.startswith(("accounts/", "admin/")):
            name = owner(route) or min(PERMITTED.get(route.audience, EVERYBODY))
            status, to = ask(signed_in(world, name), method, route, world)
            if status != 405:
                faults[route.path] = status, to
    assert faults == {}


@pytest.mark.once
@pytest.mark.usefixtures("bare_404")
def test_no_form_is_taken_from_another_site(world):
    faults = {}
    for route in ROUTES:
        name = owner(route) or min(PERMITTED.get(route.audience, EVERYBODY))
        status, to = ask(signed_in(world, name, enforce_csrf_checks=True), "post", route, world)
        if status not in {403, 404, 405}:
            faults[route.path] = status, to
    assert faults == {}


@pytest.mark.parametrize(
    "unknown", ["/nothing/", "/my/nothing/", "/officer/rides/1/", "/admin/x/y/", "/%00/", "/.git/config"]
)
def test_unknown_addresses_look_like_forbidden_ones(client, maya, unknown):
    response = client.get(unknown)
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, LOGIN)
    client.force_login(maya.account)
    assert client.get(unknown).status_code == 404


def bare(request, status=200):
    """A view whose author forgot to decide who may ask."""
    return HttpResponse("bare", status=status)


@public
def decided(request):
    return HttpResponse("open")


urlpatterns = [path("bare/", bare), path("open/", decided)]


@pytest.mark.urls("tests.test_access")
def test_a_view_that_nobody_decided_about_is_caught(client):
    assert [route.path for route in routes() if not route.audience] == ["bare/"]
    with pytest.raises(CommandError, match="bare/"):
        call_command("urls", "--json")

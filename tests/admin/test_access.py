import re

import pytest
from django.urls import reverse

from ridealong.admin.contents import SECTIONS
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for section in SECTIONS
    for model, _page in section.pages
]
SEEN_BY_THE_DESK = {
    f"/admin/ridealong/{name}/" for name in ("application", "ride", "message", "shift", "officer", "event")
}


@pytest.mark.parametrize("name", ["joan", "lindqvist", "chief", "administrator", "records"])
def test_the_desk_is_open_to_the_roles_that_work_there(client, request, name):
    client.force_login(request.getfixturevalue(name))
    assert client.get("/admin/").status_code == 200
    for url in SEEN_BY_THE_DESK:
        assert client.get(url).status_code == 200, url


@pytest.mark.once
@pytest.mark.parametrize("name", ["law", "press", "maya"])
@pytest.mark.parametrize("url", ["/admin/", *LISTS, "/admin/board/"])
def test_to_everybody_else_it_does_not_exist(client, request, name, url):
    person = request.getfixturevalue(name)
    client.force_login(getattr(person, "account", person))
    assert client.get(url).status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("url", ["/admin/", *LISTS, "/admin/nothing/"])
def test_who_is_not_signed_in_is_sent_to_sign_in(client, program, url):
    response = client.get(url)
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/accounts/login/")


def test_its_own_sign_in_page_leads_to_ours(client, program):
    assert client.get("/admin/login/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("name", "opens"), [("joan", set()), ("administrator", {"user", "group", "department"})])
def test_accounts_and_roles_are_for_administrators(client, request, name, opens):
    client.force_login(request.getfixturevalue(name))
    for url in LISTS:
        model = url.split("/")[-2]
        if model in {"user", "group", "department", "waivertext", "ruleset"}:
            expected = name == "administrator"
            assert (client.get(url).status_code == 200) == expected, url
        if model in opens:
            assert client.get(url).status_code == 200


def test_nothing_is_deleted_and_no_case_is_added_by_hand(desk, in_review):
    for path in (f"{in_review.pk}/delete/", "add/"):
        assert desk.post(f"/admin/ridealong/application/{path}", {"post": "yes"}).status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("path", ["auth/user", "account/emailaddress", "mfa/authenticator", "django_q/schedule"])
def test_other_packages_show_no_pages(client, administrator, path):
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    assert client.get(f"/admin/{path}/").status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("url", ["password_change", "logout", "r/1/2", "autocomplete"])
def test_what_is_done_elsewhere_has_no_page_here(desk, url):
    assert desk.get(f"/admin/{url}/").status_code == 404


def inline(html):
    tags = re.findall(r"<script\b[^>]*>", html)
    return re.findall(r"\sstyle=|<style|\son[a-z]+=\"", html) + [tag for tag in tags if "src=" not in tag]


def test_no_page_has_anything_inline(client, administrator, joan, in_review, law):
    administrator.groups.add(*joan.groups.all())
    client.force_login(administrator)
    factories.make_seat(law)
    urls = [
        "/admin/",
        "/admin/board/",
        "/admin/ridealong/shift/add/",
        "/admin/accounts/user/add/",
        f"/admin/accounts/user/{joan.pk}/change/",
        f"/admin/ridealong/officer/{law.pk}/change/",
        f"/admin/ridealong/application/{in_review.pk}/change/",
        f"/admin/ridealong/application/{in_review.pk}/history/",
        f"/admin/ridealong/application/{in_review.pk}/ask/",
        f"/admin/ridealong/program/{in_review.program_id}/change/",
        f"/admin/ridealong/ruleset/{in_review.rule_set_id}/change/",
        f"/admin/auth/group/{administrator.groups.first().pk}/change/",
        *LISTS,
    ]
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, url
        assert inline(response.content.decode()) == [], url

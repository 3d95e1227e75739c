import pytest

pytestmark = pytest.mark.django_db
NEVER_KEPT = "private, no-store"


@pytest.mark.parametrize("url", ["/", "/accounts/login/", "/admin/", "/nothing/here/", "/my/"])
@pytest.mark.parametrize("name", ["joan", ""])
def test_every_page_carries_the_strict_headers(client, request, program, url, name):
    if name:
        client.force_login(request.getfixturevalue(name))
    headers = client.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=(self)" in headers["Permissions-Policy"]


def test_what_belongs_to_a_person_is_never_kept(client, joan):
    assert "Cache-Control" not in client.get("/").headers
    client.force_login(joan)
    for url in ("/", "/admin/", "/nothing/here/"):
        assert client.get(url)["Cache-Control"] == NEVER_KEPT, url


def test_an_error_is_never_kept(client, program):
    response = client.get("/department-badge-none.png")
    assert (response.status_code, response["Cache-Control"]) == (404, NEVER_KEPT)

"""Secrets in links: for one purpose, until a date, once, and never stored."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ridealong.core import links, reference
from ridealong.core.links import Link, LinkRefused

pytestmark = pytest.mark.django_db
SUBJECT = UUID("0190b4c6-0000-7000-8000-000000000001")


def after(**time):
    """As if that much time had passed."""
    for link in Link.objects.all():
        link.expires_at -= timedelta(**time)
        link.save()


def test_a_secret_leads_to_its_subject():
    secret = links.mint("guardian", SUBJECT)
    assert links.look_up("guardian", secret).subject == SUBJECT
    assert links.look_up("guardian", secret).subject == SUBJECT


def test_secrets_are_long_and_their_own():
    found = {links.mint("guardian", SUBJECT) for _ in range(20)}
    assert len(found) == 20
    assert all(len(secret) == 32 for secret in found)


def test_no_secret_is_stored():
    secret, code = links.mint("guardian", SUBJECT), links.mint_typed("guardian", SUBJECT)
    stored = str(list(Link.objects.values()))
    assert secret not in stored
    assert code not in stored
    assert code.replace("-", "") not in stored


@pytest.mark.parametrize("secret", ["", "x", "x" * 5000, "é", "\ud800", "\x00"])
def test_what_is_no_secret_leads_nowhere(secret):
    links.mint("guardian", SUBJECT)
    with pytest.raises(LinkRefused):
        links.look_up("guardian", secret)


def test_a_secret_serves_one_purpose():
    secret = links.mint("guardian", SUBJECT)
    for purpose in links.PURPOSES.keys() - {"guardian"}:
        with pytest.raises(LinkRefused):
            links.look_up(purpose, secret)


@pytest.mark.parametrize("purpose", links.PURPOSES)
def test_each_purpose_has_its_time(purpose):
    secret = links.mint(purpose, SUBJECT)
    after(seconds=links.PURPOSES[purpose].lifetime.total_seconds() - 60)
    assert links.look_up(purpose, secret)
    after(seconds=61)
    with pytest.raises(LinkRefused):
        links.look_up(purpose, secret)


def test_a_password_is_reset_within_an_hour_and_a_guardian_has_a_month():
    assert links.PURPOSES["password_reset"].lifetime == timedelta(hours=1)
    assert links.PURPOSES["guardian"].lifetime == timedelta(days=30)


def test_a_secret_is_spent_once():
    secret = links.mint("invitation", SUBJECT)
    assert links.spend("invitation", secret) == SUBJECT
    for use in (links.spend, links.look_up):
        with pytest.raises(LinkRefused):
            use("invitation", secret)


def test_of_two_who_hold_the_same_link_one_succeeds():
    secret = links.mint("invitation", SUBJECT)
    one, two = (links.look_up("invitation", secret) for _ in range(2))
    links._use(one)
    with pytest.raises(LinkRefused):
        links._use(two)


def test_a_second_secret_leaves_the_first_alone():
    first, second = links.mint("guardian", SUBJECT), links.mint("guardian", SUBJECT)
    links.spend("guardian", second)
    assert links.look_up("guardian", first)


def test_what_is_revoked_is_so_for_this_purpose_and_subject():
    other = uuid4()
    gone, stays = links.mint("guardian", SUBJECT), links.mint("setup", SUBJECT)
    typed, others = links.mint_typed("guardian", SUBJECT), links.mint("guardian", other)
    links.revoke("guardian", SUBJECT)
    with pytest.raises(LinkRefused):
        links.look_up("guardian", gone)
    with pytest.raises(LinkRefused):
        links.look_up_typed(typed)
    assert links.look_up("setup", stays).subject == SUBJECT
    assert links.look_up("guardian", others).subject == other


def test_revoking_keeps_when_a_link_was_used():
    links.spend("guardian", links.mint("guardian", SUBJECT))
    at = timezone.now() - timedelta(days=1)
    Link.objects.update(used_at=at)
    links.revoke("guardian", SUBJECT)
    assert Link.objects.get().used_at == at


def test_addresses_are_whole(settings):
    settings.RIDEALONG_URL = "https://rides.example.gov"
    assert links.address("setup", "abc") == "https://rides.example.gov/setup/open/abc/"
    assert links.path_of("password_reset", "abc") == "/accounts/password/reset/abc/"


# --- codes to type ---


def test_a_typed_code_reads_well_aloud():
    code = links.mint_typed("guardian", SUBJECT)
    assert [len(group) for group in code.split("-")] == [4, 4, 2]
    assert set(code.replace("-", "")) <= set(reference.ALPHABET)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " – "),
                                   lambda code: f"  {code}\n", lambda code: " ".join(code)])  # fmt: skip
def test_people_type_a_code_as_they_like(typed):
    assert links.look_up_typed(typed(links.mint_typed("guardian", SUBJECT))).subject == SUBJECT


@pytest.mark.parametrize("typed", ["", "-", "AAAA-AAAA-AA", "é" * 10, "\ud800", "x" * 5000])
def test_what_is_no_code_leads_nowhere(typed):
    links.mint_typed("guardian", SUBJECT)
    with pytest.raises(LinkRefused):
        links.look_up_typed(typed)


def test_no_address_takes_a_code_and_no_field_takes_a_secret():
    secret, code = links.mint("guardian", SUBJECT), links.mint_typed("guardian", SUBJECT)
    letters = code.replace("-", "")
    for wrong in (code, letters, f"typed:{letters}"):
        with pytest.raises(LinkRefused):
            links.look_up("guardian", wrong)
    with pytest.raises(LinkRefused):
        links.look_up_typed(secret)


def test_a_code_becomes_a_secret_once():
    typed = links.look_up_typed(links.mint_typed("invitation", SUBJECT))
    secret = links.exchange(typed)
    assert links.look_up("invitation", secret).subject == SUBJECT
    with pytest.raises(LinkRefused):
        links.exchange(typed)
    assert Link.objects.count() == 2


def test_a_code_for_a_page_lasts_a_month():
    code = links.mint_typed(links.PAGE, SUBJECT)
    after(days=29, hours=23)
    assert links.look_up_typed(code).purpose == "page"
    after(hours=2)
    with pytest.raises(LinkRefused):
        links.look_up_typed(code)


def test_a_typed_code_has_the_time_of_its_purpose():
    code = links.mint_typed("password_reset", SUBJECT)
    after(minutes=61)
    with pytest.raises(LinkRefused):
        links.look_up_typed(code)


# --- six digits ---


@given(st.uuids())
def test_six_digits_follow_from_a_number(nonce):
    code = links.code("sign_in_code", nonce)
    assert code.isdecimal()
    assert len(code) == 6
    assert links.code("sign_in_code", nonce) == code


def test_other_numbers_purposes_and_installations_have_other_digits(settings):
    numbers = [uuid4() for _ in range(30)]
    here = [links.code("sign_in_code", number) for number in numbers]
    there = [links.code("mail_test", number) for number in numbers]
    settings.SECRET_KEY = "another installation"
    elsewhere = [links.code("sign_in_code", number) for number in numbers]
    assert len({*here}) > 25
    assert all(sum(a == b for a, b in zip(here, others, strict=True)) < 3 for others in (there, elsewhere))


def test_digits_are_not_stored():
    links.code("sign_in_code", SUBJECT)
    assert not Link.objects.exists()

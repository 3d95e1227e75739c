"""Who writes a waiver text sees it as those who sign it."""

import pytest
from django.urls import reverse

from ridealong.waivers.models import WaiverText
from ridealong.web.markup import to_html

pytestmark = pytest.mark.django_db
BODY = "# Release\n## Risk\nI know **it**.\n- One\n- <b>two</b>\n\n1. Three\n### End\nWords."
INITIALS = "The rider puts initials here."


@pytest.fixture
def page(client, administrator):
    def get(text):
        client.force_login(administrator)
        return client.get(reverse("admin:ridealong_waivertext_change", args=[text.pk])).content.decode()

    return get


@pytest.fixture
def text(program):
    """A draft beside the text in force."""

    def make(audience="adult", **fields):
        return WaiverText.objects.create(
            program=program, audience=audience, language="en", version=9, **{"title": "Waiver", "body": BODY, **fields}
        )

    return make


@pytest.fixture
def initials(program):
    content = {**program.rule_set.content, "waiver": {"initials_per_page": True}}
    program.rule_sets.update(content=content)


def test_the_preview_is_what_stands_where_people_sign(page, text):
    html = page(text())
    for block in to_html(BODY).split("\n"):
        assert block in html
    assert "<li>&lt;b&gt;two&lt;/b&gt;</li>" in html


def test_it_says_where_the_rider_puts_initials(page, text, initials):
    html = page(text())
    assert html.count(INITIALS) == 2
    assert html.index("<li>One</li>") < html.index(INITIALS) < html.index(">End</h4>")


@pytest.mark.parametrize("audience", ["minor", "guardian"])
def test_only_riders_put_initials(page, text, initials, audience):
    assert (INITIALS in page(text(audience))) == (audience == "minor")


def test_it_is_silent_about_initials_nobody_asks_for(page, text):
    assert INITIALS not in page(text())


def test_a_program_without_rules_in_force_shows_its_texts(page, text, program):
    program.rule_sets.all().delete()
    assert ">Risk</h3>" in page(text())


def test_how_to_write_is_told_on_the_empty_page_too(client, administrator):
    client.force_login(administrator)
    html = client.get(reverse("admin:ridealong_waivertext_add")).content.decode()
    assert "How a text is written" in html
    assert "As people read it" not in html


def test_beside_the_former_version_every_point_has_its_line(page, text):
    html = page(text())
    assert "- One<br>- &lt;b&gt;two&lt;/b&gt;<br><br>1. Three" in html

"""Legal texts become HTML without becoming dangerous."""

import pytest

from ridealong.core.legal_text import clauses
from ridealong.waivers.placeholder import BODIES
from ridealong.web.markup import clause_to_html, to_html


def test_headings_paragraphs_and_strong_words():
    html = to_html("**Notice.**\n\n## Risk\nI know it.\n\nSecond\nparagraph.")
    assert html == (
        '<p><strong>Notice.</strong></p>\n<h2 class="h3">Risk</h2>\n<p>I know it.</p>\n<p>Second paragraph.</p>'
    )


def test_a_heading_needs_no_blank_line_before_it():
    assert to_html("Text\n## Risk\nMore").count("<h2") == 1


@pytest.mark.parametrize("hostile", ["<script>x</script>", "## <b>x</b>", "**<i>x</i>**", "&amp;lt;"])
def test_markup_of_others_stays_text(hostile):
    assert "<script>" not in to_html(hostile)
    assert "<b>" not in to_html(hostile)
    assert "<i>" not in to_html(hostile)


def test_windows_line_ends_are_line_ends():
    assert to_html("## Risk\r\nI know it.\r\n\r\nMore") == to_html("## Risk\nI know it.\n\nMore")


@pytest.mark.parametrize("body", BODIES.values())
def test_the_shipped_texts_lose_no_heading(body):
    assert to_html(body).count("<h2") == body.count("## ")


def test_an_empty_text_is_empty():
    assert to_html("") == ""


def test_points_are_a_list():
    assert to_html("- **One**\n- two") == "<ul><li><strong>One</strong></li><li>two</li></ul>"


def test_headings_go_down_with_the_text_as_far_as_there_are_some():
    html = to_html("# a\n## b\n### c\n#### d\n##### e\n###### f")
    assert [html.count(f"<h{rank} ") for rank in range(1, 7)] == [0, 1, 1, 1, 1, 2]


def test_a_clause_is_its_part_of_the_text():
    body = "Notice.\n## Risk\nI know it.\n- One"
    assert "\n".join(map(clause_to_html, clauses(body))) == to_html(body)

"""Legal texts become HTML without becoming dangerous."""

import pytest

from ridealong.waivers.placeholder import BODIES
from ridealong.web.markup import to_html


def test_headings_paragraphs_and_strong_words():
    html = to_html("**Notice.**\n\n## Risk\nI know it.\n\nSecond\nparagraph.")
    assert html == (
        '<p><strong>Notice.</strong></p>\n<h2 class="h3">Risk</h2>\n<p>I know it.</p>\n<p>Second\nparagraph.</p>'
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

"""Anything that a person may type, on every paper: a whole file that breaks no rule and runs nothing."""

from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ridealong.documents import render, samples

PAPERS = dict(samples.papers())
KINDS = {type(paper): name for name, paper in PAPERS.items()}  # one of each
SET = {"language", "zone", "colour", "sha256", "verdict", "role", "kind", "code", "url"}  # ours, never typed
RUNNING = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/URI", "/EmbeddedFiles"}
NASTY = st.sampled_from(
    [
        "<b>x</b> & <script>alert(1)</script>", ") Tj ET Q /JS (x)", "\u202egnp.exe\u202c", "\x00\ud800\x7f",
        "👩🏽‍✈️🚓", "W" * 400, "x" * 10_000, "عمر " * 50, "%s %(x)s {0}", "**a** ## b\n- c", "\\", "ﷺ", "e\u0301" * 40,
        "\u200d\ufe0f", "a\u1680\u2028b",
    ]
)  # fmt: skip
# Of Chinese each 256 characters are a cut of their own, out of a font of ten megabytes: other tests have them.
LETTERS = st.characters(max_codepoint=0x17FF)
TYPED = st.one_of(NASTY, st.text(LETTERS, max_size=60), st.lists(NASTY, max_size=3).map(" ".join))


def with_words(value: object, words: st.DataObject, name: str = "") -> object:
    """The same content with other words in every place where people write."""
    if isinstance(value, str) and name not in SET:
        return words.draw(TYPED)
    if isinstance(value, tuple):
        return tuple(with_words(each, words, name) for each in value)
    if isinstance(value, dict):
        return {key: with_words(each, words) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{each: with_words(part, words, each) for each, part in parts.items()})
    return value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(words=st.data())
@settings(
    max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_every_paper_stands_whatever_is_typed(kind, words):
    pdf = render(with_words(PAPERS[KINDS[kind]], words))
    report = page.validate_pdf_bytes(pdf)
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        held = {key for item in opened.objects if isinstance(item, pikepdf.Dictionary) for key in item}
        assert not held & RUNNING
        assert len(opened.pages) < 60

"""Every paper looks as it did when somebody last looked at it and approved."""

import pytest
from PIL import Image, ImageDraw

from ridealong.documents import render, samples
from tests.documents import pictures

MOST = 12  # out of 255, in the worst patch: below what a moved line or a missing word makes


@pytest.mark.parametrize("name", pictures.SHOWN)
def test_pages_look_as_approved(name):
    approved = sorted(pictures.REFERENCES.glob(f"{name}-[0-9].png"))
    pages = pictures.pages(name)
    assert len(pages) == len(approved)
    for page, path in zip(pages, approved, strict=True):
        with Image.open(path) as reference:
            assert page.size == reference.size
            assert pictures.apart(page, reference.convert("L")) < MOST, path.name


def test_every_kind_of_paper_was_approved():
    kinds = {name.rpartition("-")[0].split("-")[0] for name in dict(samples.papers())}
    assert {path.name.split("-")[0] for path in pictures.REFERENCES.glob("*.png")} >= kinds


@pytest.mark.parametrize("change", ["moved", "covered", "other name"])
def test_a_difference_is_seen(change):
    """The control: what must not pass does not."""
    page = pictures.pages("certificate-lukasz")[0]
    other = page.copy()
    if change == "moved":
        other.paste(page, (0, 4))
    elif change == "covered":
        ImageDraw.Draw(other).rectangle((37, 100, 300, 150), fill=255)
    else:
        other = pictures.rendered(render(dict(samples.papers())["certificate-somchai"]))[0]
    assert pictures.apart(page, other) > MOST

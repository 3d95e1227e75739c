import pytest

from ridealong.program import colour


def test_contrast_is_measured_as_wcag_does():
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("chosen", "count"),
    [("#16213a", 0), ("#5a1a1a", 0), ("#757575", 1), ("#f5a800", 2), ("#ffffff", 2)],
)
def test_a_colour_carries_white_words_and_the_amber_line(chosen, count):
    assert len(colour.objections(chosen)) == count


def test_darker_keeps_the_hue():
    assert colour.darker("#ff8000", share=0.5) == "#804000"

"""The look keeps its promises: tokens, contrast, no inline styles, icons that exist."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from ridealong.program.colour import contrast
from ridealong.templatetags.ridealong import TAG_ICONS

STATIC = Path(settings.BASE_DIR, "ridealong", "static", "ridealong")
TEMPLATES = Path(settings.BASE_DIR, "templates")
PAGES = [path for path in TEMPLATES.rglob("*.html") if "emails" not in path.parts]
TOKEN = re.compile(r"(--ra-[a-z0-9-]+):\s*(#[0-9a-f]{6});")

# Contrast on paper, sheet and sunk, rounded down to one decimal; 3 is what borders need, 4.5 what words need.
PROMISED = {
    "light": {
        "ink": (15.1, 16.0, 13.7), "ink-2": (7.2, 7.6, 6.5), "link": (8.2, 8.7, 7.4), "amber-word": (7.0, 7.4, 6.3),
        "go": (6.5, 6.9, 5.9), "stop": (7.0, 7.4, 6.3), "edge": (4.4, 4.7, 4.0),
    },
    "dark": {
        "ink": (14.5, 13.0, 15.3), "ink-2": (9.0, 8.1, 9.5), "link": (10.2, 9.1, 10.7),
        "amber-word": (11.3, 10.1, 11.9), "go": (10.0, 9.0, 10.6), "stop": (9.3, 8.3, 9.8), "edge": (5.5, 5.0, 5.8),
    },
    "night": {
        "ink": (12.5, 11.7, 13.1), "ink-2": (7.6, 7.1, 8.0), "link": (11.1, 10.4, 11.6), "amber-word": (9.9, 9.2, 10.3),
        "go": (9.3, 8.7, 9.7), "stop": (8.6, 8.0, 9.0), "edge": (4.5, 4.2, 4.7),
    },
}  # fmt: skip


def sheet(name):
    return (STATIC / f"{name}.css").read_text(encoding="utf-8")


def declared(name):
    """Every colour token a stylesheet sets, print left out; a token set twice fails."""
    found = TOKEN.findall(re.sub(r"@media print {.*?\n}\n", "", sheet(name), flags=re.S))
    names = [token for token, _ in found]
    assert len(names) == len(set(names)), f"{name}.css sets a token twice"
    return dict(found)


def theme(name):
    layers = {"light": ["look"], "dark": ["look", "dark"], "night": ["look", "dark", "night"]}[name]
    return {token: value for layer in layers for token, value in declared(layer).items()}


@pytest.mark.parametrize("name", ["dark", "night"])
def test_a_theme_changes_tokens_and_invents_none(name):
    assert set(declared(name)) <= set(declared("look"))


@pytest.mark.parametrize("name", PROMISED)
def test_words_and_borders_keep_the_contrast_they_promise(name):
    tokens = theme(name)
    for word, promised in PROMISED[name].items():
        grounds = [tokens[f"--ra-{ground}"] for ground in ("paper", "sheet", "sunk")]
        measured = [contrast(tokens[f"--ra-{word}"], ground) for ground in grounds]
        assert all(ratio > figure - 0.05 for ratio, figure in zip(measured, promised, strict=True)), (word, measured)


@pytest.mark.parametrize("name", PROMISED)
@pytest.mark.parametrize(
    ("word", "ground", "least"),
    [
        ("on-amber", "amber", 7.5),
        ("on-solid", "solid", 7),
        ("on-stop", "stop", 4.5),
        ("on-band", "band", 7),
        ("on-band-2", "band", 4.5),
        ("amber", "band", 3),
        ("amber-word", "amber-wash", 4.5),
        ("go", "go-wash", 4.5),
        ("stop", "stop-wash", 4.5),
        ("ink", "amber-wash", 7),
        ("on-hold", "hold", 4.5),
    ],
)
def test_words_on_coloured_grounds_can_be_read(name, word, ground, least):
    tokens = theme(name)
    assert contrast(tokens[f"--ra-{word}"], tokens[f"--ra-{ground}"]) >= least


@pytest.mark.parametrize("name", ["ridealong", "officer", "press", "admin"])
def test_colours_stand_in_the_token_sheets_only(name):
    values = re.findall(r":[^;{}]*?(#[0-9a-fA-F]{3,8})\b[^{}]*?;", sheet(name))
    assert values == []


def test_every_token_used_is_set():
    used = {token for path in STATIC.glob("*.css") for token in re.findall(r"var\((--ra-[a-z0-9-]+)", path.read_text())}
    assert used <= set(re.findall(r"(--ra-[a-z0-9-]+):", sheet("look")))


def test_mails_wear_the_same_colours():
    html = (TEMPLATES / "emails" / "base.html").read_text(encoding="utf-8")
    known = set(theme("light").values()) | set(theme("dark").values())
    assert set(re.findall(r"#[0-9a-f]{6}\b", html)) <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_has_nothing_inline(path):
    html = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))  # a tag may take style="short"
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", html)
    inline = [
        tag for tag in re.findall(r"<script\b[^>]*>", html) if "src=" not in tag and "application/json" not in tag
    ]
    assert inline == []


def test_every_icon_used_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([a-z]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    used = {name for name in TAG_ICONS.values() if name}
    for path in PAGES:
        html = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'{% icon "([a-z-]+)"', html))
        used |= set(re.findall(r'{% tag "[a-z]+" (?:"[^"]*"|_\("[^"]*"\)|[\w.|]+) "([a-z-]+)"', html))
    assert used <= drawn

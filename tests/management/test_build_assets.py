import shutil

import pytest
from django.core.management import call_command
from fontTools.ttLib import TTFont


@pytest.fixture
def build(tmp_path, settings, capsys):
    """Builds into a folder of its own and returns the first word of each thing it says it did."""
    settings.STATIC_BUILD, settings.STATIC_ROOT = tmp_path / "build", tmp_path / "served"
    settings.STATICFILES_DIRS = [settings.STATIC_BUILD]

    def go():
        call_command("build_assets")
        return [line.split()[0] for line in capsys.readouterr().out.splitlines()]

    return go


def test_the_fonts_hold_the_names_of_the_world_and_are_made_once(build, tmp_path):
    assert build() == ["Cut", "Collected"]
    assert build() == []
    held = set()
    for path in (tmp_path / "build" / "ridealong" / "fonts").glob("*.woff2"):
        with TTFont(path) as font:
            held |= set(font.getBestCmap())
            assert [axis.axisTag for axis in font["fvar"].axes] == ["wght"]
    missing = {letter for letter in "Nguyễn O’Brien Łukasz Αλέξανδρος Владимир عمر" if ord(letter) not in held}
    assert missing == set()
    assert "sourceMappingURL" not in (tmp_path / "build/bootstrap/bootstrap.min.css").read_text(encoding="utf-8")


def test_what_changed_or_went_is_collected_again(build, tmp_path):
    build()
    (tmp_path / "build" / "note.css").write_text("a { color: red }")
    assert build() == ["Collected"]
    assert (tmp_path / "served" / "note.css").exists()
    shutil.rmtree(tmp_path / "served")
    assert build() == ["Collected"]
    shutil.rmtree(tmp_path / "build")
    assert build() == ["Cut", "Collected"]


def test_only_what_pages_load_is_served(build, tmp_path):
    build()
    kinds = {path.suffix for path in (tmp_path / "served").rglob("*") if path.is_file()}
    assert kinds <= {".css", ".js", ".svg", ".png", ".woff2", ".txt", ".md", ".webmanifest", ""}, kinds

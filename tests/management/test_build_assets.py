from django.core.management import call_command
from fontTools.ttLib import TTFont


def test_the_fonts_hold_the_names_of_the_world_and_are_made_once(tmp_path, settings, capsys):
    settings.STATIC_BUILD = tmp_path
    call_command("build_assets")
    call_command("build_assets")
    assert capsys.readouterr().out.count("Cut") == 1
    held = set()
    for path in (tmp_path / "ridealong" / "fonts").glob("*.woff2"):
        with TTFont(path) as font:
            held |= set(font.getBestCmap())
    missing = {letter for letter in "Nguyễn O’Brien Łukasz Αλέξανδρος Владимир عمر" if ord(letter) not in held}
    assert missing == set()
    assert "sourceMappingURL" not in (tmp_path / "bootstrap" / "bootstrap.min.css").read_text(encoding="utf-8")

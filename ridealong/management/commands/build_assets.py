"""Makes what pages load and packages bring, in RIDEALONG_DATA/static-build: web fonts and Bootstrap.

The stylesheet is the order form: every @font-face of look.css names a file and the characters it holds, and
this command cuts exactly that. Of Bootstrap's 32 files pages load one. Nothing is done when stylesheet and
packages are the same as last time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from ridealong.core import catalogues

SOURCES = {
    "public-sans": ("fontpkg_public_sans", "PublicSans[wght].ttf"),
    "noto-sans-arabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
    "noto-sans": ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
}
STYLESHEET = Path(settings.BASE_DIR, "ridealong", "static", "ridealong", "look.css")
FACE = re.compile(r"@font-face\s*{[^}]*url\(\"(?P<file>fonts/[^\"]+)\"\)[^}]*unicode-range:\s*(?P<ranges>[^;]+);", re.S)


@dataclass(frozen=True)
class Cut:
    file: str  # "fonts/public-sans-latin.woff2", relative to the stylesheet
    ranges: str  # "U+20-7E, U+131", as CSS writes them

    @property
    def source(self) -> tuple[str, str]:
        return next(found for prefix, found in SOURCES.items() if Path(self.file).name.startswith(prefix))

    def characters(self) -> Iterator[int]:
        for part in self.ranges.split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            yield from range(int(first, 16), int(last or first, 16) + 1)


class Command(BaseCommand):
    help = "Compiles the translations, cuts the web fonts and fetches Bootstrap from their packages, once."

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.compile_all(settings.LOCALE_PATHS)
        target = Path(settings.STATIC_BUILD, "ridealong")
        cuts = [Cut(**found.groupdict()) for found in FACE.finditer(STYLESHEET.read_text(encoding="utf-8"))]
        mark = target / "fonts" / "cut-from.txt"
        recipe = fingerprint(cuts)
        if mark.exists() and mark.read_text(encoding="utf-8") == recipe:
            return
        for cut in cuts:
            write(cut, target / cut.file)
        write_bootstrap(Path(settings.STATIC_BUILD, "bootstrap", "bootstrap.min.css"))
        mark.write_text(recipe, encoding="utf-8")
        self.stdout.write(f"Cut {len(cuts)} fonts.")


def fingerprint(cuts: list[Cut]) -> str:
    packages = [
        f"{name} {version(name)}"
        for name in sorted({cut.source[0] for cut in cuts} | {"fonttools", "bootstrap-wrapper"})
    ]
    recipe = f"{cuts}{packages}{Path(__file__).read_text(encoding='utf-8')}"
    return sha256(recipe.encode()).hexdigest()


def write(cut: Cut, path: Path) -> None:
    package, name = cut.source
    with files(package).joinpath("files", name).open("rb") as file:
        font = TTFont(file)
        subsetter = Subsetter(Options(layout_features=[*Options().layout_features, "tnum", "lnum"], hinting=False))
        subsetter.populate(unicodes=list(cut.characters()))
        subsetter.subset(font)
        if "wdth" in {axis.axisTag for axis in font["fvar"].axes}:
            font = instancer.instantiateVariableFont(font, {"wdth": 100}, inplace=True)
        font.flavor = "woff2"
        path.parent.mkdir(parents=True, exist_ok=True)
        font.save(path)


def write_bootstrap(path: Path) -> None:
    """Without its pointer to a source map, which hashed file names could not follow."""
    css = (files("bootstrap") / "css" / "bootstrap.min.css").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(css.partition("/*# sourceMappingURL")[0], encoding="utf-8")

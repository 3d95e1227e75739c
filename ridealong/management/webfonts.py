"""The web fonts. The stylesheet is the order form: every @font-face of it names a file and its characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

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


def cuts() -> list[Cut]:
    return [Cut(**found.groupdict()) for found in FACE.finditer(STYLESHEET.read_text(encoding="utf-8"))]

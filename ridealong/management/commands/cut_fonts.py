"""Cuts the web fonts. A command of its own, because its libraries are large and mostly there is nothing to cut."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.ttLib import TTFont
from uharfbuzz import Face, SubsetFlags, SubsetInput, subset

from ridealong.management.webfonts import Cut, cuts

NUMERALS = ("tnum", "lnum")  # beside the features that every cut keeps


class Command(BaseCommand):
    help = "Cuts the web fonts out of their packages; `build_assets` calls it when they have changed."

    def handle(self, *args: Any, **options: Any) -> None:
        for cut in cuts():
            write(cut, Path(settings.STATIC_BUILD, "ridealong", cut.file))


def write(cut: Cut, path: Path) -> None:
    package, name = cut.source
    face, wanted = Face(files(package).joinpath("files", name).read_bytes()), SubsetInput()
    wanted.flags = SubsetFlags.NO_HINTING
    wanted.unicode_set.update(cut.characters())
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in NUMERALS)
    if "wdth" in {axis.tag for axis in face.axis_infos}:
        wanted.pin_axis_location(face, "wdth", 100)
    font = TTFont(BytesIO(subset(face, wanted).blob.data))
    font.flavor = "woff2"
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)

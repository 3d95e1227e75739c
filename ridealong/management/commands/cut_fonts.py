"""Cuts the web fonts. A command of its own, because its library is large and mostly there is nothing to cut."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from ridealong.management.webfonts import Cut, cuts


class Command(BaseCommand):
    help = "Cuts the web fonts out of their packages; `build_assets` calls it when they have changed."

    def handle(self, *args: Any, **options: Any) -> None:
        for cut in cuts():
            write(cut, Path(settings.STATIC_BUILD, "ridealong", cut.file))


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

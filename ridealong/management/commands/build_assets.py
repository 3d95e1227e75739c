"""Makes what pages load and packages bring, in RIDEALONG_DATA/static-build, and collects it beside our own files.

Of Bootstrap's 32 files pages load one. Nothing is done when stylesheet, packages and files are the same as last time.
"""

from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ridealong.core import catalogues
from ridealong.management import webfonts
from ridealong.management.phases import phase


class Command(BaseCommand):
    help = "Compiles the translations, cuts the web fonts, fetches Bootstrap and collects the static files, once."

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.compile_all(settings.LOCALE_PATHS)
        if _is_new("made", _made_from()):
            with phase(self.stdout, "Cut the web fonts"):
                call_command("cut_fonts")
                write_bootstrap(Path(settings.STATIC_BUILD, "bootstrap", "bootstrap.min.css"))
                _keep("made", _made_from())
        if _is_new("collected", _collected_from()):
            with phase(self.stdout, "Collected and compressed what pages load"):
                call_command("collectstatic", interactive=False, clear=True, verbosity=0)
                _keep("collected", _collected_from())


def _made_from() -> str:
    cuts = webfonts.cuts()
    packages = sorted({cut.source[0] for cut in cuts} | {"fonttools", "uharfbuzz", "bootstrap-wrapper"})
    recipe = (Path(__file__), Path(__file__).with_name("cut_fonts.py"))
    return _digest(cuts, [f"{name} {version(name)}" for name in packages], [file.read_text("utf-8") for file in recipe])


def _collected_from() -> str:
    listed = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    found = {str(path): sha256(path.read_bytes()).hexdigest() for path in listed}
    return _digest(settings.STATIC_ROOT, settings.STORAGES["staticfiles"], version("whitenoise"), sorted(found.items()))


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def _is_new(step: str, recipe: str) -> bool:
    mark, folder = _mark(step), _folder(step)
    return not (mark.exists() and folder.exists()) or mark.read_text(encoding="ascii") != recipe


def _keep(step: str, recipe: str) -> None:
    _mark(step).write_text(recipe, encoding="ascii")


def _mark(step: str) -> Path:
    """Beside the files, not among them: those are served."""
    return _folder(step).with_suffix(f".{step}")


def _folder(step: str) -> Path:
    return Path(settings.STATIC_BUILD if step == "made" else settings.STATIC_ROOT)


def write_bootstrap(path: Path) -> None:
    """Without its pointer to a source map, which hashed file names could not follow."""
    css = (files("bootstrap") / "css" / "bootstrap.min.css").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(css.partition("/*# sourceMappingURL")[0], encoding="utf-8")

"""What the program says to people, read out of its source: every literal handed to gettext or to a template's tags."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = ("accounts", "ridealong")
PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop")
WITH_PLURAL = ("ngettext", "ngettext_lazy")
WITH_CONTEXT = ("pgettext", "pgettext_lazy")
WITH_BOTH = ("npgettext", "npgettext_lazy")
KEYWORDS = (
    dict.fromkeys(PLAIN)
    | dict.fromkeys(WITH_PLURAL, (1, 2))
    | dict.fromkeys(WITH_CONTEXT, ((1, "c"), 2))
    | dict.fromkeys(WITH_BOTH, ((1, "c"), 2, 3))
)
Said = tuple[str | None, str | tuple[str, ...]]  # context, and the text or its singular and plural


def in_the_program() -> set[Said]:
    files = [file for room in SOURCE for file in (settings.BASE_DIR / room).rglob("*.py")]
    pages = [file for file in (settings.BASE_DIR / "templates").rglob("*") if file.is_file()]
    return {said for file in [*files, *pages] for said in in_file(file)}


def in_file(file: Path) -> Iterator[Said]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Django turns a template into calls of gettext among words without meaning; nor has their indentation any.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield context, message

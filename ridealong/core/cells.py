"""Cells for a spreadsheet that no program takes for a formula."""

from typing import Any

# Excel, LibreOffice and Sheets run what begins like this; tab and carriage return lead to the next character.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def safe(value: Any) -> str:
    """The value as text; what would be run as a formula begins with an apostrophe, which shows that it is text."""
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text

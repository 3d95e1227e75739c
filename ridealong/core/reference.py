"""Short codes that people read aloud and type: no letters or digits that look or sound alike."""

import secrets

ALPHABET = "23456789ACDEFHJKMNPRTUVWXY"


def short_code(length: int = 8) -> str:
    """Random, such as "7KXM4RTA". Uniqueness is the column's business."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def as_typed(text: str) -> str:
    """A code as it is stored, however somebody typed it: capital letters and digits, without spaces and dashes."""
    return "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())

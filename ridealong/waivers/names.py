"""Whether somebody typed the name they are known by: loosely, because keyboards and habits differ. Pure."""

import unicodedata


def same(typed: str, known: str) -> bool:
    """Accents, case, punctuation and order do not matter: "O’Brien, Desmond" is "Desmond O'Brien"."""
    return bool(_plain(known)) and _plain(typed) == _plain(known)


def _plain(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in folded if c.isalnum() or c.isspace() or c == "-")
    return sorted(kept.replace("-", " ").split())

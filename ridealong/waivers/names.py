"""Whether somebody typed the name they are known by: loosely, because keyboards and habits differ. Pure."""

import unicodedata

# Letters that are not a base letter with an accent, as keyboards without them write them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def same(typed: str, known: str) -> bool:
    """Accents, case, punctuation and order do not matter: "O’Brien, Desmond" is "Desmond O'Brien"."""
    return bool(_plain(known)) and _plain(typed) == _plain(known)


def initials(name: str) -> str:
    """ "MT" for "Maya Torres"; one sign for "王"."""
    return "".join(part[0] for part in name.replace("-", " ").split()).upper()


def are_initials(typed: str, name: str) -> bool:
    """Letters that names begin with; nobody need give all of theirs: "ML" for "María Ana López"."""
    letters = "".join(_plain(typed))
    return bool(letters) and set(letters) <= {part[0] for part in _plain(name)}


def _plain(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    kept = "".join(c for c in folded if c.isalnum() or c.isspace() or c == "-")
    return sorted(kept.replace("-", " ").split())

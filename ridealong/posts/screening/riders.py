"""Riders: P2 (no consent), P3 (more than was agreed), P4 (a minor without a guardian's yes)."""

import regex

from ridealong.posts.screening.finding import Context, Finding, RiderName, at
from ridealong.posts.screening.normal import Normal, folded

FULL = {"full_name", "full_name_photo"}


def findings(normal: Normal, context: Context) -> list[Finding]:
    text = folded(normal.text)
    return [finding for rider in context.riders if _may_stand(rider, text) for finding in _of(rider, normal, text)]


def _may_stand(rider: RiderName, text: str) -> bool:
    """Who is not of this post is only ever named in full, and of those there are thousands."""
    words = folded(rider.name).split()
    return rider.linked or (bool(words) and words[0] in text and words[-1] in text)


def forms(rider: RiderName) -> dict[str, str]:
    """How a rider may appear: kind of naming -> pattern."""
    words = [regex.escape(word) for word in folded(rider.name).split()]
    if not words:
        return {}
    gap = r"[\s_.\-]*"
    full = {"full_name": gap.join(words)}
    if len(words) > 1:
        full["full_name"] = rf"{words[0]}{gap}(?:\w+{gap})?{words[-1]}"
        if rider.linked:
            full["surname"] = words[-1]
            full["initials"] = rf"{words[0][0]}\.?\s?{words[-1][0]}\."
            full["first_initial"] = rf"{words[0]}\s{words[-1][0]}\b\.?"
    if rider.linked:
        full["first_name"] = words[0]
    return full


def covered(rider: RiderName, kind: str) -> bool:
    if rider.consent in FULL:
        return True
    return kind in {"first_name": {"first_name", "initials", "first_initial"}, "initials": {"initials"}}.get(
        rider.consent, set()
    )


def _of(rider: RiderName, normal: Normal, text: str) -> list[Finding]:
    is_allowed = rider.consent not in {"none", "withdrawn"} and (rider.adult or rider.guardian)
    taken: list[tuple[int, int]] = []
    found = []
    for kind, pattern in forms(rider).items():
        for match in regex.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if kind in {"surname", "first_name"} and not _is_named(normal.text, *match.span()):
                continue
            taken.append(match.span())
            if not rider.adult and not rider.guardian:
                found.append(at(normal, match.span(), "P4", "X", "A rider under 18 needs a guardian’s yes to posts."))
            if not is_allowed:
                found.append(at(normal, match.span(), "P2", "X", "This rider has not agreed to be named.", "our rider"))
            elif not covered(rider, kind):
                found.append(at(normal, match.span(), "P3", "X", "This says more of the name than was agreed."))
    return found


def _is_named(text: str, start: int, end: int) -> bool:
    """A single word counts when written like a name; in a text without capitals every word does."""
    return text[start].isupper() or not text[start].isalpha() or text == text.lower()

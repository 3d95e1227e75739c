"""Whether two people may be one: what speaks for it and what against. Values in, reasons out; no ORM."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import permutations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ALIKE = 0.8  # of two names, 0 to 1
ENOUGH = 3  # points from which the desk is told
LONGEST = 5  # words of a name that are tried in every order
WEIGHT = {
    "same_email": 3,
    "same_name": 3,
    "similar_name": 2,
    "same_phone": 2,
    "same_birth": 2,
    "other_birth": -2,
}
WORDS: dict[str, str | Promise] = {
    "same_email": _("same e-mail"),
    "same_name": _("same name"),
    "similar_name": _("name spelled alike"),
    "same_phone": _("same phone"),
    "same_birth": _("same date of birth"),
    "other_birth": _("another date of birth"),
}


@dataclass(frozen=True)
class Known:
    """What is known of one person. `name` in folded words; `born` is any value that equals only for the same date."""

    name: tuple[str, ...]
    email: str = ""
    phone: str = ""
    born: str = ""


@dataclass(frozen=True)
class Likeness:
    """Codes of what speaks for and against, and their sum."""

    why: tuple[str, ...]

    @property
    def points(self) -> int:
        return sum(WEIGHT[code] for code in self.why)

    @property
    def is_enough(self) -> bool:
        return self.points >= ENOUGH

    @property
    def words(self) -> str:
        return ", ".join(str(WORDS[code]) for code in self.why)


def compare(one: Known, other: Known) -> Likeness:
    found: list[str] = []
    closeness = name_closeness(one.name, other.name)
    if closeness == 1:
        found.append("same_name")
    elif closeness >= ALIKE:
        found.append("similar_name")
    if one.email and one.email.casefold() == other.email.casefold():
        found.append("same_email")
    if one.phone and one.phone == other.phone:
        found.append("same_phone")
    if one.born and other.born:
        found.append("same_birth" if one.born == other.born else "other_birth")
    return Likeness(tuple(found))


def name_closeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0 to 1, whatever the order of the words; 1 is the same words. A middle name may be missing on one side.
    Names whose letters are too different to be alike are 0."""
    few, many = sorted((one[:LONGEST], other[:LONGEST]), key=len)
    if not few:
        return 0.0
    if sorted(few) == sorted(many) or "".join(few) == "".join(many):
        return 1.0
    if len(few) == 1 and len(many) > 1:
        return 0.0  # one word of somebody else's two says little
    few, many = tuple(map(_sound, few)), tuple(map(_sound, many))
    if sum(max(_share(word, match) for match in many) for word in few) < ALIKE * len(few):
        return 0.0
    best = max(
        sum(_ratio(word, match) for word, match in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )
    return min(best / len(few), 0.99)


def _share(one: str, other: str) -> float:
    """Of letters in common, in whatever order: no ratio is higher, and this is soon counted."""
    return 2 * sum(min(one.count(letter), other.count(letter)) for letter in set(one)) / (len(one) + len(other))


def _ratio(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sound(word: str) -> str:
    """Letters that sound alike in transliteration weigh nothing: Mohammed and Muhammad, Smith and Smyth."""
    return word.translate(_SOUNDS).replace("ph", "f").replace("th", "t").replace("ck", "k")


_SOUNDS = str.maketrans("oyzcq", "uiskk")

"""Finding people: one normalised column made of a rider's names, e-mail, phone and case numbers.

Every word stands behind two spaces, so that an index of trigrams (FTS5 on SQLite, pg_trgm on PostgreSQL) finds 王 and
Li by their beginnings. Digits are found anywhere, from four on. The column is personal data and goes with its rider.
"""

import hmac
import re
import unicodedata
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models
from django.db.models.expressions import RawSQL

from ridealong.applications.application import Application
from ridealong.applications.riders import trigrams
from ridealong.applications.riders.rider import Rider
from ridealong.core.statements import Slot

LOOKED_AT = 1000  # of the index, before the whole words are compared
LIMIT = 200  # people; who searches for "a" is shown the newest and types on
AT_ONCE = 2000  # rows written in one statement
SHORTEST = 4  # digits of a phone or case number
GAP = "  "
NEWEST = """SELECT rowid FROM ridealong_searchtext_words WHERE ridealong_searchtext_words MATCH %s
ORDER BY rowid DESC LIMIT %s"""
FOUND_BY = frozenset({"legal_name", "preferred_name", "email", "phone", "born_on"})

_ALIKE = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "æ": "ae", "œ": "oe"}
    | {"ى": "ي", "ة": "ه", "ک": "ك"}
)
_WITHOUT = str.maketrans(dict.fromkeys("'’ʼ‘`´ـ"))
_NUMBER = re.compile(r"[\d()+./ -]+")
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9-]{1,15}")
_ENDLESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}")  # written without spaces
Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


class SearchText(models.Model):
    """What one rider is found by. The key is a number because FTS5 knows rows by number; the highest is the newest."""

    id = models.BigAutoField(primary_key=True)
    rider = models.OneToOneField(Rider, models.CASCADE, related_name="search_text")
    text = models.TextField()
    born = models.CharField(max_length=32, blank=True, db_index=True)  # a keyed hash of the birth date, see `born_as`

    def __str__(self) -> str:
        return str(self.rider_id)


def fold(text: str) -> str:
    """Without case, accents and apostrophes: Nguyễn is nguyen, Łukasz lukasz, O’Brien obrien."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WITHOUT))
    plain = "".join(letter for letter in apart if unicodedata.category(letter) not in {"Mn", "Cf", "Cc", "Cs"})
    return unicodedata.normalize("NFC", plain).translate(_ALIKE)


def words(text: str) -> list[str]:
    """The folded words of a name."""
    return re.findall(r"[^\W_]+", fold(text))


def digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())


def text_of(names: Iterable[str], email: str, phone: str, references: Iterable[str]) -> str:
    """The column of one rider."""
    found = [form for name in names for word in words(name) for form in _forms(word)]
    found += [_joined(email), digits(phone), *(_joined(reference) for reference in references)]
    return "".join(f"{GAP}{word}" for word in dict.fromkeys(found) if word)


def patterns(asked: str) -> list[str]:
    """What must stand in the column, each: a word's beginning behind its gap, or digits anywhere."""
    found: list[str] = []
    for number, other in re.findall(rf"(?:^|(?<=\s))({_NUMBER.pattern})(?=\s|$)|(\S+)", asked[:200]):
        if len(digits(number)) >= SHORTEST:
            found.append(digits(number))
        elif number.strip():
            found += [f"{GAP}{digits(number)}"] if digits(number) else []
        elif "@" in other or any(letter.isdecimal() for letter in other):
            found.append(f"{GAP}{_joined(other)}")
        else:
            found += [f"{GAP}{word}" for word in words(other)]
    return [pattern for pattern in dict.fromkeys(found) if pattern.strip()]


def remember(rider: Rider, *, as_newest: bool = False) -> None:
    """Writes the rider's column. Called by every verb that changes what people are found by."""
    references = Application.objects.filter(rider=rider).values_list("reference", flat=True)
    text, known = text_for(rider, references), SearchText.objects.filter(rider=rider)
    if as_newest:
        known.delete()
    born = born_as(rider.born_on)[0]
    if not known.update(text=text, born=born):
        SearchText.objects.create(rider=rider, text=text, born=born)


def rebuild() -> int:
    """Writes every column anew, oldest rider first; says how many."""
    SearchText.objects.all().delete()
    references: dict[Any, list[str]] = {}
    for rider, reference in Application.objects.order_by("pk").values_list("rider", "reference").iterator():
        references.setdefault(rider, []).append(reference)
    everybody = (
        Rider.objects.order_by("pk").only("legal_name", "preferred_name", "email", "phone", "born_on").iterator(AT_ONCE)
    )
    rows = (row_of(rider, references.get(rider.pk, ())) for rider in everybody)
    count = 0
    while batch := list(islice(rows, AT_ONCE)):
        count += len(SearchText.objects.bulk_create(batch))
    trigrams.tidy()
    return count


def row_of(rider: Rider, references: Iterable[str]) -> SearchText:
    """Not saved yet."""
    return SearchText(rider=rider, text=text_for(rider, references), born=born_as(rider.born_on)[0])


def born_as(born_on: date | None) -> list[str]:
    """What the same birth date looks like, under each key, the newest first: equal dates are found, none is read."""
    if born_on is None:
        return [""]
    made = [
        hmac.new(urlsafe_b64decode(key), b"born " + born_on.isoformat().encode(), sha256) for key in settings.FIELD_KEYS
    ]
    return [one.hexdigest()[:32] for one in made]


def text_for(rider: Any, references: Iterable[str]) -> str:
    return text_of((rider.legal_name, rider.preferred_name), rider.email, str(rider.phone or ""), references)


def riders(asked: str) -> list[Any]:
    """Keys of the riders found, the newest first, at most LIMIT and one more. Along the indexes."""
    wanted = patterns(asked)
    if not wanted:
        return []
    # A whole case number has an index of its own; as trigrams, all case numbers of a year begin alike.
    if _REFERENCE.fullmatch(asked.strip()):
        case = Application.objects.filter(reference=asked.strip().upper()).values_list("rider", flat=True).first()
        if case:
            return [case]
    return list(with_all(wanted, phrase(wanted)).values_list("rider", flat=True)[: LIMIT + 1])


def with_all(wanted: Iterable[str | Slot], phrase: str | Slot) -> "models.QuerySet[SearchText]":
    """Rows with all of these patterns, the newest first, found along the index by their phrase."""
    rows = SearchText.objects.filter(*(models.Q(text__contains=pattern) for pattern in wanted)).order_by("-id")
    if connection.vendor == "sqlite":
        rows = rows.filter(pk__in=RawSQL(NEWEST, [phrase, LOOKED_AT]))  # noqa: S611 - fixed
    return rows


def phrase(wanted: Iterable[str]) -> str:
    """As FTS5 wants to be asked for rows with all of these."""
    return " AND ".join(f'"{_telling(pattern)}"' for pattern in wanted)


def _telling(pattern: str) -> str:
    """The part that tells people apart: a word's beginning, a number's end. Its trigrams are few and seldom."""
    return pattern[:8] if pattern.startswith(GAP) else pattern[-5:]


def matching(rows: Rows, asked: str, *, rider: str = "rider") -> Rows:
    """Those rows whose rider is found by these words. `rider` names the way to the rider's key."""
    return rows.filter(**{f"{rider}__in": riders(asked)[:LIMIT]})


def _forms(word: str) -> list[str]:
    """A word, and what else people begin to type it with: later characters of 王小明, a name without its article."""
    if _ENDLESS.fullmatch(word):
        return [word[start:] for start in range(len(word))]
    return [word, word[2:]] if word.startswith("ال") and len(word) > 4 else [word]


def _joined(text: str) -> str:
    """An e-mail address or case number as one word."""
    kept = "@.+_" if "@" in text else ""
    return "".join(letter for letter in fold(text) if letter.isalnum() or letter in kept)

"""Takes disguises off a text and remembers where every character came from."""

import unicodedata
from dataclasses import dataclass

import regex

QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"', "„": '"', "–": "-", "‑": "-", "—": "-"}
)
LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo")
GRAPHEME, WORD = regex.compile(r"\X"), regex.compile(r"\w+")
LATIN, NOT_LATIN = regex.compile(r"\p{Latin}"), regex.compile(r"[\p{Cyrillic}\p{Greek}]")
SPACED = regex.compile(r"(?<![\w'])\p{L}(?:[ .\-_*]\p{L}){3,}(?![\w'])")


@dataclass(frozen=True)
class Normal:
    text: str
    places: tuple[tuple[int, int], ...]  # of each character: where it stood in the original

    def original(self, start: int, end: int) -> tuple[int, int]:
        if start >= end or not self.places:
            return 0, 0
        return self.places[start][0], self.places[end - 1][1]


def normalise(text: str) -> Normal:
    """NFKC, no invisible characters, straight quotes, look-alike letters in Latin words, spaced letters joined."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    for found in GRAPHEME.finditer(text):
        plain = found.group()
        if not plain.isascii():
            plain = unicodedata.normalize("NFKC", plain).translate(QUOTES)
        for char in plain:
            if char.isprintable() or char in "\n\t" or unicodedata.category(char) not in {"Cf", "Cc", "Cs"}:
                chars.append(char)
                places.append(found.span())
    plain = WORD.sub(lambda word: _latin(word.group()), "".join(chars))
    keep = [True] * len(plain)
    for run in SPACED.finditer(plain):
        for index in range(run.start() + 1, run.end(), 2):
            keep[index] = False
    kept = [index for index, stays in enumerate(keep) if stays]
    return Normal("".join(plain[index] for index in kept), tuple(places[index] for index in kept))


def _latin(word: str) -> str:
    if word.isascii():
        return word
    return word.translate(LOOKALIKES) if LATIN.search(word) and NOT_LATIN.search(word) else word


def folded(text: str) -> str:
    """Lower case without accents, of the same length for what people's names hold."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower() for char in text)

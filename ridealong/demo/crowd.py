"""People by the number, for measuring: names of many scripts, none of them anybody's."""

from datetime import date

from ridealong.applications.riders.rider import Rider

NAMES = (
    (
        ("Ana", "Ben", "Chloé", "Elif", "Grace", "Ines", "Jamal", "Kofi", "Łucja", "Nia", "Owen", "Zoë"),
        ("Abbott", "Brown", "Castro", "Evans", "Fischer", "Gómez", "Hall", "Jones", "Lopez", "O’Neil", "Świątek"),
    ),
    (("Thị Linh", "Văn Đức", "Minh Khai", "Ngọc Anh"), ("Nguyễn", "Trần", "Đặng", "Phạm", "Võ")),
    (("小明", "芳", "伟", "静怡", "国强"), ("王", "李", "张", "刘", "陈")),
    (("عمر", "ليلى", "فاطمة", "يوسف"), ("حداد", "الخطيب", "منصور", "النجار")),
    (("Дмитрий", "Ольга", "Ирина", "Павел"), ("Иванов", "Петрова", "Кузнецов", "Соколова")),
    (("유진", "민준", "서연"), ("김", "이", "박")),
)
FAMILY_FIRST = {1, 2, 5}
# How often each script comes in twenty people.
TURNS = (0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 1, 0, 4, 0, 0, 2, 0, 5, 0)
ONSETS = [
    "b",
    "br",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
    "z",
]
RIMES = ["a", "ack", "an", "ar", "e", "el", "en", "er", "i", "ing", "is", "o", "on", "or", "ow", "u"]
SYLLABLES = [onset + rime for onset in ONSETS for rime in RIMES]
SURNAMES = len(SYLLABLES) ** 3
STRIDE = 22_695_479  # shares no factor with SURNAMES: every number has a name of its own, and neighbours differ


def person(number: int) -> Rider:
    """Always the same one for a number; the surname is made longer where there would be too many of a name."""
    script = TURNS[number % len(TURNS)]
    first, last = NAMES[script]
    given, family = first[number // 20 % len(first)], last[number // 7 % len(last)]
    if script == 0:
        family = f"{family}-{surname(number)}"
    return Rider(
        legal_name=_whole(script, given, family),
        email=f"rider{number}@example.org",
        phone=f"+1{212 + number % 700}555{number // 700 % 10_000:04}",
        born_on=date(1960 + number % 45, 1 + number % 12, 1 + number % 28),
    )


def surname(number: int) -> str:
    """A made-up one of three syllables, with letters as varied as those of real names."""
    rest = number * STRIDE % SURNAMES
    parts: list[str] = []
    for _syllable in range(3):
        rest, at = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def _whole(script: int, given: str, family: str) -> str:
    if script not in FAMILY_FIRST:
        return f"{given} {family}"
    return f"{family} {given}" if script == 1 else f"{family}{given}"

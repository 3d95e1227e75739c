"""D: details that lead to a door, a phone, a car or a file."""

import regex

from ridealong.posts.screening.finding import Context, Finding, at
from ridealong.posts.screening.normal import Normal

SUFFIX = r"(?:ave(?:nue)?|st(?:reet)?|r(?:oa)?d|dr(?:ive)?|blvd|boulevard|ln|lane|h(?:igh)?wy|c(?:our)?t|pl(?:ace)?|way|pkwy|circle|cir|terrace|trail)"
RULES = (
    (
        "D1",
        "B",
        rf"\b\d{{1,5}}(?:-\d+)? (?:[nsew]\.? |north |south |east |west )?(?:[\p{{L}}']+ ){{1,3}}?{SUFFIX}\b",
        "An exact address.",
    ),
    (
        "D1",
        "B",
        r"\b(?:lives?|living|home is) (?:\w+ ){0,2}(?:on|at|next to|across from|doors? down|down the street)\b|\bdoors? down from\b",
        "Says where somebody lives.",
    ),
    ("D1", "B", r"\b(?:apt|apartment|unit) ?#? ?\d+[a-z]?\b(?= (?:at|of|on)\b)", "A single home."),
    ("D1", "R", r"\b\d+00[- ]block\b|\bblock of \p{Lu}", "A home block."),
    (
        "D3",
        "B",
        r"\b(?:tags?|(?:license )?plates?|placa)\b[^.!?\n]{0,40}?\b(?=[A-Z0-9\- ]*\d)[A-Z0-9]{1,4}[\- ]?[A-Z0-9]{2,4}\b",
        "A license plate, or part of one.",
    ),
    ("D3", "B", r"\b(?=[A-HJ-NPR-Z0-9]*\d)(?=[A-HJ-NPR-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}\b", "A vehicle’s number."),
    (
        "D4",
        "B",
        r"\b(?:dob|d\.o\.b\.?|date of birth|born(?: on)?)\b:? ?(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\p{L}+ \d{1,2},? \d{4})|\b\d{3}-\d{2}-\d{4}\b|\b(?:ssn|social security|ol|dl|driver'?s license) ?(?:number|no\.?|#):? ?\w+",
        "A birth date or a personal number.",
    ),
    (
        "D5",
        "B",
        r"\b(?:case|booking|citation|incident|report|docket)\s?(?:number|no\.?|num|#)?[:#]?\s?\d{2,4}[-–]?\d{3,}",
        "A number from a file.",
    ),
    (
        "D6",
        "B",
        r"\b[\w.+\-]+@(?:[\w\-]+\.)*(?:gmail|yahoo|hotmail|outlook|icloud|aol|proton)\.\w+",
        "A private address.",
    ),
    ("D6", "B", r"https?://\S*(?:inmate|mugshot|booking|jail)\S*", "A link to an inmate page."),
)
COMPILED = [
    (rule, letter, regex.compile(pattern if rule == "D3" and "HJ" in pattern else f"(?i){pattern}"), why)
    for rule, letter, pattern, why in RULES
]
PHONE = regex.compile(
    r"(?<![\d\-/])(?:\+?1[\s.\-]?)?\(?\d{3}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?![\d\-])|(?<![\d\-/])\d{3}-\d{4}(?![\d\-])"
)
TOLL_FREE = ("800", "888", "877", "866", "855", "844", "833")


def findings(normal: Normal, context: Context) -> list[Finding]:
    found = [
        at(normal, match.span(), rule, letter, why)
        for rule, letter, pattern, why in COMPILED
        for match in pattern.finditer(normal.text)
    ]
    allowed = {_digits(phone)[-10:] for phone in context.phones_ok}
    for match in PHONE.finditer(normal.text):
        digits = _digits(match.group())[-10:]
        if (
            digits not in allowed
            and not digits.startswith(TOLL_FREE)
            and not any(known.endswith(digits) for known in allowed)
        ):
            found.append(at(normal, match.span(), "D2", "B", "A phone number that is not on the department’s list."))
    return found


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)

"""Names: P1 (a private person), P4–P9. In an enforcement frame every name-like run counts, whatever its origin."""

from collections.abc import Iterator

import regex

from ridealong.posts.screening import riders
from ridealong.posts.screening.finding import Context, Finding, at
from ridealong.posts.screening.normal import Normal, folded
from ridealong.posts.screening.vocabulary import COMMON, FRAME, NAMEABLE, PLACE, RANK, TITLE

WORD = r"(?:\p{Lu}[\p{L}\p{M}]*(?:['\-]\p{L}[\p{L}\p{M}]*)*\.?|\p{Lu}\.)"
RUN = regex.compile(rf"(?<![\w@#/.])(?:{WORD})(?:[ ](?:(?:de|la|del|van|von|bin|al|el|da|dos|ibn|y)[ ])*{WORD})*(?!\w)")
OTHER_SCRIPT = regex.compile(
    r"(?:(?![\p{Latin}\p{Common}\p{Inherited}])\p{L}[\p{M}]*)+(?:\s(?:(?![\p{Latin}])\p{L}[\p{M}]*)+)*"
)
HANDLE = regex.compile(r"(?<![\w@.])@[\w.]{2,}")
RIDDLE = regex.compile(
    r"(?i)\b(?:(?:his|her|their) (?:first |last |sur)?name (?:rhymes|starts|begins|sounds|is)|rhymes with|initials (?:are|is)|goes by"
    r"|(?:the )?only [\w\s]{3,40} (?:in|at|on) \p{Lu}\w+|say hi to|shout ?out to \p{Lu}\w+)"
)
LOWER = regex.compile(
    r"(?<![\w#@])(?P<a>\p{Ll}[\p{L}'\-]+ \p{Ll}[\p{L}'\-]+)(?=,? ?\(?\d\d\b|,? (?:was|were|is|got) (?:\w+ )?(?:arrested|cited|charged"
    r"|booked|jailed|detained|a dui|busted))|(?:arrested|cited|charged|booked|jailed|busted|custody|fugitive)(?: tonight)?:? (?P<b>\p{Ll}[\p{L}'\-]+ "
    r"\p{Ll}[\p{L}'\-]+)(?=\s*(?:$|[,.!(]|for\b|on\b|tonight\b|again\b))"
)
LOWER_COMMON = COMMON | frozenset(
    [
        "year",
        "years",
        "old",
        "driver",
        "man",
        "men",
        "woman",
        "women",
        "adult",
        "adults",
        "male",
        "female",
        "subject",
        "person",
        "people",
        "suspects",
        "gentleman",
        "lady",
        "couple",
        "pair",
        "teen",
        "duo",
        "individual",
        "warrants",
        "mph",
        "miles",
        "minutes",
        "resident",
        "local",
        "tourist",
        "student",
        "passenger",
        "pedestrian",
        "following",
        "least",
        "under",
        "charges",
    ]
)
RANKED = regex.compile(rf"\b{RANK}\s+((?:{WORD})(?:[ ]{WORD})?)")
TITLED = regex.compile(rf"\b{TITLE}\s+(?:{WORD})(?:[ ]{WORD})?")
CIVIL = regex.compile(
    rf"(?<![\w])({WORD}) (?:from|over at|at|in) (?:the )?(?:accounting|reception|payroll|\w+ (?:office|shop|store|school))\b"
)
FAMILY = regex.compile(
    rf"{RANK}\s+{WORD}(?:'s)? (?:wife|husband|son|daughter|kids?|cousin|mother|father|mom|dad|brother|sister|girlfriend|boyfriend)"
    r"|\bhis own (?:cousin|brother|sister|mother|father|son|daughter)\b"
)
MINOR = regex.compile(
    r"(?i)\b(?:(?:[0-9]|1[0-7])[- ]years?[- ]olds?|(?:is|aged?|turned) (?:[5-9]|1[0-7])(?= and\b|[,.!]|$)|juveniles?|minors?|teen(?:ager)?s?|middle schoolers?"
    r"|(?:third|fourth|fifth|sixth|seventh|eighth|ninth)[- ]graders?|high schoolers?|baby (?:girl|boy)|toddler)\b"
)
NOTICE = regex.compile(
    r"(?i)\b(?:must be|at least|under|if you(?:'re| are)|ages?|and (?:up|older)|youth|program|explorers?|rules?)\b"
)
ORIGIN = regex.compile(
    r"(?i)\b(?:illegal alien|illegals|immigrants?|(?:black|white|asian|hispanic|latin[oax]|mexican|arab|muslim|jewish|christian|gay|trans|disabled|autistic|african)"
    r" (?:man|men|male|woman|women|female|guys?|driver|subject|suspect|kid|teen|person|people|lady))\b"
)
INVOLVED = regex.compile(
    r"(?i)\b(?:victim|witness|patient|complainant)\b[^.!?]{0,80}\b(?:is|was|works|lives|from|at|sophomore|freshman|student|teacher)\b"
    r"|\b(?:manager|owner|clerk|waitress|cashier|teacher|nurse|bartender)\b[^.!?]{0,40}\b(?:called|reported)\b[^.!?]{0,20}\b(?:about|on) (?:her|his|their)\b"
)


def findings(normal: Normal, context: Context) -> list[Finding]:
    has_frame = bool(FRAME.search(normal.text))
    return [*_people(normal, context, has_frame), *_officers(normal, context), *_others(normal, has_frame)]


def _people(normal: Normal, context: Context, has_frame: bool) -> Iterator[Finding]:
    why = "A person beside an arrest, a citation or a charge: nobody is named there."
    if has_frame:
        for pattern in (OTHER_SCRIPT, HANDLE, RIDDLE):
            for match in pattern.finditer(normal.text):
                yield at(normal, match.span(), "P7", "B", why, "somebody")
        for match in LOWER.finditer(normal.text):
            group = "a" if match["a"] else "b"
            if not set(match[group].split()) & LOWER_COMMON:
                yield at(normal, match.span(group), "P7", "B", why, "somebody")
    for span in runs(normal.text, context):
        if has_frame and _counts_in_frame(normal.text, span):
            yield at(normal, span, "P7", "B", why, "somebody")
        elif not has_frame and _is_full_name(normal.text, span):
            yield at(normal, span, "P1", "R", "A private person is named, and nobody here has the consent.", "somebody")
    if not has_frame:
        for pattern in (TITLED, CIVIL):
            for match in pattern.finditer(normal.text):
                yield at(normal, match.span(), "P1", "R", "A private person can be recognised.", "somebody")
        for match in HANDLE.finditer(normal.text):
            yield at(normal, match.span(), "P8", "R", "Tags an account that is not on the department’s list.")


def runs(text: str, context: Context) -> Iterator[tuple[int, int]]:
    """Capitalised runs that could be a person: no street, place, officer or rider who agreed; common words cut off."""
    ranked = [match.span(1) for match in RANKED.finditer(text)]
    streets = {word for street in context.streets for word in street.split()} | {"North", "South", "East", "West"}
    known = {word for officer in context.officers for word in officer.split()}
    for rider in context.riders:
        known |= {word for word in rider.name.split() if rider.consent not in {"none", "withdrawn"}}
    for match in RUN.finditer(text):
        words = list(regex.finditer(r"[^ ]+", match.group()))
        while words and _bare(words[0].group()) in COMMON:
            words.pop(0)
        while words and _bare(words[-1].group()) in COMMON:
            words.pop()
        if not words:
            if _is_treated_as_person(text, match):
                yield match.span()
            continue
        start, end = match.start() + words[0].start(), match.start() + words[-1].end()
        plain = [word.group().rstrip(".").removesuffix("'s") for word in words]
        following = regex.match(r"\s(\p{L}+)", text[end:])
        if any(low <= start < high or low < end <= high for low, high in ranked):
            continue
        if all(word in streets for word in plain) or all(word in known for word in plain):
            continue
        if {word.lower() for word in plain} & PLACE or (following and following[1].lower() in PLACE):
            continue
        if regex.search(r"(?i)\b(?:the|our|a|an)\s$", text[:start]) and len(words) < 3 and not following_age(text, end):
            continue
        yield start, end


def following_age(text: str, end: int) -> bool:
    return bool(regex.match(r",? \(?\d\d\b", text[end:]))


def _is_treated_as_person(text: str, match: regex.Match[str]) -> bool:
    """ "Mark Will was arrested": every word is an ordinary one, the sentence is not."""
    words = [_bare(word) for word in match.group().split()]
    acts = regex.match(r",? (?:\(?\d\d\b|was|is|got|has|blew|again)", text[match.end() :])
    return all(word in NAMEABLE for word in words) and (len(words) > 1 or bool(acts))


def _bare(word: str) -> str:
    return folded(word).rstrip(".").removesuffix("'s")


def _counts_in_frame(text: str, span: tuple[int, int]) -> bool:
    """In a frame, everything but a lone place after "in", "at", "on", and an acronym."""
    word = text[slice(*span)]
    if " " in word:
        return True
    if len(word) < 6 and word.isupper() and not word.endswith("."):
        return False
    place = regex.search(r"(?i)(?<!cuffs )(?<!bracelets )\b(?:in|at|near|on|off|to|from|of|past)\s$", text[: span[0]])
    return not place or following_age(text, span[1])


def _is_full_name(text: str, span: tuple[int, int]) -> bool:
    words = text[slice(*span)].split()
    if not 2 <= len(words) <= 4 or any(len(word) > 1 and word.isupper() for word in words):
        return False
    if regex.search(r"(?i)\b(?:in|at|near|on|off|to|of|past|K-?9)\s$", text[: span[0]]):
        return False
    return not any(folded(word).rstrip(".") in COMMON for word in words)


def _officers(normal: Normal, context: Context) -> Iterator[Finding]:
    known = {word for officer in context.officers for word in officer.split()}
    for name in context.officers_protected:
        for match in regex.finditer(rf"(?i)(?<!\w){regex.escape(name)}(?!\w)", normal.text):
            yield at(
                normal, match.span(), "P6", "X", "This officer is protected and never named.", "one of our officers"
            )
    for match in RANKED.finditer(normal.text):
        words = [word.removesuffix("'s").rstrip(".") for word in match[1].split()]
        strange = [word for word in words if word not in known and folded(word) not in COMMON]
        if strange and not match[0].startswith(("K9", "K-9")) and not riders_cover(words, context):
            yield at(normal, match.span(), "P6", "R", "This officer has not agreed to be named.", "one of our officers")
    for match in FAMILY.finditer(normal.text):
        yield at(normal, match.span(), "P6", "R", "An officer’s family stays out of it.")


def riders_cover(words: list[str], context: Context) -> bool:
    return any(
        riders.covered(rider, "first_name") and set(words) <= set(rider.name.split()) for rider in context.riders
    )


def _others(normal: Normal, has_frame: bool) -> Iterator[Finding]:
    text = normal.text
    for match in MINOR.finditer(text):
        if NOTICE.search(text[max(0, match.start() - 40) : match.end() + 25]) and not has_frame:
            continue
        letter = "B" if has_frame else "R"
        yield at(normal, match.span(), "P4", letter, "Somebody under 18 is part of this.")
    for match in ORIGIN.finditer(text):
        yield at(normal, match.span(), "P9", "R", "Says where somebody comes from or what they are.", "somebody")
    for match in INVOLVED.finditer(text):
        yield at(normal, match.span(), "P5", "B", "Somebody who needed us could be recognised.")

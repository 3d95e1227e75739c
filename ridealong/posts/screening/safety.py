"""G (guilt and evidence), S (what is going on now) and T (tone)."""

import regex

from ridealong.posts.screening.finding import Context, Finding, at
from ridealong.posts.screening.normal import Normal
from ridealong.posts.screening.vocabulary import FRAME

RULES = (
    (
        "G1",
        "R",
        r"\b(?:thie(?:f|ves)|perps?|crooks?|criminals?|robbers?|burglars?|porch pirates?|drunk drivers?|bad guys?|dealers?|guilty|fugitive|(?:he|she|they) knows? what (?:he|she|they) did)\b",
        "Reads as guilt before a court has spoken.",
        "arrested on suspicion of",
    ),
    (
        "G2",
        "R",
        r"\b(?:priors|repeat (?:customer|offender|guest)|frequent flyer|rap sheet|(?:third|fourth|fifth|\d+th) time this (?:week|month|year)|blew a|bac of|tested positive|confess\w*|admitted (?:to|he|she)|(?:told us|said),? (?:and )?we quote|i only had)",
        "A record, a statement or a test result.",
        "",
    ),
    (
        "G3",
        "R",
        r"\b(?:drug bust|search warrant|raid(?:ed)?|evidence|investigation|fingerprints?|informant|details soon|stay tuned)\b",
        "Part of an open case.",
        "",
    ),
    (
        "S3",
        "B",
        r"\b(?:undercover|plain ?clothes|unmarked (?:car|unit)s?|short[- ]staffed|only (?:one|two|three) (?:officers|units) (?:on|tonight)|sting|swat staging|stakeout)\b",
        "Tells how we work or how few we are.",
        "",
    ),
    (
        "S4",
        "B",
        r"\b(?:domestic(?!\s+(?:animal|flight|cat|goose))|overdos\w+|suicid\w+|rape\w*|sexual\w*|molest\w*|child abuse|mental[- ]health (?:call|crisis)|psych(?:otic)? (?:call|episode)|narcan for|(?:her|his) ex (?:again|was|is|showed)|assault victim|victim of [^.]{0,20}assault)\b",
        "A call of this kind is nobody’s post.",
        "",
    ),
    (
        "S5",
        "B",
        r"\b(?:inside (?:the|his|her|their|a) (?:house|home|apartment|bedroom|kitchen|trailer)|(?:his|her|their) living room)\b",
        "The inside of a home.",
        "",
    ),
    (
        "S6",
        "X",
        r"\b(?:next of kin|(?:driver|passenger|pedestrian|victim|man|woman|person|motorcyclist) (?:was |has |is )?(?:died|dead|killed|pronounced))\b",
        "A death is told by the press office, after the family knows.",
        "",
    ),
    (
        "T1",
        "B",
        r"\b(?:scumbags?|thugs?|junkies?|crackheads?|lowlifes?|trash humans?|degenerates?|methheads?|tweakers?|illegal aliens?|dirtbags?|morons?)\b",
        "Insults a person.",
        "somebody",
    ),
    (
        "T1",
        "R",
        r"\b(?:homeless|addicts?|hoard\w+|panhandl\w+|living in (?:his|her|their) (?:van|car)|drunkard|crazy (?:man|woman|lady|guy)|punch card|can't understand (?:his|her|their))\b",
        "A vulnerable person could feel laughed at.",
        "",
    ),
    ("T2", "W", r"\b(?:damn|hell of|crap|shit\w*|fuck\w*|bullshit|ass)\b", "Strong language.", ""),
    (
        "T3",
        "R",
        r"\b(?:taser (?:demo|ride|time)|tased (?:him|her)|rode the lightning|(?:ate|kissed|tasted) (?:the )?pavement|introduced (?:him|her) to the (?:ground|pavement)|k9 (?:got a bite|snack)|bit(?:e|ten) (?:his|her))\b",
        "Sounds like joy about force.",
        "",
    ),
    ("T4", "B", r"\b(?:vote (?:for|against)|re-?elect|endorse[sd]?|campaign for)\b", "Campaigning.", ""),
    (
        "T4",
        "R",
        r"\b(?:lawsuit|democrats?|republicans?|god bless|praise (?:god|jesus)|in jesus)\b",
        "Politics, a lawsuit or religion.",
        "",
    ),
)
MAJOR = regex.compile(
    r"(?i)\b(?:shots? fired|gunshots|shooting|stabb\w+|fatal\w*|pursuit|missing (?:child|girl|boy|person)|officer[- ]involved|hostage|barricaded|bomb|active shooter|armed (?:robbery|suspect)|homicide|murder\w*|manhunt|k9 track|evacuat\w+|one down)\b"
)
CALM = regex.compile(r"(?i)turned out to be|false alarm|unfounded|training|drill|movie")
PAST = regex.compile(r"(?i)\byesterday|last (?:week|night|month)|released?\b|confirmed")
LIVE = regex.compile(
    r"(?i)\b(?:right now|en route|happening now|on scene now|responding to|in progress|searching now|units? (?:are )?(?:headed|heading)|as we speak|live from|running (?:north|south|east|west))\b"
)
PSA = regex.compile(r"(?i)\b988\b|hotline|you are not alone|if you or someone")
OPERATION = regex.compile(
    r"(?i)\b(?:checkpoint|speed trap|saturation patrol|safety check(?:s|point)|radar (?:on|at))\b"
)
JOKE = regex.compile(r"😂|🤣|😆|\blol\b|\blmao\b|\bhaha", regex.IGNORECASE)
JAIL_JOKE = regex.compile(
    r"(?i)silver bracelets|(?:grey|gray) ?bar|free (?:room|lodging|breakfast|ride to jail)|jail(?:house)? (?:spa|hotel|menu|special)|all[- ]inclusive|county (?:hotel|resort)"
)
VIDEO = regex.compile(
    r"(?i)\bbody[- ]?(?:worn )?cam(?:era)?\b[^.!?]{0,20}\b(?:clip|video|footage)|dash ?cam (?:clip|video|footage)"
)


def findings(normal: Normal, context: Context) -> list[Finding]:
    text = normal.text
    found = []
    for rule, letter, pattern, why, suggestion in COMPILED:
        if (rule == "S4" and PSA.search(text)) or (rule == "S3" and context.announced_ops):
            continue
        found += [at(normal, match.span(), rule, letter, why, suggestion) for match in pattern.finditer(text)]
    if not FRAME.search(text):
        found = [
            item
            for item in found
            if not (item.rule == "G1" and regex.search(r"(?i)\b(?:goose|raccoon|dog|cat|squirrel|cow|goat)s?\b", text))
        ]
    if context.hold:
        found.append(Finding("S1", "X", 0, 0, "HOLD is set: nothing leaves the house, jokes included."))
    for match in MAJOR.finditer(text):
        if not (CALM.search(text) and context.cleared):
            letter = "R" if PAST.search(text) and context.cleared else "B"
            found.append(at(normal, match.span(), "S1", letter, "A major event: the press office speaks first."))
    for match in LIVE.finditer(text):
        letter = "R" if context.cleared else "X"
        found.append(at(normal, match.span(), "S2", letter, "Tells where a unit is now.", "earlier tonight"))
    if not context.announced_ops:
        found += [
            at(normal, match.span(), "S3", "B", "An operation that is not announced.")
            for match in OPERATION.finditer(text)
        ]
    found += [at(normal, match.span(), "M4", "X", "Footage is evidence.") for match in VIDEO.finditer(text)]
    is_serious = any(item.rule[0] in "GS" for item in found) or FRAME.search(text)
    found += [at(normal, match.span(), "T7", "R", "A joke on a serious subject.") for match in JAIL_JOKE.finditer(text)]
    if is_serious:
        found += [at(normal, match.span(), "T7", "R", "A joke on a serious subject.") for match in JOKE.finditer(text)]
    return found


COMPILED = [
    (rule, letter, regex.compile(f"(?i){pattern}"), why, suggestion) for rule, letter, pattern, why, suggestion in RULES
]

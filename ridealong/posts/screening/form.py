"""F (length, pictures, hashtags, placeholders) and M (what a picture holds)."""

import regex

from ridealong.posts import networks
from ridealong.posts.screening import details
from ridealong.posts.screening.finding import Context, Finding, Media, at
from ridealong.posts.screening.normal import Normal, normalise

PLACEHOLDER = regex.compile(
    r"\{\w*\}|\[(?:name|rider|officer|date|place|insert[^\]]*)\]|\bXX+\b|\blorem ipsum\b", regex.IGNORECASE
)
HASHTAG = regex.compile(r"(?<![\w&])#\p{L}\w*")


def findings(normal: Normal, context: Context) -> list[Finding]:
    text, found = normal.text, []
    network = networks.NETWORKS.get(context.network)
    if network and network.count(text) > 25 * network.limit:
        found.append(Finding("F1", "X", 0, 0, "Too long for this network, even as a thread."))
    elif network and not network.fits(text):
        over = network.count(text) - network.limit
        found.append(Finding("F1", "W", 0, 0, f"{over} too long for {network.name}: it leaves as a thread."))
    tags = list(HASHTAG.finditer(text))
    if len(tags) > 2:
        found.append(at(normal, tags[2].span(), "F3", "W", "More than two hashtags."))
    for tag in tags:
        if len(tag.group()) > 12 and tag.group()[1:].islower():
            found.append(at(normal, tag.span(), "F3", "W", "Screen readers need a capital letter at each word."))
    found += [
        at(normal, match.span(), "F6", "X", "A placeholder is not filled.") for match in PLACEHOLDER.finditer(text)
    ]
    return found


def of_alt(picture: Media, number: int, context: Context) -> list[Finding]:
    found = []
    name = f"Picture {number + 1}"
    if not picture.alt.strip() or regex.fullmatch(r"(?i)\s*\S+\.(?:jpe?g|png|heic|webp|gif)\s*|IMG_?\d+", picture.alt):
        found.append(Finding("F2", "X", 0, 0, f"{name}: say in words what it shows."))
    if picture.faces > picture.resolved:
        found.append(Finding("M2", "X", 0, 0, f"{name}: a face is not accounted for."))
    if picture.gps:
        found.append(Finding("M1", "B", 0, 0, f"{name}: the file still says where it was taken."))
    if picture.custody:
        found.append(Finding("M5", "B", 0, 0, f"{name}: somebody in custody."))
    if picture.third_party:
        found.append(Finding("T5", "R", 0, 0, f"{name}: somebody else’s picture."))
    if picture.ocr.strip():
        found.append(Finding("M3", "B", 0, 0, f"{name}: there is text in it."))
    for text in (picture.alt, picture.ocr):
        found += [
            Finding(item.rule, item.outcome, 0, 0, f"{name}: {item.why}")
            for item in details.findings(normalise(text), context)
        ]
    return found

"""The rule document in sections, as an administrator thinks of a program."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """`blocks` are paths of the document: a part, a list of parts, or single values named together.

    `for_all` sections are the program's own: no kind of rider, age or station has them differently.
    """

    code: str
    title: str | Promise
    hint: str | Promise
    blocks: tuple[str, ...]
    for_all: bool = False


SECTIONS = (
    Section("who", _("Who may ride"), _("Ages, and ties to the place"), ("min_age max_age", "residency")),
    Section("minors", _("Minors"), _("Consent, and the limits of their rides"), ("minors", "minors.windows")),
    Section(
        "kinds", _("Kinds of riders"), _("Citizens, students, applicants, officers of other agencies"),
        ("categories",), for_all=True,
    ),
    Section(
        "special", _("Ages and stations with rules of their own"), _("Such as longer notice for minors"),
        ("ages", "stations"), for_all=True,
    ),
    Section("length", _("Length of a ride"), _("Hours, or a whole shift"), ("length",)),
    Section(
        "hours", _("Hours and dates"), _("Windows, fixed starts, dates without rides"),
        ("hours.windows", "hours", "hours.shifts", "hours.closures"),
    ),
    Section("holidays", _("Holidays"), _("What business days leave out"), ("holidays",)),
    Section("frequency", _("How often"), _("All limits hold at once"), ("frequency",)),
    Section("notice", _("Notice"), _("How long before the ride one applies"), ("notice",)),
    Section("clearance", _("Records check and validity"), _("What is checked, and how long it holds"),
        ("clearance", "validity"),
    ),
    Section("reasons", _("Reasons against a ride"), _("The list that riders answer before they apply"),
        ("disqualifiers",),
    ),
    Section("identification", _("Identification"), _("Which ID, and when a copy is deleted"), ("identification",)),
    Section("documents", _("Documents"), _("What riders read, sign, upload or bring"), ("documents",)),
    Section("questions", _("Questions of your own"), _("Asked beside what every program asks"), ("questions",)),
    Section("waiver", _("Waiver"), _("Where, when and before whom it is signed"), ("waiver",)),
    Section("officers", _("Officers and caps"), _("Who takes riders, and how many at once"), ("officers", "caps")),
    Section("approval", _("Approval and denials"), _("Who decides, in which order; what a no says"),
        ("approval", "denial"),
    ),
    Section("arrival", _("Arrival and no-shows"), _("Coming late, not coming, coming again"), ("arrival",)),
    Section("texts", _("Texts for riders"), _("Dress, conduct, what to bring, recording, weapons"),
        ("texts", "recording", "weapons"),
    ),
    Section("after", _("After the ride"), _("Report, feedback, publicity"), ("after", "note")),
)  # fmt: skip
BY_CODE = {section.code: section for section in SECTIONS}
ORDERED = {"approval"}  # lists in which the order counts


def of_scope(*, is_whole: bool) -> Iterator[Section]:
    return (section for section in SECTIONS if is_whole or not section.for_all)


def section_of(path: str) -> Section | None:
    """The section that holds a place of the document."""
    name = path.split(".")[0]
    return next((section for section in SECTIONS if name in " ".join(section.blocks).replace(".", " ").split()), None)

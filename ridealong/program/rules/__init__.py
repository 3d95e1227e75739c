"""The rules of a program as one frozen document, in parts named after the trade."""

from ridealong.program.rules.base import WEEKDAYS, Language, Role, Texts, Weekday
from ridealong.program.rules.desk import (
    AfterRide,
    ApprovalStep,
    Arrival,
    Caps,
    Denial,
    OfficerPool,
    ProgramTexts,
    Recording,
    Weapons,
)
from ridealong.program.rules.document import Rules
from ridealong.program.rules.papers import (
    Choice,
    ClearanceRule,
    Disqualifier,
    Identification,
    PaperRule,
    Question,
    Validity,
    WaiverRule,
)
from ridealong.program.rules.problems import RulesError
from ridealong.program.rules.rider import AgeRules, Category, Minors, Residency, StationRules
from ridealong.program.rules.rides import Host, PastRide, Wish
from ridealong.program.rules.times import Closure, Frequency, Holidays, Hours, Length, Notice, Window

__all__ = [
    "WEEKDAYS",
    "AfterRide",
    "AgeRules",
    "ApprovalStep",
    "Arrival",
    "Caps",
    "Category",
    "Choice",
    "ClearanceRule",
    "Closure",
    "Denial",
    "Disqualifier",
    "Frequency",
    "Holidays",
    "Host",
    "Hours",
    "Identification",
    "Language",
    "Length",
    "Minors",
    "Notice",
    "OfficerPool",
    "PaperRule",
    "PastRide",
    "ProgramTexts",
    "Question",
    "Recording",
    "Residency",
    "Role",
    "Rules",
    "RulesError",
    "StationRules",
    "Texts",
    "Validity",
    "WaiverRule",
    "Weapons",
    "Weekday",
    "Window",
    "Wish",
]

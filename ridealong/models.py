"""The table of contents of the data model."""

from ridealong.applications.announcing import Unannounced
from ridealong.applications.answers import Answer
from ridealong.applications.attachments import Attachment
from ridealong.applications.delegates import Delegation
from ridealong.applications.imports import EarlierRide, ImportRow, SpreadsheetImport
from ridealong.applications.keepapart import KeepApart
from ridealong.applications.models import (
    Application,
    Ban,
    Clearance,
    Decision,
    Guardian,
    InformationRequest,
    Rider,
)
from ridealong.applications.saved_filters import SavedFilter
from ridealong.applications.search import SearchText
from ridealong.core.batches import Batch
from ridealong.core.history import Event
from ridealong.core.links import Link
from ridealong.notifications.manners import Manners
from ridealong.notifications.models import Attempt, Message
from ridealong.notifications.wording import Wording
from ridealong.posts.models import Hold, PostDraft, Publication, PublicityConsent, Screening
from ridealong.program.invitations import Invitation
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.program.standing import StationStanding
from ridealong.rides.certificates import Certificate
from ridealong.rides.models import CheckIn, Feedback, Pause, Ride, RideReport
from ridealong.rides.trials import RuleTrial, TrialFinding
from ridealong.shifts.models import HostUnit, Officer, Seat, Shift
from ridealong.waivers.models import SealedFile, Signature, Waiver, WaiverText
from ridealong.waivers.scans import Scan

__all__ = [
    "Answer",
    "Application",
    "Attachment",
    "Attempt",
    "Ban",
    "Batch",
    "Certificate",
    "CheckIn",
    "Clearance",
    "Decision",
    "Delegation",
    "Department",
    "EarlierRide",
    "Event",
    "Feedback",
    "Guardian",
    "Hold",
    "HostUnit",
    "ImportRow",
    "InformationRequest",
    "Invitation",
    "KeepApart",
    "Link",
    "Manners",
    "Message",
    "Officer",
    "Pause",
    "PostDraft",
    "Program",
    "Publication",
    "PublicityConsent",
    "Ride",
    "RideReport",
    "Rider",
    "RuleSet",
    "RuleTrial",
    "SavedFilter",
    "Scan",
    "Screening",
    "SealedFile",
    "SearchText",
    "Seat",
    "Shift",
    "Signature",
    "SpreadsheetImport",
    "Station",
    "StationStanding",
    "TrialFinding",
    "Unannounced",
    "Waiver",
    "WaiverText",
    "Wording",
]

"""The table of contents of the data model."""

from ridealong.applications.application import Application
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.delegation import Delegation
from ridealong.applications.deciding.request import InformationRequest
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.guardians.guardian import Guardian
from ridealong.applications.handed_in.attachments import Attachment
from ridealong.applications.intake.answer import Answer
from ridealong.applications.intake.imports import EarlierRide, ImportRow, SpreadsheetImport
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.applications.riders.rider import Rider
from ridealong.applications.riders.search import SearchText
from ridealong.applications.saved_filters import SavedFilter
from ridealong.core.batches import Batch
from ridealong.core.history import Event
from ridealong.core.links import Link
from ridealong.notifications.message_style import MessageStyle
from ridealong.notifications.models import Attempt, Message
from ridealong.notifications.wording import Wording
from ridealong.posts.models import Hold, PostDraft, Publication, PublicityConsent, Screening
from ridealong.program.invitation import Invitation
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.program.station_availability import StationAvailability
from ridealong.rides.certificate import Certificate
from ridealong.rides.models import CheckIn, Feedback, Pause, Ride, RideReport
from ridealong.rides.trials import RuleTrial, TrialFinding
from ridealong.shifts.models import HostUnit, Officer, Seat, Shift
from ridealong.waivers.models import SealedFile, Signature, Waiver, WaiverText
from ridealong.waivers.scan import Scan

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
    "Message",
    "MessageStyle",
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
    "StationAvailability",
    "TrialFinding",
    "Unannounced",
    "Waiver",
    "WaiverText",
    "Wording",
]

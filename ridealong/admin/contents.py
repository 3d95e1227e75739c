"""The desk's table of contents, in the order of the work."""

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ridealong.admin.cases.applications import ApplicationPage
from ridealong.admin.messages.outbox import MessagePage
from ridealong.admin.people.bans import BanPage
from ridealong.admin.people.delegations import DelegationPage
from ridealong.admin.people.kept_apart import KeepApartPage
from ridealong.admin.people.officers import OfficerPage, StationPage, UnitPage
from ridealong.admin.people.riders import RiderPage
from ridealong.admin.people.roles import RolePage
from ridealong.admin.people.staff import AccountPage
from ridealong.admin.program.department import DepartmentPage
from ridealong.admin.program.invitations import InvitationPage
from ridealong.admin.program.programs import ProgramPage
from ridealong.admin.program.rule_sets import RuleSetPage
from ridealong.admin.program.waiver_texts import WaiverTextPage
from ridealong.admin.records.history import EventPage
from ridealong.admin.records.rides import RidePage
from ridealong.admin.roster.shifts import ShiftPage
from ridealong.applications.application import Application
from ridealong.applications.deciding.delegation import Delegation
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.keep_apart import KeepApart
from ridealong.applications.riders.rider import Rider
from ridealong.core.history import Event
from ridealong.notifications.models import Message
from ridealong.program.invitation import Invitation
from ridealong.program.models import Department, Program, RuleSet, Station
from ridealong.rides.models import Ride
from ridealong.shifts.models import HostUnit, Officer, Shift
from ridealong.waivers.models import WaiverText


@dataclass(frozen=True)
class Section:
    code: str
    name: str | Promise
    pages: tuple[tuple[type[Model], type[ModelAdmin]], ...]


SECTIONS = (
    Section(
        "cases",
        _("Cases"),
        (
            (Application, ApplicationPage),
            (Rider, RiderPage),
            (Ride, RidePage),
            (Message, MessagePage),
            (Ban, BanPage),
            (KeepApart, KeepApartPage),
        ),
    ),
    Section("roster", _("Roster"), ((Shift, ShiftPage), (Officer, OfficerPage), (HostUnit, UnitPage))),
    Section(
        "program",
        _("Program"),
        (
            (Program, ProgramPage),
            (RuleSet, RuleSetPage),
            (Invitation, InvitationPage),
            (WaiverText, WaiverTextPage),
            (Station, StationPage),
            (Department, DepartmentPage),
        ),
    ),
    Section("people", _("People"), ((User, AccountPage), (Group, RolePage), (Delegation, DelegationPage))),
    Section("records", _("Records"), ((Event, EventPage),)),
)

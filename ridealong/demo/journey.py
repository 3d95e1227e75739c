"""One rider's way through the program, step by step, each at its own moment."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from accounts.models import User
from ridealong.applications.application import Application
from ridealong.applications.deciding import clearances, reviewing
from ridealong.applications.guardians import naming
from ridealong.applications.intake import writing
from ridealong.applications.riders.rider import Rider
from ridealong.demo import clock, people
from ridealong.demo.town import ZONE, Town, account
from ridealong.rides import afterwards, booking, feedback, road
from ridealong.rides.models import Ride
from ridealong.rides.road import Points
from ridealong.shifts.models import Seat
from ridealong.waivers import actions as waivers
from ridealong.waivers import signing
from ridealong.waivers.models import Waiver
from ridealong.waivers.signature_acts import Act

BROWSER = "Firefox 142 on Windows"
ADDRESS = "192.0.2.44"  # from the block that stands for nobody (RFC 5737)
ALL_POINTS = Points(has_shown_id=True, is_dressed=True, is_sober=True, is_briefed=True)


class Case:
    """Plays the verbs for one citizen of people.py. `days` are days from today, mostly negative."""

    def __init__(self, town: Town, key: str) -> None:
        self.town = town
        self.citizen = next(citizen for citizen in people.CITIZENS if citizen.key == key)
        self.rider = self._rider()
        self.application: Application
        self.ride: Ride

    @property
    def account(self) -> User:
        return cast("User", self.rider.account)

    @property
    def waiver(self) -> Waiver:
        return self.application.waivers.live().get()

    def begin(self, days: int, clock_time: str = "20:02") -> "Case":
        with clock.at(self.town.at(days, clock_time)):
            self.application = writing.begin(self.town.program, self.rider, by=self.account)
        return self

    def fill_in(self, days: int, wish_in: int, starts: str = "18:00", **more: Any) -> "Case":
        """Everything the task list asks; the first wish is `wish_in` days from today, another a week later."""
        first = self.town.today + timedelta(days=wish_in)
        wishes = [{"on": day.isoformat(), "starts": starts, "hours": 4} for day in (first, first + timedelta(days=7))]
        values = {
            "station": self.town.stations["main"],
            "wishes": wishes,
            "reason": self.citizen.reason,
            "languages": "Spanish" if self.citizen.language == "es" else "English",
            "ties": ["live"],
            "emergency_name": "Adwoa Osei",
            "emergency_relation": "sister",
            "emergency_phone": "+16625550109",
            "has_relative_here": False,
            "has_open_case": False,
            "attestation": "none_applies",
            "agreed_to_check_at": self.town.at(days, "20:09"),
            "accepted_rules_at": self.town.at(days, "20:09"),
        }
        with clock.at(self.town.at(days, "20:09")):
            writing.save_section(self.application, by=self.account, **values | more)
        return self

    def send(self, days: int, wish_in: int, starts: str = "18:00", **more: Any) -> "Case":
        self.begin(days).fill_in(days, wish_in, starts, **more)
        with clock.at(self.town.at(days, "20:14")):
            self.application = writing.submit(self.application, by=self.account)
        return self

    def named_guardian(self, days: int, name: str, relation: str, email: str) -> "Case":
        with clock.at(self.town.at(days, "20:11")):
            naming.name_guardian(
                self.application, by=self.account, name=name, relation=relation, email=email, phone="+16625550110"
            )
        return self

    def guardian_signs(self, days: int) -> "Case":
        with clock.at(self.town.at(days, "07:40")):
            guardian = self.application.guardians.get()
            person = account(guardian.name, guardian.email)
            text = signing.text_for(self.application, "guardian", "en")
            signing.consent_and_sign(guardian, by=person, act=self._act(guardian.name), text=text)
            self.application.refresh_from_db()
        return self

    def read(self, days: int) -> "Case":
        """The coordinator reads it and asks for the records check."""
        with clock.at(self.town.at(days, "08:35")):
            joan = self.town.staff["joan"]
            reviewing.begin_review(self.application, by=joan)
            clearances.request_clearance(self.application, by=joan)
        return self

    def checked(self, days: int, outcome: str = "clear") -> "Case":
        with clock.at(self.town.at(days, "11:20")):
            check = self.application.clearances.get()
            clearances.record_clearance(check, by=self.town.staff["castellanos"], outcome=outcome)
        return self

    def approved_by(self, key: str, days: int, **more: Any) -> "Case":
        with clock.at(self.town.at(days, "14:05" if key == "joan" else "16:30")):
            self.application = waivers.approve(self.application, by=self.town.staff[key], **more)
        return self

    def approved(self, days: int) -> "Case":
        """The whole way from the desk to the yes, over three days."""
        self.read(days - 2).checked(days - 1).approved_by("joan", days - 1)
        return self.approved_by("lindqvist", days)

    def signed(self, days: int) -> "Case":
        with clock.at(self.town.at(days, "21:15")):
            text = signing.text_for_rider(self.application)
            signing.sign(self.waiver, by=self.account, act=self._act(self.rider.legal_name), text=text)
        return self

    def scheduled(self, days: int, seat: Seat, starts_at: datetime, hours: float = 4) -> "Case":
        with clock.at(self.town.at(days, "09:10")):
            ends_at = (starts_at.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZONE)
            self.ride = booking.schedule(
                self.application, seat, by=self.town.staff["joan"], starts_at=starts_at, ends_at=ends_at
            )
        return self

    def confirmed(self, days: int) -> "Case":
        with clock.at(self.town.at(days, "17:45")):
            booking.confirm(self.ride, by=self.host)
        return self

    @property
    def host(self) -> User:
        return self.ride.seat.shift.officer.account

    def arrived(self) -> "Case":
        with clock.at(self.ride.starts_at - timedelta(minutes=12)):
            road.check_in(self.ride, by=self.host, points=ALL_POINTS, witness_name=str(self.host), **self._where())
        return self

    def started(self) -> "Case":
        with clock.at(self.ride.starts_at + timedelta(minutes=4)):
            road.start(self.ride, by=self.host)
        return self

    def completed(self, minutes_short: int = 6) -> "Case":
        with clock.at(self.ride.ends_at - timedelta(minutes=minutes_short)):
            road.complete(self.ride, by=self.host)
        return self

    def ended_early(self, reason: str) -> "Case":
        with clock.at(self.ride.starts_at + timedelta(minutes=105)):
            road.end_early(self.ride, by=self.host, ended_by="officer", reason=reason)
        return self

    def reported(self, **told: Any) -> "Case":
        with clock.at(self.ride.ends_at + timedelta(minutes=25)):
            afterwards.report(self.ride, by=self.host, **told)
        return self

    def told(self, stars: int, text: str) -> "Case":
        with clock.at(self.ride.ends_at + timedelta(hours=13)):
            feedback.give_feedback(self.ride, by=self.account, stars=stars, text=text)
        return self

    def _act(self, name: str) -> Act:
        return Act(name, "email_code", agrees_to_electronic=True, **self._where())

    def _where(self) -> dict[str, str]:
        return {"network_address": ADDRESS, "browser": BROWSER}

    def _rider(self) -> Rider:
        citizen = self.citizen
        years, month, day = citizen.born
        person = account(citizen.name, f"{citizen.key}@example.org")
        person.language = citizen.language
        person.save(update_fields=["language"])
        return Rider.objects.create(
            account=person,
            legal_name=citizen.name,
            preferred_name=citizen.preferred,
            email=person.email,
            phone="+16625550164",
            language=citizen.language,
            born_on=date(self.town.today.year - years, month, day),
            address=citizen.address,
        )

"""One case on one page: everything the desk reads before it acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.admin import timeline, verdicts
from ridealong.admin.cases import loaded, statements, whose_turn
from ridealong.applications import facts, requirements
from ridealong.applications.application import Application
from ridealong.applications.deciding import waiting_line
from ridealong.applications.deciding.clearance import Clearance
from ridealong.applications.deciding.decision import Decision
from ridealong.applications.deciding.unannounced import Unannounced
from ridealong.applications.handed_in.attachments import OF_THE_DESK, Attachment
from ridealong.applications.intake import answers
from ridealong.applications.riders import duplicates
from ridealong.applications.riders.ban import Ban
from ridealong.applications.riders.duplicates import Lookalike
from ridealong.core import phone, times
from ridealong.core.languages import current_language
from ridealong.core.workflow import allows
from ridealong.notifications.models import Message
from ridealong.program import clock
from ridealong.rides import history
from ridealong.rides.models import Ride
from ridealong.rides.status import ACTIVE
from ridealong.rules.person import age_on
from ridealong.rules.reason import Reason
from ridealong.rules.ride import PastRide, Wish
from ridealong.rules.words import ID_KINDS, words
from ridealong.waivers import scans
from ridealong.waivers.models import Waiver


@dataclass
class Case:
    """An application with what belongs to it; each part is loaded once, when it is first asked for."""

    application: Application
    user: User
    zone: ZoneInfo = field(default_factory=clock.zone)

    @cached_property
    def past_rides(self) -> list[PastRide]:
        return history.of(self.application.rider)

    @cached_property
    def reasons(self) -> list[Reason]:
        """What stands against the wish now; a draft is not asked yet."""
        return self._most_hopeful[1]

    @cached_property
    def _most_hopeful(self) -> tuple[int, list[Reason]]:
        if not self.application.submitted_at:
            return 0, []
        return facts.most_hopeful(self.application, past_rides=self.past_rides)

    @cached_property
    def kept_back(self) -> Unannounced | None:
        """The decision that the rider was not told yet."""
        return loaded.kept_back(self.application)

    @cached_property
    def ahead(self) -> int | None:
        """How many cases come before this one, where it stands in a line."""
        return waiting_line.ahead_of(self.application)

    @property
    def typical_days(self) -> int | None:
        return waiting_line.typical_days(self.application.program)

    @cached_property
    def clearance(self) -> Clearance | None:
        return facts.clearance(self.application)

    @cached_property
    def decisions(self) -> list[Decision]:
        return list(self.application.decisions.all())

    @cached_property
    def guardians(self) -> list[Any]:
        return facts.standing_guardians(self.application)

    @cached_property
    def waivers(self) -> list[Waiver]:
        return list(self.application.waivers.all())

    @property
    def waits_for_paper(self) -> bool:
        """Whether a paper could still become its waiver, or one that was recorded still wants its scan."""
        return any(allows(waiver, "complete") or scans.wants_its_paper(waiver) for waiver in self.waivers)

    @cached_property
    def rides(self) -> list[Ride]:
        return list(self.application.rides.all())

    @cached_property
    def ride_ahead(self) -> Ride | None:
        return next((ride for ride in self.rides if ride.status in ACTIVE), None)

    @cached_property
    def messages(self) -> list[Message]:
        return statements.messages().run({"case": self.application.pk})

    @cached_property
    def requests(self) -> list[Any]:
        return list(self.application.requests.all())

    @cached_property
    def earlier(self) -> list[Application]:
        """What else this rider sent, the newest first."""
        return statements.earlier().run({"rider": self.application.rider_id, "case": self.application.pk})

    @cached_property
    def lookalikes(self) -> list[Lookalike]:
        """Other riders who may be the same person."""
        return duplicates.of(self.application.rider)

    @cached_property
    def bans(self) -> list[Ban]:
        return [ban for ban in self.application.rider.bans.all() if ban.holds_on(timezone.localdate())]

    @cached_property
    def answers(self) -> list[tuple[str, str]]:
        """The program's own questions, and what the rider said."""
        language = current_language()
        given = answers.of(self.application)
        return [
            (words(question.text, language), requirements.in_words(question, given[question.code], language))
            for question in requirements.questions(self.application)
            if question.code in given
        ]

    @cached_property
    def attachments(self) -> list[tuple[str, Attachment]]:
        """What was handed in, under the name the rules give it; deleted ones too, to say so."""
        names = {paper.code: words(paper.name, current_language()) for paper in requirements.papers(self.application)}
        names |= {code: str(label) for code, label in OF_THE_DESK.items()}
        files = self.application.attachments.all()
        return [(names.get(file.kind, file.kind), file) for file in files if file.deleted_by_id != file.uploaded_by_id]

    @property
    def age(self) -> int | None:
        born_on: date | None = self.application.rider.born_on
        return age_on(born_on, timezone.localdate(timezone=self.zone)) if born_on else None

    @property
    def id_words(self) -> str:
        """The kind of ID, and no more of its number than tells two apart."""
        kind = ID_KINDS.get(self.application.id_kind, self.application.id_kind)
        number = str(self.application.id_number or "")
        if number:
            return _("%(kind)s, ends in %(end)s") % {"kind": kind, "end": number[-4:]}
        is_purged = self.application.id_number_purged_at is not None
        return _("%(kind)s; its number was deleted after the check") % {"kind": kind} if is_purged else str(kind)

    @property
    def emergency_phone(self) -> str:
        return phone.display(str(self.application.emergency_phone or ""))

    @cached_property
    def turn(self) -> whose_turn.Turn:
        return whose_turn.turn(self.application)

    @cached_property
    def waiting(self) -> str:
        return whose_turn.days(whose_turn.since(self.application))

    @property
    def status(self) -> tuple[str, str, Any]:
        return whose_turn.WORDS[self.application.status]  # type: ignore[index]

    @cached_property
    def wishes(self) -> list[str]:
        return list(wishes(self.application, facts.zone_of(self.application)))

    @cached_property
    def rows(self) -> list[verdicts.Verdict]:
        if not self.application.submitted_at:
            return []
        best = self._most_hopeful[0]
        wished = facts.wishes(self.application)
        on = wished[best].on if wished else facts.first_wish_on(self.application)
        known = verdicts.Known(
            on=on,
            applied_on=self.application.submitted_at.astimezone(self.zone).date(),
            born_on=self.application.rider.born_on,
            is_minor=facts.is_minor(self.application, on),
            past_rides=self.past_rides,
            wish=self.wishes[best] if self.wishes else "",
            clearance=_clearance_words(self.clearance, self.zone),
            has_relative_here=self.application.has_relative_here,
        )
        return verdicts.of(self.reasons, known, facts.rules_of(self.application))

    @property
    def steps(self) -> list[timeline.Step]:
        """The whole history as one story, and what still lies ahead."""
        events = statements.events().run({"case": self.application.pk})
        return [*timeline.steps(reversed(events), self.zone), *ahead(self)]

    @cached_property
    def looked(self) -> list[tuple[str, datetime]]:
        """Who opened the case, the last time of each."""
        return statements.looked().run({"case": self.application.pk})


def ahead(case: Case) -> list[timeline.Step]:
    """The way still to go: whose turn it is as the point here, then the steps beyond."""
    if case.application.status not in whose_turn.OPEN_AHEAD:
        return []
    here = timeline.Step(
        "here", f"{case.turn.who}: {case.turn.what}", note=_("since: %(days)s") % {"days": case.waiting}
    )
    beyond = whose_turn.OPEN_AHEAD[case.application.status]  # type: ignore[index]
    return [here, *(timeline.Step("ahead", str(words)) for words in beyond)]


def wishes(application: Application, zone: ZoneInfo) -> Iterator[str]:
    entries = (entry for entry in application.wishes if entry.get("on"))
    year, language = times.this_year(), current_language()
    typed = ((entry["on"], entry.get("starts"), entry.get("hours")) for entry in entries)
    return (_wish_words(each, zone, year, language) for each in typed)


@lru_cache(maxsize=1024)
def _wish_words(typed: tuple[Any, Any, Any], zone: ZoneInfo, year: int, language: str) -> str:
    """ "Tue, Dec 15, 6 PM – 10 PM", in the station's hours, as they are told in that year and language."""
    wish = Wish.from_json(dict(zip(("on", "starts", "hours"), typed, strict=True)), zone)
    words = times.day(wish.on, style="short")
    if not wish.knows_start:
        return words
    is_whole = wish.knows_length
    hours = times.hours(wish.starts_at, wish.ends_at, zone) if is_whole else times.hour(wish.starts_at, zone)
    return f"{words}, {hours}"


def _clearance_words(clearance: Clearance | None, zone: ZoneInfo) -> str:
    if clearance is None:
        return ""
    if clearance.recorded_at is None:
        asked_on = clearance.requested_at.astimezone(zone).date()
        return _("Asked for on %(day)s.") % {"day": times.day(asked_on, style="short")}
    words = {
        "outcome": clearance.get_outcome_display(),
        "day": times.day(clearance.recorded_at.astimezone(zone).date(), style="short"),
    }
    if clearance.valid_until_on is None:
        return _("%(outcome)s, %(day)s.") % words
    until = times.day(clearance.valid_until_on, style="short")
    return _("%(outcome)s, %(day)s; valid until %(until)s.") % {**words, "until": until}

"""“May I ride?”: asked before any personal data, answered with every reason, and kept nowhere."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.core import times
from ridealong.core.languages import current_language
from ridealong.core.statements import Slot, Things
from ridealong.program import availability
from ridealong.program.models import ProgramStatus, Station
from ridealong.rules import rows
from ridealong.rules.decision import Decision, by_row, decide, verdict
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.moments import Moment
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.person import Person, age_on
from ridealong.rules.ride import PastRide, Wish
from ridealong.rules.rows import Row
from ridealong.web.access import public
from ridealong.web.public.forms import CheckForm
from ridealong.web.public.views import rules_of


@dataclass(frozen=True)
class Looked:
    """One thing we looked at: what it is about, what was said, and whether it passes."""

    label: str
    value: str
    verdict: str  # "go", "now" for an exception, "stop"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, slug: str) -> HttpResponse:
    rule_set = rules_of(slug)
    program = rule_set.program
    stations: list[Station] = _stations().run({"program": program.pk})
    form = CheckForm(
        request.POST if request.method == "POST" else None,
        rules=rule_set.rules,
        language=current_language(),
        stations=stations,
        needs_code=program.status == ProgramStatus.RESTRICTED,
    )
    context = {"program": program, "form": form}
    if not form.is_valid():
        return render(request, "public/check.html", context)
    station = next((each for each in stations if str(each.pk) == form.cleaned_data.get("station")), None)
    station = station or next(iter(stations), None)
    wish = _wish(station, form.cleaned_data)
    today = availability.reasons(program, station, is_invited=form.cleaned_data.get("has_code", False))
    decision = decide([*today, *_decide(form, wish, rule_set.rules).reasons])
    context |= {
        "on": wish.on,
        "outcome": decision.outcome,
        "reasons": decision.reasons,
        "passes_on": decision.passes_on,
        "looked": _looked_at(form.cleaned_data, wish, decision),
    }
    return render(request, "public/check_answer.html", context)


@lru_cache(maxsize=1)
def _stations() -> Things:
    return Things.of(Station.objects.filter(programs=Slot("program", UUIDField()), is_active=True))


def _wish(station: Station | None, answers: dict[str, Any]) -> Wish:
    zone = station.zone if station else timezone.get_current_timezone()
    starts_at = datetime.combine(answers["ride_on"], answers["starts"], tzinfo=zone)
    return Wish.lasting(float(answers["hours"]), starts_at, str(station.pk) if station else "")


def _decide(form: CheckForm, wish: Wish, rules: Rules) -> Decision:
    answers, today = form.cleaned_data, timezone.localdate()
    person = Person(
        born_on=answers["born_on"],
        category=answers["category"],
        ties=frozenset(answers["ties"]) if "ties" in answers else None,
        invitation=answers.get("has_code"),
        guardian_consents=answers.get("guardian"),
        answers={code: _answer(answers, code) for code in form.disqualifiers},
        has_open_case="open_case" in answers.get("conflicts", []),
    )
    past = [PastRide(answers["last_ride_on"])] if answers["last_ride_on"] else []
    holidays = holidays_around(today.year)
    return evaluate(
        person,
        wish,
        rules,
        moment=Moment.CHECK,
        past_rides=past,
        applied_on=today,
        applied_at=timezone.now(),
        holidays=holidays,
    )


def _answer(answers: dict[str, object], code: str) -> bool | date:
    """The day it happened where that is asked and told, else yes or no."""
    applies = answers.get("applies")
    if not isinstance(applies, list) or code not in applies:
        return False
    since = answers.get(f"since_{code}")
    return since if isinstance(since, date) else True


def _looked_at(answers: dict[str, Any], wish: Wish, decision: Decision) -> list[Looked]:
    """Every row that was asked about or against which something stands."""
    asked = _asked(answers, wish)
    return [
        Looked(str(row.label), asked.get(row) or " ".join(map(str, mine)), verdict(mine))
        for row, mine in by_row(decision.reasons).items()
        if mine or row in asked
    ]


def _asked(answers: dict[str, Any], wish: Wish) -> dict[Row, str]:
    """What was said about each row of the rules, for those that were asked about."""
    last, as_answered = answers["last_ride_on"], _("As you answered")
    said = {
        rows.AGE: ngettext("%(n)s year", "%(n)s years", age := age_on(answers["born_on"], wish.on)) % {"n": age},
        rows.HOURS: times.span(wish.starts_at, wish.ends_at, wish.zone),
        rows.NOTICE: times.away(wish.on),
        rows.FREQUENCY: _("Last ride on %(day)s.") % {"day": times.day(last)} if last else _("None yet"),
        rows.CONFLICTS: as_answered,
    }
    answered = {rows.DISQUALIFIERS: "applies", rows.TIES: "ties"}
    said |= {row: as_answered for row, name in answered.items() if name in answers}
    if answers.get("guardian") is not None:
        said[rows.GUARDIAN] = as_answered
    return said

"""“May I ride?”: asked before any personal data, answered with every reason, and kept nowhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ridealong.core import times
from ridealong.program import availability
from ridealong.program.models import Program, ProgramStatus, Station
from ridealong.rules.document import Rules
from ridealong.rules.judge import evaluate
from ridealong.rules.notice.calendar import holidays_around
from ridealong.rules.person import Person, age_on
from ridealong.rules.reason import Decision, Reason, decide
from ridealong.rules.ride import PastRide, Wish
from ridealong.web.access import public
from ridealong.web.public.forms import CheckForm


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
    program = get_object_or_404(Program, slug=slug)
    rule_set = get_object_or_404(program.rule_sets.in_force()[:1])
    stations = list(program.stations.filter(is_active=True))
    form = CheckForm(
        request.POST if request.method == "POST" else None,
        rules=rule_set.rules,
        language=get_language() or "en",
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
        "passes_on": _passes_on(decision),
        "looked": _looked_at(form.cleaned_data, wish, decision),
    }
    return render(request, "public/check_answer.html", context)


def _wish(station: Station | None, answers: dict[str, object]) -> Wish:
    zone = station.zone if station else timezone.get_current_timezone()
    starts_at = datetime.combine(answers["ride_on"], answers["starts"], tzinfo=zone)  # type: ignore[arg-type]
    ends_at = starts_at.astimezone(timezone.get_default_timezone()) + timedelta(hours=float(str(answers["hours"])))
    return Wish(starts_at, ends_at.astimezone(zone), str(station.pk) if station else "")


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
        person, wish, rules, past_rides=past, applied_on=today, applied_at=timezone.now(), holidays=holidays
    )


def _answer(answers: dict[str, object], code: str) -> bool | date:
    """The day it happened where that is asked and told, else yes or no."""
    applies = answers.get("applies")
    if not isinstance(applies, list) or code not in applies:
        return False
    since = answers.get(f"since_{code}")
    return since if isinstance(since, date) else True


def _passes_on(decision: Decision) -> date | None:
    """The date from which every reason is gone, where each of them has one."""
    dates = [reason.passes_on for reason in decision.reasons]
    return max((on for on in dates if on), default=None) if all(dates) else None


def _looked_at(answers: dict[str, object], wish: Wish, decision: Decision) -> list[Looked]:
    def row(label: str, value: str, *codes: str) -> Looked:
        return Looked(label, value, _verdict(decision.reasons, codes))

    born_on, last = answers["born_on"], answers["last_ride_on"]
    rows = [
        row(
            _("Age on the day"),
            str(age_on(born_on, wish.on)) if isinstance(born_on, date) else "",
            "too_young",
            "minor_exception",
        ),
        row(
            _("Hours wished"),
            times.span(wish.starts_at, wish.ends_at, wish.starts_at.tzinfo),  # type: ignore[arg-type]
            "outside_hours",
            "fixed_start",
            "blackout",
            "too_long",
            "too_short",
            "minor_hours",
            "minor_days",
            "minor_latest_end",
        ),
        row(_("Notice"), times.away(wish.on), "notice"),
        row(_("Last ride"), times.day(last) if isinstance(last, date) else _("None yet"), "frequency"),
        row(_("Listed reasons"), _("As you answered"), "disqualifier", "open_case"),
    ]
    return (
        [*rows, row(_("Living, working or studying here"), _("As you answered"), "residency")]
        if "ties" in answers
        else rows
    )


def _verdict(reasons: tuple[Reason, ...], codes: tuple[str, ...]) -> str:
    mine = [reason for reason in reasons if reason.code in codes]
    if not mine:
        return "go"
    return "now" if all(reason.override for reason in mine) else "stop"

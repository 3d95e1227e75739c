"""Screens a post with what the database knows: the linked ride, past riders, the roster, the HOLD."""

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from django.db.models import CharField
from django.db.models.functions import Cast

from ridealong.applications import facts
from ridealong.applications.riders.rider import Rider
from ridealong.core.statements import Statement
from ridealong.posts import consents, holds, screening
from ridealong.posts.models import PostDraft, Screening
from ridealong.posts.screening import Context, Finding, RiderName
from ridealong.posts.status import JokeOn
from ridealong.program.models import Department
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN
from ridealong.shifts.models import Officer

QUESTIONS = ("recognised", "minor", "clear", "joke")


def unanswered(post: PostDraft) -> list[str]:
    return [name for name in QUESTIONS if post.answers.get(name) in (None, "")]


def context_for(post: PostDraft, *, network: str = "", hold: bool | None = None) -> Context:
    """`hold` says whether one stands, where the caller has just asked."""
    officers = _officers().run()
    return Context(
        officers=tuple(surname for surname, may_be_named, _is_protected in officers if may_be_named),
        officers_protected=tuple(surname for surname, _may_be_named, is_protected in officers if is_protected),
        streets=(),
        phones_ok=tuple(phone for (phone,) in _phone().run() if phone),
        riders=(*_linked(post), *_past(post)),
        network=network,
        hold=holds.in_force() is not None if hold is None else hold,
        cleared=bool(post.ride_id) or post.answers.get("clear") is True,
    )


@lru_cache(maxsize=1)
def _officers() -> Statement:
    return Statement.of(Officer.objects.values_list("surname", "may_be_named", "is_protected"))


@lru_cache(maxsize=1)
def _phone() -> Statement:
    """As it is stored: only its digits count."""
    return Statement.of(Department.objects.order_by("pk").values_list(Cast("phone", CharField()))[:1])


def _linked(post: PostDraft) -> list[RiderName]:
    if post.ride is None:
        return []
    may = consents.allowed(post.ride)
    scope = "withdrawn" if may.is_withdrawn and not may.posts else str(may.name_scope)
    is_minor = facts.is_minor(post.ride.application, post.ride.on)
    return [RiderName(post.ride.rider.legal_name, not is_minor, scope, guardian=may.posts, linked=True)]


def _past(post: PostDraft) -> list[RiderName]:
    """Everyone else who rode: a post that is not about their ride never names them in full."""
    linked = post.ride.rider_id if post.ride else None  # the linked ride says what holds for its rider
    names = {name: None for rider, name in _who_rode().run() if rider != linked}
    return [RiderName(name, True, "none", linked=False) for name in names]


@lru_cache(maxsize=1)
def _who_rode() -> Statement:
    rides = Ride.objects.filter(status__in=RIDDEN)
    return Statement.of(Rider.objects.filter(pk__in=rides.values("rider")).values_list("pk", "legal_name"))


def findings(post: PostDraft, *, network: str = "", hold: bool | None = None) -> list[Finding]:
    """The rules over headline and text, and over what the four answers say. Spans are of the text."""
    context = context_for(post, network=network, hold=hold)
    found = list(screening.screen(post.text, context).findings)
    if post.title:
        plain = replace(context, network="", hold=False)
        known = {finding.rule for finding in found}
        for finding in screening.screen(post.title, plain).findings:
            if finding.rule not in known:
                found.append(replace(finding, start=0, end=0))
    return found + screening.of_answers(post.answers, jokes_on_person=JokeOn.PERSON)


def screen(post: PostDraft) -> Screening:
    """Stores what the rules find in these words; older results stay."""
    found = findings(post)
    return Screening.objects.create(
        post=post,
        text_sha256=sha256(f"{post.title}\0{post.text}".encode()).hexdigest(),
        rules_version=screening.VERSION,
        outcome=screening.outcome_of(found),
        findings=[finding.as_json() for finding in found],
    )

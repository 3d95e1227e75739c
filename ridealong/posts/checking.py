"""Screens a post with what the database knows: the linked ride, past riders, the roster, the HOLD."""

from dataclasses import replace
from hashlib import sha256

from ridealong.applications import facts
from ridealong.applications.riders.rider import Rider
from ridealong.posts import consents, screening
from ridealong.posts.models import Hold, PostDraft, Screening
from ridealong.posts.screening import Context, Finding, RiderName
from ridealong.posts.status import JokeOn
from ridealong.program.models import Department
from ridealong.rides.models import Ride
from ridealong.rides.status import RIDDEN
from ridealong.shifts.models import Officer

QUESTIONS = ("recognised", "minor", "clear", "joke")


def unanswered(post: PostDraft) -> list[str]:
    return [name for name in QUESTIONS if post.answers.get(name) in (None, "")]


def context_for(post: PostDraft, *, network: str = "") -> Context:
    officers = list(Officer.objects.all())
    department = Department.objects.first()
    return Context(
        officers=tuple(officer.surname for officer in officers if officer.may_be_named),
        officers_protected=tuple(officer.surname for officer in officers if officer.is_protected),
        streets=(),
        phones_ok=(str(department.phone),) if department and department.phone else (),
        riders=(*_linked(post), *_past(post)),
        network=network,
        hold=Hold.objects.filter(released_at=None).exists(),
        cleared=bool(post.ride_id) or post.answers.get("clear") is True,
    )


def _linked(post: PostDraft) -> list[RiderName]:
    if post.ride is None:
        return []
    may = consents.allowed(post.ride)
    scope = "withdrawn" if may.is_withdrawn and not may.posts else str(may.name_scope)
    is_minor = facts.is_minor(post.ride.application, post.ride.on)
    return [RiderName(post.ride.rider.legal_name, not is_minor, scope, guardian=may.posts, linked=True)]


def _past(post: PostDraft) -> list[RiderName]:
    """Everyone else who rode: a post that is not about their ride never names them in full."""
    riders = Rider.objects.filter(pk__in=Ride.objects.filter(status__in=RIDDEN).values("rider"))
    if post.ride:
        riders = riders.exclude(pk=post.ride.rider_id)  # the linked ride says what holds for its rider
    return [RiderName(name, True, "none", linked=False) for name in riders.values_list("legal_name", flat=True)]


def findings(post: PostDraft, *, network: str = "") -> list[Finding]:
    """The rules over headline and text, and over what the four answers say. Spans are of the text."""
    context = context_for(post, network=network)
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

"""What the town was told: a story that is out, a draft that waits, one that was let go, and a HOLD."""

from datetime import timedelta

from ridealong.demo import clock
from ridealong.demo.journey import Case
from ridealong.demo.town import Town
from ridealong.posts import actions as posts
from ridealong.posts import consenting, handing_over, holding
from ridealong.posts.models import PostDraft
from ridealong.posts.status import JokeOn, NameScope, PostKind

CLEAR = {"recognised": "no", "minor": "no", "clear": "yes"}
GOOSE = """Maya nurses at night and meets our cars at four in the morning. On the first icy evening of the year she took the other seat.

Eleven calls. Two cars in one ditch, both polite about it. A smoke alarm that wanted a battery. A man who was locked out of his own surprise party.

And a goose, which held the intersection for eleven minutes. Officer Law negotiated. The goose remains at large. It knows what it did.

“I thought I knew this town at night,” Maya said afterwards. “I knew half of it.”"""


def play(town: Town, maya: Case, rosa: Case) -> None:
    """Maya said yes to everything, Rosa to her first name."""
    writer, second = town.staff["park"], town.staff["whitcomb"]
    told = {**CLEAR, "joke": JokeOn.THING}
    with clock.at(maya.ride.ends_at + timedelta(hours=14)):
        consenting.give_consent(
            maya.ride, by=maya.account, allows_posts=True, name_scope=NameScope.FULL_NAME, allows_quote=True
        )
    with clock.at(maya.ride.ends_at + timedelta(hours=17)):
        posts.approve_for_publicity(maya.ride, by=town.staff["joan"])
    short, thread, recap = (_draft(maya, kind) for kind in (PostKind.SHORT, PostKind.THREAD, PostKind.RECAP))
    with clock.at(maya.ride.ends_at + timedelta(hours=40)):
        posts.edit(recap, by=writer, text=GOOSE, title="Eleven calls, one goose, no apology", answers=told)
        posts.send_to_review(recap, by=writer)
        posts.edit(short, by=writer, text=short.text, answers=told)
        posts.send_to_review(short, by=writer)
        posts.discard(thread, by=writer)
        hold = holding.set_hold(by=town.staff["lindqvist"], reason="Crash on Route 9; families are not told yet.")
    with clock.at(hold.set_at + timedelta(hours=5)):
        holding.release_hold(by=second)
        posts.approve(recap, by=second)
        published = handing_over.hand_over(recap, by=writer, network="x")
        handing_over.record_published(published, by=writer, url="https://x.com/alderfallspd/status/1")
    with clock.at(rosa.ride.ends_at + timedelta(hours=20)):
        consenting.give_consent(
            rosa.ride, by=rosa.account, allows_posts=True, name_scope=NameScope.FIRST_NAME, allows_quote=True
        )
    with clock.at(rosa.ride.ends_at + timedelta(hours=26)):
        posts.approve_for_publicity(rosa.ride, by=town.staff["joan"])


def _draft(case: Case, kind: str) -> PostDraft:
    return PostDraft.objects.get(ride=case.ride, kind=kind)

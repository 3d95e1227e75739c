"""One catch-up instead of a burst: what was held up for one reader and one case goes out as a single mail."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ridealong.notifications import frame, markup, pacing
from ridealong.notifications.markup import Block, Run
from ridealong.notifications.models import Channel, Message, Messages, MessageStatus

EVENT = "catch_up"


def gather(first: Message, due: Messages) -> Message | None:
    """The catch-up that this due message travels in, written and claimed now, or None if it travels alone.

    Part of the claim's transaction: its parts leave the queue with it, and nobody else sends them.
    """
    now = timezone.now()
    if not pacing.travels(first) or now - first.created_at < pacing.LATE:
        return None
    others = due.filter(
        case=first.case,
        recipient=first.recipient,
        to_address=first.to_address,
        language=first.language,
        channel=Channel.EMAIL,
    )
    parts = pacing.catch_up(others, now)
    if not any(part.pk == first.pk for part in parts):
        return None
    whole = _written(parts)
    whole.claimed_at = now
    whole.save(force_insert=True)
    keys = [part.pk for part in parts]
    Message.objects.filter(pk__in=keys).update(status=MessageStatus.BUNDLED, within=whole)
    return whole


def _written(parts: list[Message]) -> Message:
    newest = parts[-1]
    with translation.override(newest.language):
        blocks = _blocks(parts)
        whole = Message(
            event=EVENT,
            recipient=newest.recipient,
            case=newest.case,
            dedupe_key=f"{EVENT}:{parts[0].pk}",
            to_address=newest.to_address,
            language=newest.language,
            subject=_("News about your application"),
            body=markup.source_of(blocks),
            path=newest.path,
            is_linkless=newest.is_linkless,
            zone=newest.zone,
            status=MessageStatus.SENDING,
        )
        framed = frame.frame(blocks, address=whole.address, is_linkless=whole.is_linkless)
        whole.text, whole.html = framed.text, framed.html
    return whole


def _blocks(parts: list[Message]) -> list[Block]:
    """Each message under its own heading, oldest first; button and small print of the newest close it."""
    blocks = [Block("heading", (Run(_("What happened meanwhile")),))]
    for part in parts:
        for block in markup.parse(part.body):
            if block.kind == "heading":
                blocks.append(Block("paragraph", (Run(block.text, is_bold=True),)))
            elif block.kind not in {"button", "small"}:
                blocks.append(block)
    closing = [block for block in markup.parse(parts[-1].body) if block.kind in {"button", "small"}]
    return blocks + closing

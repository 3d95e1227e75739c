"""How a new waiver text comes into force: written as a draft, read by a second person, published; the former one
retires."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ridealong.core import history
from ridealong.core.workflow import move
from ridealong.program.models import Program
from ridealong.waivers.models import WaiverText, WaiverTexts


class CannotReview(Exception):
    """Why this person does not review this text. The text may be shown to a person."""


def begin(text: WaiverText, *, by: User) -> WaiverText:
    """A new version to write on, which begins with the words of this one."""
    with transaction.atomic():
        Program.objects.select_for_update(no_key=True).get(pk=text.program_id)
        last = _versions(text).aggregate(last=Max("version"))["last"] or 0
        draft = WaiverText.objects.create(
            program_id=text.program_id,
            audience=text.audience,
            language=text.language,
            version=last + 1,
            title=text.title,
            body=text.body,
            is_placeholder=text.is_placeholder,
            drafted_by=by,
        )
        history.record("waiver_text.draft", draft, by=by)
    return draft


def is_by(text: WaiverText, user: User) -> bool:
    """Whether this person wrote on it last."""
    return text.drafted_by_id == user.pk


def review(text: WaiverText, *, by: User) -> WaiverText:
    """A second person read it and stands by it. Raises CannotReview for its author, and IllegalMove."""
    with transaction.atomic():
        fresh = WaiverText.objects.select_for_update().get(pk=text.pk)  # somebody may be writing on it
        if is_by(fresh, by):
            raise CannotReview(_("You wrote this text. A second person with this right reads it."))
        return move(text, "review", by=by, changes={"reviewed_at": timezone.now(), "reviewed_by": by})


def send_back(text: WaiverText, *, by: User) -> WaiverText:
    """It is not right yet: a draft again, to be written on and read anew. Raises IllegalMove."""
    return move(text, "send_back", by=by, event="sent_back", changes={"reviewed_at": None, "reviewed_by": None})


def publish(text: WaiverText, *, by: User) -> WaiverText:
    """From now on this is what people sign; whoever signed the former text is asked again. Raises IllegalMove."""
    with transaction.atomic():
        Program.objects.select_for_update(no_key=True).get(pk=text.program_id)
        for former in _versions(text).in_force().exclude(pk=text.pk):
            move(former, "retire", by=by)
        return move(text, "publish", by=by, changes={"published_at": timezone.now(), "published_by": by})


def _versions(text: WaiverText) -> WaiverTexts:
    return WaiverText.objects.filter(program=text.program_id, audience=text.audience, language=text.language)

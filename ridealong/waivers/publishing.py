"""Publishing waiver texts. The words are the department's own; the program ships placeholders that say so."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from ridealong.core.workflow import move
from ridealong.program.models import Program
from ridealong.waivers.models import WaiverText
from ridealong.waivers.placeholder import BODIES, TITLES
from ridealong.waivers.status import Audience


@transaction.atomic
def publish(
    program: Program, audience: str, language: str, *, title: str, body: str, is_placeholder: bool = False, by: User
) -> WaiverText:
    """Puts a text in force while a department is set up, by the one person there is; what was signed before keeps the
    words that were signed. Later texts are read by a second person, see `drafts`."""
    Program.objects.select_for_update().get(pk=program.pk)
    versions = program.waiver_texts.filter(audience=audience, language=language)
    for former in versions.in_force():
        if (former.title, former.body, former.is_placeholder) == (title, body, is_placeholder):
            return former
        move(former, "retire", by=by)
    text = WaiverText.objects.create(
        program=program,
        audience=audience,
        language=language,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        title=title,
        body=body,
        is_placeholder=is_placeholder,
        drafted_by=by,
    )
    return move(text, "install", by=by, changes={"published_at": timezone.now(), "published_by": by})


@transaction.atomic
def publish_placeholders(program: Program, *, by: User) -> list[WaiverText]:
    """Puts our placeholders in force where the department has no text of its own."""
    standing = set(program.waiver_texts.in_force().values_list("audience", "language"))
    return [
        publish(program, audience, language, title=TITLES[audience, language], body=body, is_placeholder=True, by=by)
        for (audience, language), body in BODIES.items()
        if (audience, language) not in standing
    ]


def are_complete() -> bool:
    """Whether every program has a text in force for every kind of signer, at least in English."""
    programs = Program.objects.count()
    in_force = WaiverText.objects.in_force().filter(language="en", audience__in=list(Audience))
    return programs > 0 and in_force.count() >= programs * len(Audience)

"""The application on paper: to fill in on a screen or with a pen, empty or with what is known."""

from django.utils.translation import gettext as _

from ridealong.documents import blocks
from ridealong.documents.paperwork import ApplicationForm, Question
from ridealong.documents.typesetter import fillable, flow, typeset
from ridealong.documents.typesetter.fillable import Entry, Tick
from ridealong.documents.typesetter.ink import LEFT, RIGHT
from ridealong.documents.typesetter.page import Head, Paper

HEADING = flow.Style(11.5, 15, flow.SECTION.weight)
WISHES = 3


def form(content: ApplicationForm) -> Paper:
    title = _("Application to ride along")
    about = ", ".join(part for part in (title, content.reference) if part)
    paper = Paper(content.department, about, content.language)
    paper.start(Head(title, content.program), content.reference)
    _how(paper, content)
    _about_you(paper, content)
    _contact(paper, content)
    _ride(paper, content)
    _questions(paper, content)
    if content.has_guardian:
        _guardian(paper, content)
    _sign(paper, content)
    return paper


def _how(paper: Paper, content: ApplicationForm) -> None:
    how = _(
        "Fill this in on a screen or with a pen, sign the last page by hand, "
        "and bring it to the station with a photo ID."
    )
    if content.check is None:
        flow.paragraph(paper, how, after=4)
        return
    top, side = paper.y, blocks.SMALL_QR
    case = (_("Case"), content.reference, 0.5)
    flow.grid(paper, [[case, (_("Program"), content.program, 0.5)]], right=RIGHT - side - 22)
    flow.gap(paper, 8)
    flow.paragraph(paper, how, width=RIGHT - side - 22 - LEFT)
    blocks.qr(paper, content.check, RIGHT - side, top - side, side)
    paper.y = min(paper.y - 8, top - side - 18)


def _heading(paper: Paper, words: str) -> None:
    flow.heading(paper, words, HEADING, before=8, keep=30)
    flow.gap(paper, 2)


def _about_you(paper: Paper, content: ApplicationForm) -> None:
    known = content.known
    _heading(paper, _("Who are you?"))
    fillable.rows(
        paper,
        [
            [
                Entry("legal_name", _("Legal name"), 0.62, known.get("legal_name", ""), _("as on your ID")),
                Entry("preferred_name", _("Name you go by"), 0.38, known.get("preferred_name", ""), most=100),
            ],
            [
                Entry("born_on", _("Date of birth"), 0.3, known.get("born_on", ""), _("month, day, year"), most=30),
                Entry("id_kind", _("Kind of ID you will bring"), 0.38, known.get("id_kind", ""), most=60),
                Entry("language", _("Language we write to you in"), 0.32, known.get("language", ""), most=60),
            ],
        ],
    )


def _contact(paper: Paper, content: ApplicationForm) -> None:
    known = content.known
    _heading(paper, _("How do we reach you?"))
    fillable.rows(
        paper,
        [
            [
                Entry("phone", _("Phone"), 0.38, known.get("phone", ""), _("with area code"), most=40),
                Entry("email", _("E-mail"), 0.62, known.get("email", ""), _("if you have one")),
            ],
            [Entry("address", _("Address"), 1, known.get("address", ""), _("street, town, state and ZIP code"))],
        ],
    )
    _heading(paper, _("Whom do we call in an emergency?"))
    fillable.rows(
        paper,
        [
            [
                Entry("emergency_name", _("Name"), 0.42, known.get("emergency_name", "")),
                Entry("emergency_relation", _("How they know you"), 0.28, known.get("emergency_relation", ""), most=80),
                Entry("emergency_phone", _("Their phone"), 0.3, known.get("emergency_phone", ""), most=40),
            ]
        ],
    )


def _ride(paper: Paper, content: ApplicationForm) -> None:
    known = content.known
    _heading(paper, _("Which dates do you wish for?"))
    fillable.rows(
        paper,
        [
            [
                Entry(f"wish_{number}", label, 1 / WISHES, known.get(f"wish_{number}", ""), _("day and time"), most=60)
                for number, label in enumerate((_("First wish"), _("Second wish"), _("Third wish")), start=1)
            ]
        ],
    )
    reason, help_ = known.get("reason", ""), known.get("accommodation", "")
    fillable.rows(
        paper,
        [
            [Entry("reason", _("Why do you want to ride?"), 1, reason, _("a sentence or two"), lines=3, most=1000)],
            [
                Entry(
                    "accommodation",
                    _("Is there anything that would help you take part?"),
                    1,
                    help_,
                    _("no medical details, please"),
                    lines=2,
                    most=500,
                )
            ],
        ],
    )


def _questions(paper: Paper, content: ApplicationForm) -> None:
    paper.need(100 + 16 * len(content.disqualifiers[:12]))
    _heading(paper, _("A few questions"))
    if content.ties:
        flow.paragraph(paper, _("What ties you to this place?"), after=3)
        fillable.ticks(paper, [Tick(f"tie_{code}", label) for code, label in content.ties], columns=2)
    if content.disqualifiers:
        flow.paragraph(paper, _("Read this list:"), keep=30)
        flow.bullets(paper, content.disqualifiers)
        flow.gap(paper, 3)
        fillable.ticks(
            paper,
            [
                Tick("attestation_none", _("None of it applies to me.")),
                Tick("attestation_talk", _("I would like to talk to the coordinator first.")),
            ],
            columns=2,
        )
    fillable.yes_or_no(paper, "relative", _("Does a relative or your partner work here?"))
    fillable.yes_or_no(paper, "case", _("Are you part of an open case with us, as a victim, a witness, or otherwise?"))
    for question in content.questions:
        _question(paper, question)


def _question(paper: Paper, question: Question) -> None:
    """One of the program's own."""
    name = f"q_{question.code}"
    if question.kind == "yes_no":
        fillable.yes_or_no(paper, name, question.words)
    elif question.kind == "choice":
        flow.paragraph(paper, question.words, after=3, keep=20)
        fillable.ticks(paper, [Tick(f"{name}_{code}", label) for code, label in question.choices], columns=2)
    else:
        lines = 3 if question.kind == "long" else 1
        fillable.rows(paper, [[Entry(name, question.words, 1, lines=lines, most=1000)]])


def _guardian(paper: Paper, content: ApplicationForm) -> None:
    known = content.known
    _heading(paper, _("Who is your parent or guardian?"))
    flow.paragraph(paper, _("Only if you are under %(age)s.") % {"age": content.adult_from}, after=2)
    fillable.rows(
        paper,
        [
            [
                Entry("guardian_name", _("Their name"), 0.42, known.get("guardian_name", "")),
                Entry(
                    "guardian_relation", _("What they are to you"), 0.28, known.get("guardian_relation", ""), most=80
                ),
                Entry("guardian_phone", _("Their phone"), 0.3, known.get("guardian_phone", ""), most=40),
            ]
        ],
    )


def _sign(paper: Paper, content: ApplicationForm) -> None:
    paper.need(150)
    _heading(paper, _("Please sign"))
    fillable.ticks(
        paper,
        [
            Tick("agrees_to_check", _("I agree that the department checks its records about me.")),
            Tick("accepts_rules", _("I have read the rules of the program and will keep to them.")),
            Tick("is_true", _("What I wrote here is true as far as I know.")),
        ],
    )
    blocks.lines_to_sign(paper, _("Your signature"), content.known.get("legal_name", ""))
    flow.paragraph(
        paper,
        typeset.plain(_("Please write no social security number, no diagnosis and no criminal record on this form.")),
        flow.SMALL,
    )

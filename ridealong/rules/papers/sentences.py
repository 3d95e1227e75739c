"""Papers, questions and identification, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ridealong.rules.document import Rules
from ridealong.rules.papers.parameters import PaperRule
from ridealong.rules.words import BEFORE, ID_KINDS, ON_THE_DAY, Line, together, words

UNTOLD = dict.fromkeys(
    [f"questions.*.{name}" for name in ("help", "kind", "choices.*.code", "choices.*.text", "required", "categories")]
    + ["questions.*.from_age", "questions.*.under_age", "questions.*.keep_days"],
    "seen with the question",
) | {"documents.*.code": "for files", "questions.*.code": "for files"}
HOW = {
    "read": gettext_lazy("To read: %(papers)s."),
    "sign": gettext_lazy("To sign: %(papers)s."),
    "upload": gettext_lazy("With your application: %(papers)s."),
    "bring": gettext_lazy("To bring: %(papers)s."),
}
DELETED = {
    "after_decision": gettext_lazy("deleted after the decision"),
    "after_ride": gettext_lazy("deleted after the ride"),
    "with_case": gettext_lazy("kept with your case"),
}
USUAL = {"rules", "waiver"}  # told by themselves, to everybody


def sentences(rules: Rules, language: str) -> Iterator[Line]:
    if papers := together(*_papers(rules, language)):
        yield Line(BEFORE, _("Papers"), papers)
    if asked := [words(question.text, language) for question in rules.questions]:
        yield Line(BEFORE, _("Questions"), " ".join(asked))
    identification = rules.identification
    if identification.copy_with_application:
        deleted = DELETED[identification.copy_delete]
        said = _("A copy of your ID belongs to the application (%(deleted)s).") % {"deleted": deleted}
        yield Line(BEFORE, _("Copy of your ID"), said)
    if identification.at_check_in:
        yield Line(ON_THE_DAY, _("ID"), together(*_identification(rules)))


def _papers(rules: Rules, language: str) -> Iterator[str]:
    for how, said in HOW.items():
        if papers := [_paper(each, language) for each in rules.documents if each.how == how and each.code not in USUAL]:
            yield said % {"papers": "; ".join(papers)}
    named = {each.code for each in rules.documents}
    if own := sorted({code for kind in rules.categories for code in kind.documents} - named):
        yield HOW["sign"] % {"papers": "; ".join(code.replace("_", " ") for code in own)}


def _paper(paper: PaperRule, language: str) -> str:
    about = [
        "" if paper.required else _("if you like"),
        _("under %(age)s") % {"age": paper.under_age} if paper.under_age else "",
        _("some kinds of riders") if paper.categories else "",
        str(DELETED[paper.delete]) if paper.how == "upload" else "",
    ]
    named = ", ".join(filter(None, about))
    name = words(paper.name, language)
    return f"{name} ({named})" if named else name


def _identification(rules: Rules) -> Iterator[str]:
    yield _("Bring your photo ID.")
    if kinds := rules.identification.kinds:
        named = [str(ID_KINDS.get(kind, kind.replace("_", " "))) for kind in kinds]
        yield _("One of these: %(kinds)s.") % {"kinds": ", ".join(named)}
    if rules.identification.guardian_too:
        yield _("A parent or guardian shows theirs too.")

"""The first words of a post, as data. Jokes are on us, on paperwork and on the coffee; never on a caller.

A sentence whose facts are missing is left out: `{quote}` without consent, `{moment}` without a report, `{calls}`
when nobody counted.
"""

from dataclasses import dataclass
from string import Formatter

from ridealong.posts import consents
from ridealong.posts.status import PostKind
from ridealong.rides.models import Feedback, Ride, RideReport

ANONYMOUS = {
    "en": {"rider": "our rider", "officer": "one of our officers"},
    "es": {"rider": "nuestro acompañante", "officer": "un integrante del equipo"},
}

# language -> kind -> sets of paragraphs; a ride takes always the same set.
TEMPLATES: dict[str, dict[str, list[list[str]]]] = {
    "en": {
        PostKind.SHORT: [
            [
                "{hours} hours in the passenger seat: {rider} rode along with {officer}.",
                "Calls answered: {calls}. Calls about our coffee: none, sadly.",
                "{moment}",
            ],
            [
                "Ride-along report: {rider}, {officer}, {hours} hours, one heater with two settings (off and volcano).",
                "{calls} calls. Considerably more paperwork.",
                "{moment}",
            ],
            [
                "{rider} spent {hours} hours finding out what {officer} does all shift.",
                "Spoiler: it is mostly typing. {calls} calls happened in between.",
                "{moment}",
            ],
        ],
        PostKind.THREAD: [
            [
                "{rider} rode along with {officer}. A short thread about a long evening.",
                "First lesson: the seat belt. Second lesson: the radio. Third lesson: we repeat ourselves a lot. "
                "The seat belt.",
                "{calls} calls in {hours} hours. Some of them are nobody’s business, so they stay a number.",
                "{moment}",
                "In our rider’s words: “{quote}”",
                "Everyone is home, the forms are filled in, and the seat is free again.",
            ],
            [
                "What does a shift look like from the passenger seat? {rider} went to find out, with {officer}.",
                "{hours} hours. {calls} calls. One sandwich, eaten in four installments.",
                "{moment}",
                "Review from the passenger seat: “{quote}”",
                "We are told the paperwork part was “very realistic.” It was real paperwork.",
            ],
        ],
        PostKind.RECAP: [
            [
                "{rider} took the passenger seat beside {officer} for {hours} hours and asked better questions than we "
                "had answers.",
                "There were {calls} calls. Television would have cut most of them; we find that the quiet ones are "
                "the job.",
                "{moment}",
                "Afterwards we asked how it was. The answer: “{quote}”",
                "How the evening ended: everybody home, every form filled in, one officer still looking for the pen.",
                "The seat is free again. No experience needed, closed shoes required.",
            ],
        ],
    },
    "es": {
        PostKind.SHORT: [
            [
                "{hours} horas en el asiento del pasajero: {rider} patrulló con {officer}.",
                "Llamadas atendidas: {calls}. Quejas sobre nuestro café: ninguna, por cortesía.",
                "{moment}",
            ],
        ],
        PostKind.THREAD: [
            [
                "{rider} patrulló con {officer}. Un hilo corto sobre una noche larga.",
                "Primera lección: el cinturón. Segunda: la radio. Tercera: nos repetimos mucho. El cinturón.",
                "{calls} llamadas en {hours} horas. Algunas no son asunto de nadie y se quedan en un número.",
                "{moment}",
                "En sus palabras: “{quote}”",
            ],
        ],
        PostKind.RECAP: [
            [
                "{rider} ocupó el asiento junto a {officer} durante {hours} horas e hizo mejores preguntas de las que "
                "sabíamos responder.",
                "Hubo {calls} llamadas. La televisión habría cortado casi todas; las tranquilas son el trabajo.",
                "{moment}",
                "Después preguntamos qué tal. La respuesta: “{quote}”",
                "Así terminó: cada quien en casa, cada formulario lleno, y un bolígrafo que sigue perdido.",
            ],
        ],
    },
}

TITLES = {
    "en": ["A seat, a shift, a lot of typing", "{hours} hours in the passenger seat", "Quiet calls, strong coffee"],
    "es": ["Un asiento, un turno, mucho papeleo", "{hours} horas en el asiento del pasajero"],
}


@dataclass(frozen=True)
class Draft:
    kind: str
    title: str
    text: str


def write(ride: Ride, *, language: str = "en") -> list[Draft]:
    """Short, thread and recap of one ride, with every name as the consent allows it in this second."""
    facts = _facts(ride, language)
    pick = ride.pk.int
    titles = TITLES[language]
    title = titles[pick % len(titles)].format_map(facts)
    return [Draft(kind, title, fill(sets[pick % len(sets)], facts)) for kind, sets in TEMPLATES[language].items()]


def fill(paragraphs: list[str], facts: dict[str, str]) -> str:
    """Joins the paragraphs whose facts are all known; each begins with a capital letter."""
    told = [line.format_map(facts) for line in paragraphs if all(facts.get(name) for name in _names(line))]
    return "\n\n".join(line[0].upper() + line[1:] for line in told)


def _names(line: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(line) if name]


def _facts(ride: Ride, language: str) -> dict[str, str]:
    may = consents.allowed(ride)
    words = ANONYMOUS[language]
    report = RideReport.objects.filter(ride=ride).first()
    feedback = Feedback.objects.filter(ride=ride).first()
    started, ended = ride.started_at or ride.starts_at, ride.ended_at or ride.ends_at
    officer = ride.officer
    return {
        "rider": consents.named(ride.rider.legal_name, may.name_scope, anonymous=words["rider"]),
        "officer": str(officer) if officer.may_be_named and not officer.is_protected else words["officer"],
        "hours": f"{max(0.5, round((ended - started).total_seconds() / 1800) / 2):g}",
        "calls": str(report.calls) if report and report.calls else "",
        "moment": report.light_moment.strip() if report else "",
        "quote": feedback.text.strip() if feedback and may.quote else "",
    }

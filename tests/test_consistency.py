"""What must agree across the whole program, discovered rather than listed."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import models
from django.template import engines
from django.template.loader import get_template
from django.urls import get_resolver

from ridealong.core.history import Event
from ridealong.story import LABELS
from ridealong.web.rider import export
from tests import personal

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
SOURCES = [path for room in ("ridealong", "accounts") for path in (ROOT / room).rglob("*.py")]
CODE = {path: path.read_text(encoding="utf-8") for path in SOURCES if "migrations" not in path.parts}
PAGES = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.is_file()}
OURS = [model for label in ("ridealong", "accounts") for model in apps.get_app_config(label).get_models()]
MAILS = sorted(path.name for path in (TEMPLATES / "emails").iterdir() if path.is_dir())
# Found by name in other packages: Django's error pages, its admin, allauth, crispy-forms.
THEIRS = re.compile(r"(\d{3}(_csrf)?\.html|(admin|account|mfa|allauth|bootstrap5)/.*)")


def test_every_template_is_used():
    kit = (ROOT / "docs" / "look.md").read_text(encoding="utf-8")  # parts that pages may be built of
    everything = "\n".join([*CODE.values(), *PAGES.values(), kit])
    names = [str(path.relative_to(TEMPLATES)) for path in PAGES if "emails" not in path.parts]
    own = [name for name in names if not THEIRS.fullmatch(name)]
    stems = {name: name.rpartition("/")[2].removesuffix(".html") for name in own}
    unused = [name for name in own if name not in everything and not _is_composed(name, stems[name], everything)]
    assert unused == []


def _is_composed(name, stem, everything):
    """Named in parts: f"officer/{name}.html", or "press/" with the name beside it."""
    folder = name.rpartition("/")[0]
    return f"{folder}/{{" in everything and f'"{stem}"' in everything


@pytest.mark.parametrize("path", sorted(PAGES), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_template_can_be_read_and_loads_what_exists(path):
    get_template(str(path.relative_to(TEMPLATES)))
    for name in re.findall(r'{% (?:include|extends) "([^"]+)"', PAGES[path]):
        get_template(name)


def test_every_mail_is_sent_by_somebody():
    everything = "\n".join(CODE.values())
    events = {name.rpartition("_to_")[0] for name in MAILS}
    assert [event for event in sorted(events) if not _is_spelled(event, everything)] == []


def _is_spelled(event, everything):
    """Callers write noun.event; some compose it."""
    cuts = [found.start() for found in re.finditer("_", event)]
    spelled = {f'"{event[:cut]}.{event[cut + 1 :]}"' for cut in cuts} | {f'f"{event[:cut]}.{{' for cut in cuts}
    return any(spelling in everything for spelling in spelled)


# ── History ──────────────────────────────────────────────────────────────────────────────────────


def strings():
    """Every string in the code, but those of the table of labels itself."""
    for path, text in CODE.items():
        if path.name != "story.py":
            yield from (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))


def recorded():
    """Names of events: spelled out, made by a transition, or made by a form of the desk."""
    named = re.compile(r"[a-z_]+\.[a-z_]+")
    nouns = {model.EVENTS: model for model in OURS if hasattr(model, "EVENTS")}
    spelled = {text for text in strings() if isinstance(text, str) and named.fullmatch(text)}
    for text in CODE.values():
        for function, name in re.findall(r"history\.(record|record_views)\(\s*\"([a-z_.]+)\"", text):
            assert function
            spelled.add(name)
    moved = {f"{noun}.{step.target}" for noun, model in nouns.items() for step in model.TRANSITIONS.values()}
    return spelled, moved


def test_every_recorded_event_has_a_label():
    calls = re.compile(r"history\.record(?:_views)?\(\s*\"([a-z_.]+)\"")
    names = {name for text in CODE.values() for name in calls.findall(text)}
    assert len(names) > 30
    assert sorted(names - LABELS.keys()) == []


def moves():
    """Every `move(thing, "verb", …)` in the code: the room, the verb, and the event it names, if any."""
    for path, text in CODE.items():
        for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
            is_move = getattr(call.func, "id", getattr(call.func, "attr", "")) == "move" and len(call.args) > 1
            if is_move and isinstance(call.args[1], ast.Constant):
                event = next((word.value for word in call.keywords if word.arg == "event"), None)
                yield path.parent.name, call.args[1].value, event.value if isinstance(event, ast.Constant) else ""


def test_every_move_has_a_label():
    nouns = {model.EVENTS: model for model in OURS if hasattr(model, "EVENTS")}
    missing, found = set(), 0
    for room, verb, event in moves():
        for noun, model in nouns.items():
            if model.__module__.split(".")[1] == room and verb in model.TRANSITIONS:
                name, found = f"{noun}.{event or model.TRANSITIONS[verb].target}", found + 1
                if name not in LABELS:
                    missing.add((name, verb))
    assert found > 30
    assert missing == set()


def test_no_label_is_for_nothing():
    spelled, moved = recorded()
    desk = {label for label in LABELS if label.rpartition(".")[2] in {"added", "changed"}}
    words = {word for text in CODE.values() for word in re.findall(r'\bevent="([a-z_]+)"', text)}
    moved |= {f"{name.partition('.')[0]}.{word}" for name in moved for word in words}
    assert sorted(LABELS.keys() - spelled - moved - desk) == []


# ── Models ───────────────────────────────────────────────────────────────────────────────────────


def stamps():
    """Every pair of a moment and a person: decided_at, decided_by."""
    for model in OURS:
        names = {field.name for field in model._meta.fields}
        for name in sorted(names):
            if name.endswith("_at") and f"{name.removesuffix('_at')}_by" in names:
                yield model, name, f"{name.removesuffix('_at')}_by"


@pytest.mark.parametrize(("model", "at", "by"), list(stamps()), ids=lambda part: getattr(part, "__name__", part))
def test_a_moment_and_its_person_come_together(model, at, by):
    fields = [model._meta.get_field(name) for name in (at, by)]
    if not any(field.null for field in fields):
        return
    conditions = [str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    assert any(f"{at}__isnull" in found and f"{by}__isnull" in found for found in conditions), (model, at)


def test_every_field_is_sorted_into_personal_or_not():
    """Whoever adds a field says whether it tells something about a person."""
    fields = {f"{model.__name__}.{field.name}" for model in OURS for field in model._meta.fields if _says(field)}
    sorted_in = personal.PERSONAL | personal.NOT_PERSONAL
    assert sorted(fields - sorted_in) == []
    assert sorted(sorted_in - fields) == []
    assert sorted(personal.PERSONAL & personal.NOT_PERSONAL) == []


def _says(field):
    return not (field.primary_key or field.is_relation)


def test_what_is_sealed_is_personal():
    sealed = {
        f"{model.__name__}.{field.name}"
        for model in OURS
        for field in model._meta.fields
        if type(field).__name__.startswith("Sealed")
    }
    assert sealed
    assert sealed <= personal.PERSONAL


# What the desk notes for itself about a rider is not handed to the rider; a drawing is in the sealed file.
WITHHELD = {"Application.decline_code", "Application.held_at", "Application.desk_note", "Signature.drawing"}
WITHHELD |= {"Application.queue"}  # what the desk makes of status and hold
WITHHELD |= {f"Ride.{name}" for name in ("check_in_code", "ended_early_reason", "overridden", "override_reason")}
EXPORTED = {
    "Rider": export.PERSON,
    "Application": export.APPLICATION,
    "Guardian": export.GUARDIAN,
    "InformationRequest": export.REQUEST,
    "Answer": export.ANSWER,
    "Attachment": export.ATTACHMENT,
    "Clearance": export.CLEARANCE,
    "Waiver": export.WAIVER,
    "Signature": export.SIGNATURE,
    "Ride": export.RIDE,
    "Feedback": export.FEEDBACK,
    "PublicityConsent": export.CONSENT,
}


@pytest.mark.parametrize("model", EXPORTED)
def test_riders_get_everything_personal_that_is_not_withheld(model):
    due = {name.partition(".")[2] for name in personal.PERSONAL - WITHHELD if name.startswith(f"{model}.")}
    assert sorted(due - set(EXPORTED[model])) == []


@pytest.mark.django_db
def test_migrations_say_what_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_history_cannot_be_rewritten():
    for change in (lambda: Event.objects.update(name="x"), lambda: Event.objects.all().delete()):
        with pytest.raises(TypeError):
            change()


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


def url_names(resolver=None, prefix=""):
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern, inner)
        elif pattern.name:
            yield prefix + pattern.name


def test_every_address_named_in_a_template_exists():
    used = {
        (str(path.relative_to(TEMPLATES)), name)
        for path, text in PAGES.items()
        for name in re.findall(r"""{% url ["']([\w:-]+)["']""", text)
    }
    assert len(used) > 40
    known = set(url_names()) | {"demo:home", "demo:outbox", "demo:sign-in"}
    assert sorted((page, name) for page, name in used if name not in known) == []


@pytest.mark.django_db
def test_every_permission_named_in_the_code_exists():
    named = re.compile(r"\"((?:ridealong|accounts|auth)\.[a-z]+_[a-z_]+)\"")
    rights = (
        "view",
        "add",
        "change",
        "delete",
        "use",
        "host",
        "work",
        "decide",
        "override",
        "write",
        "approve",
        "release",
    )
    used = {name for text in CODE.values() for name in named.findall(text) if name.split(".")[1].startswith(rights)}
    used |= {f"{a}.{b}" for text in PAGES.values() for a, b in re.findall(r"perms\.(\w+)\.(\w+)", text)}
    known = {f"{p.content_type.app_label}.{p.codename}" for p in Permission.objects.select_related("content_type")}
    assert len(used) > 20
    assert sorted(used - known) == []


def test_templates_are_django_templates_only():
    assert [engine.name for engine in engines.all()] == ["django"]

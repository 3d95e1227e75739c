"""Imports run one way: a room may import only from rooms further down this list."""

import ast
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path
from statistics import quantiles

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent

# Higher may import lower; rooms on one floor are siblings and never import each other.
FLOORS: list[set[str]] = [
    {
        "ridealong.urls",
        "ridealong.settings",
        "ridealong.wsgi",
        "ridealong.asgi",
        "ridealong.management",
        "ridealong.apps",
    },
    {"ridealong.demo", "ridealong.checks", "ridealong.worker"},
    {"ridealong.web.public", "ridealong.web.rider", "ridealong.web.guardian", "ridealong.web.officer"}
    | {"ridealong.web.press", "ridealong.web.setup", "ridealong.web.station", "ridealong.web.demo", "ridealong.admin"},
    {"ridealong.web", "ridealong.models", "ridealong.templatetags", "ridealong.roles"},
    {"ridealong.story", "ridealong.schedules"},
    {"ridealong.posts"},
    {"ridealong.rides"},
    {"ridealong.waivers", "ridealong.shifts"},
    {"ridealong.applications"},
    {"ridealong.program"},
    {"ridealong.notifications", "ridealong.documents", "ridealong.rules"},
    {"ridealong.documents.typesetter"},
    {"ridealong.core"},
    {"accounts", "ridealong.environment"},
]
# Inside two rooms the same: the later trade imports the earlier, those of one line never meet. Tables are everybody's.
TRADES: dict[str, list[set[str]]] = {
    "ridealong.applications": [{"intake"}, {"guardians"}, {"deciding"}, {"handed_in", "riders"}],
    "ridealong.admin": [
        {"intake", "messages", "people", "program", "roster", "rules"},
        {"cases", "records"},
        {"needs", "papers"},
    ],
}
FORBIDDEN_PAIRS = {("ridealong.shifts", "ridealong.applications")}
DOMAIN = {"core", "documents", "rules", "program", "applications", "waivers", "shifts", "rides", "posts"}
LOCAL_IMPORTS_ALLOWED = 5
# Lines of a file.
MEDIAN, NINE_OF_TEN, LONGEST = 70, 200, 300


def room(module: str) -> str | None:
    """The longest room name that the module lives in."""
    names = [name for floor in FLOORS for name in floor if module == name or module.startswith(f"{name}.")]
    return max(names, key=len) if names else None


def floor_of(name: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if name in floor)


def sources() -> Iterator[tuple[str, Path, ast.Module]]:
    for package in ("ridealong", "accounts"):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield module, path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def may(importer: str, target: str) -> bool:
    if importer == target:
        return True
    return floor_of(importer) < floor_of(target) and (importer, target) not in FORBIDDEN_PAIRS


def test_imports_run_one_way() -> None:
    wrong = []
    for module, _path, tree in sources():
        importer = room(module)
        if importer is None:
            assert module == "ridealong", f"{module} lives in no room"
            continue
        for name in imported(tree):
            target = room(name)
            if target and not may(importer, target):
                wrong.append(f"{module} imports {name}")
    assert wrong == []


def test_the_domain_knows_no_request() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, _path, tree in sources()
        if module.split(".")[1:2] and module.split(".")[1] in DOMAIN
        for name in imported(tree)
        if name.startswith(("django.http", "django.forms", "django.contrib.messages", "django.shortcuts"))
    ]
    assert wrong == []


def test_few_imports_hide_in_functions() -> None:
    hidden = [
        f"{module}:{inner.lineno}"
        for module, _path, tree in sources()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert len(hidden) <= LOCAL_IMPORTS_ALLOWED, hidden


def test_relations_between_models_point_the_same_way() -> None:
    wrong = []
    for model in apps.get_app_config("ridealong").get_models():
        importer = room(model.__module__)
        assert importer, model
        for field in model._meta.get_fields():
            target = getattr(field.related_model, "__module__", "") if field.is_relation and field.concrete else ""
            if (other := room(target)) and not may(importer, other):
                wrong.append(f"{model.__name__}.{field.name} points to {target}")
    assert wrong == []


@pytest.mark.parametrize("within", TRADES)
def test_trades_of_a_room_import_one_way(within: str) -> None:
    floor = {trade: number for number, trades in enumerate(TRADES[within]) for trade in trades}
    packages = {path.name for path in (ROOT / within.replace(".", "/")).iterdir() if (path / "__init__.py").exists()}
    assert floor.keys() == packages
    needed = _trades_needed(within)
    wrong = [
        f"{trade} imports {other}"
        for trade, others in needed.items()
        for other in others & floor.keys()
        if trade in floor and floor[trade] >= floor[other]
    ]
    assert wrong == []
    assert _rings(needed) == []


def _trades_needed(within: str) -> dict[str, set[str]]:
    """What each folder, and each module beside them, imports of the others. Tables need nobody, and nobody needs them
    for what is done there."""
    trees = {module: tree for module, _path, tree in sources() if module.startswith(f"{within}.")}
    tables = {model.__module__ for model in apps.get_app_config("ridealong").get_models()}
    needed: dict[str, set[str]] = defaultdict(set)
    for module in trees.keys() - tables:
        for name in imported(trees[module]):
            if (other := _module_of(name, trees)) and other not in tables:
                needed[_trade(module, within)].add(_trade(other, within))
    return {trade: others - {trade} for trade, others in needed.items()}


def _trade(module: str, within: str) -> str:
    return module.removeprefix(f"{within}.").partition(".")[0]


def test_no_imports_run_in_a_ring() -> None:
    trees = {module: tree for module, _path, tree in sources()}
    needed = {
        module: {found for name in imported(tree) if (found := _module_of(name, trees)) and found != module}
        for module, tree in trees.items()
    }
    assert _rings(needed) == []


def _rings(needed: dict[str, set[str]]) -> list[str]:
    """Who is left when again and again those are taken away who need nobody that is still there."""
    left = dict(needed)
    while free := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in free}
    return sorted(left)


def _module_of(name: str, known: Container[str]) -> str | None:
    """`name` may be a module, or something in one."""
    return next((each for each in (name, name.rpartition(".")[0]) if each in known), None)


def test_files_stay_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for _module, path, _ in sources()}
    assert {name for name, length in lengths.items() if length > LONGEST} == set()
    deciles = quantiles(lengths.values(), n=10)
    assert deciles[4] <= MEDIAN
    assert deciles[8] <= NINE_OF_TEN

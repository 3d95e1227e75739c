"""What is imported is declared: nothing works only because another package happens to bring it along."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"accounts", "ridealong", "tests", "run", "install", "manage"}


def plain(name: str) -> str:
    """As registries compare names: "pyHanko[pkcs11]>=0.29" is "pyhanko"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def declared(*, with_dev: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {plain(name) for name in project["dependencies"] + project["optional-dependencies"]["dev"] * with_dev}


def sources(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else path.rglob("*.py")


def imported(paths: Iterable[Path]) -> dict[str, Path]:
    """Packages by the name they are imported under, each with one file that does."""
    found = {}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            found |= {name.split(".")[0]: path for name in names}
    return {name: path for name, path in found.items() if name not in OURS | set(sys.stdlib_module_names)}


def undeclared(paths: Iterable[Path], wanted: set[str]) -> list[str]:
    holders = packages_distributions()
    return [
        f"{path.name} imports {name}"
        for name, path in imported(paths).items()
        if not {plain(holder) for holder in holders.get(name, [name])} & wanted
    ]


@pytest.mark.parametrize("place", ["accounts", "ridealong", "run.py", "install.py", "manage.py"])
def test_what_the_program_imports_is_declared(place):
    assert undeclared(sources(place), declared(with_dev=False)) == []


def test_what_the_tests_import_is_declared():
    assert undeclared(sources("tests"), declared(with_dev=True)) == []


def test_an_import_that_comes_in_through_others_is_noticed(tmp_path):
    path = tmp_path / "some.py"
    path.write_text("import sqlparse.sql\nfrom asgiref import sync\nimport django.db, os\n")
    assert undeclared([path], {"django"}) == ["some.py imports sqlparse", "some.py imports asgiref"]
    assert undeclared([path], {"django", "sqlparse", "asgiref"}) == []

"""All that must hold before a change lands: `python -m tests.everything`, which is what `run.py test` runs."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from install import ROOT, say
from run import demo
from tests import services

PYTHON = sys.executable
Environment = dict[str, str]


NO_BROWSER = "journeys in a browser, because Chromium is not installed"
NO_POSTGRESQL = "the run on PostgreSQL, because its server is not installed"
DEPLOY = {
    "RIDEALONG_PRODUCTION": "1",
    "RIDEALONG_URL": "https://ride.example.gov",
    "DATABASE_URL": "postgres://ridealong@db.example.gov/ridealong",  # never asked
    "SECRET_KEY": "only-for-this-check-" + "k7Qm2Zx9Rf4Lw8Tn6Vb3Jh5Pd1Gs0Yc" * 2,
    "RIDEALONG_KEYS": "b25seS1mb3ItdGhpcy1jaGVjay1ub3QtZm9yLXVzZS4=",
    "EMAIL_URL": "smtp+tls://name:password@mail.example.gov:587",
}
CHECKS = {
    "lint": [PYTHON, "-m", "ruff", "check", "."],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "types": [PYTHON, "-m", "mypy", "accounts", "ridealong", "tests/benchmarks"],
    "templates": [PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "deployment": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}

# Only to be read: a goal that is missed, or a machine that is slow, fails nothing.
BENCH = {"bench": [PYTHON, "manage.py", "bench", "rules", "applying", "pages"]}


def main(arguments: list[str]) -> int:
    """Lint, types, checks, the suite on SQLite and again on PostgreSQL. With paths or options: just those tests."""
    chosen = [argument for argument in arguments if argument != "--all"]
    with TemporaryDirectory() as folder:
        env = demo() | compiled_once() | {"RIDEALONG_DATA": folder, "RIDEALONG_DEMO": "0"}
        env["RIDEALONG_CHROMIUM"] = browser = services.browser()
        if chosen:
            return subprocess.call([PYTHON, "-m", "pytest", *chosen], cwd=ROOT, env=env)
        with services.postgresql(env.pop("DATABASE_URL", "")) as url:
            left_out = [words for is_there, words in ((browser, NO_BROWSER), (url, NO_POSTGRESQL)) if not is_there]
            for words in left_out:
                say(f"Left out: {words}.")
            failed = (
                ["nothing was to be left out"] if left_out and "--all" in arguments else everything(env, url, folder)
            )
    for words in failed:
        say(f"Failed: {words}.")
    return 1 if failed else 0


def everything(env: Environment, url: str, folder: str) -> list[str]:
    """Names what failed. `folder` is where coverage writes."""
    with beside(CHECKS, env) as failed_checks:
        failed = check("tests on SQLite", suite(env["RIDEALONG_CHROMIUM"]), env | measured(folder))
    failed += failed_checks + check("coverage", [PYTHON, "-m", "tests.floors", folder], env)
    with beside(BENCH, env):
        failed += check("tests on PostgreSQL", suite(""), env | {"DATABASE_URL": url}) if url else []
    return failed


def suite(browser: str) -> list[str]:
    """Two at a time. Journeys need a browser, and only run once."""
    kinds = [] if browser else ["-m", "not journey and not slow"]
    return [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *kinds]


def compiled_once() -> Environment:
    """Tests start many processes: without kept bytecode each takes seconds to compile what it imports."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / "var/tests/bytecode")}


def measured(folder: str) -> Environment:
    """Notes what is reached in every process of the suite, before it imports anything."""
    return {"PYTEST_PLUGINS": "tests.reached", "RIDEALONG_REACHED": folder}


@contextmanager
def beside(commands: dict[str, list[str]], env: Environment) -> Iterator[list[str]]:
    """Runs them one by one beside the tests, where a core is free now and then; says at the end what they said."""
    failed: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        running = {name: pool.submit(quietly, name, command, env) for name, command in commands.items()}
        yield failed
    for name, done in running.items():
        say(f"── {name}\n{done.result().stdout.strip()}")
        failed += [name] if done.result().returncode else []


def quietly(name: str, command: list[str], env: Environment) -> subprocess.CompletedProcess[str]:
    given = env | DEPLOY if name == "deployment" else env
    told = subprocess.PIPE
    return subprocess.run(command, cwd=ROOT, env=given, check=False, stdout=told, stderr=subprocess.STDOUT, text=True)


def check(name: str, command: list[str], env: Environment) -> list[str]:
    """Names itself when it failed, and says how long it took."""
    say(f"── {name}")
    started = time.monotonic()
    has_failed = subprocess.call(command, cwd=ROOT, env=env)
    say(f"   {time.monotonic() - started:.0f} s")
    return [name] if has_failed else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Sets Ridealong up and runs it. Needs Python 3.11 or newer, and nothing else.

    python3 run.py                      the demo: web, worker, SQLite, the town of Alder Falls
    python3 run.py --production         the real thing, empty, with a set-up link
    python3 run.py test [--all] [...]   every check and test; --all refuses to leave anything out
    python3 run.py manage COMMAND ...   a management command in the same environment
    python3 run.py --production manage COMMAND ...

PORT, HOST, DATABASE_URL, RIDEALONG_DATA and RIDEALONG_URL are read from the environment: docs/operations.md.
"""

import os
import signal
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from secrets import token_bytes
from urllib.parse import urlsplit

from install import IS_WINDOWS, PYTHON, ROOT, digest, install, say

DATA = Path(os.environ.get("RIDEALONG_DATA", ROOT / "var")).resolve()
PORT = os.environ.get("PORT", "8000")
LOCALHOST = "127.0.0.1"
STARTED = time.monotonic()
TRY = "  (try /demo/)"
GRACE = 35  # seconds that web and worker get to finish what they do


def main(arguments):
    match arguments:
        case ["test", *rest]:
            return test(rest)
        case ["manage", *rest]:
            return manage(rest, demo())
        case ["--production", "manage", *rest]:
            return manage(rest, production())
        case []:
            return serve(demo())
        case ["--production"]:
            return serve(production(), os.environ.get("HOST", LOCALHOST))
    print(__doc__)
    return 0 if arguments in (["-h"], ["--help"]) else 2


# ── What it runs in ──────────────────────────────────────────────────────────────────────────────


def demo():
    """What every process gets; what the caller has set wins."""
    return defaults() | {"RIDEALONG_DATA": str(DATA), "RIDEALONG_DEMO": "1"} | os.environ


def production():
    """The real thing: a folder of its own within DATA, for this account only, and secrets that are made once."""
    os.umask(0o077)
    folder = DATA / "production"
    keys = folder / "keys"
    keys.mkdir(parents=True, exist_ok=True)
    env = defaults() | {"DATABASE_URL": f"sqlite:///{folder / 'ridealong.sqlite3'}"} | os.environ
    for name in ("SECRET_KEY", "RIDEALONG_KEYS"):
        if name not in env and f"{name}_FILE" not in env:
            env[f"{name}_FILE"] = str(secret(keys / name.lower()))
    return env | {"RIDEALONG_DATA": str(folder), "RIDEALONG_PRODUCTION": "1", "RIDEALONG_DEMO": "0"}


def defaults():
    return {"RIDEALONG_URL": f"http://localhost:{PORT}"}


def secret(file):
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(urlsafe_b64encode(token_bytes(32)))
    return file


# ── Running ──────────────────────────────────────────────────────────────────────────────────────


def manage(arguments, env):
    install("requirements.lock")
    return subprocess.call([PYTHON, "manage.py", *arguments], cwd=ROOT, env=env)


def serve(env, host=LOCALHOST):
    """Web and worker until somebody stops them, or until one of them dies. The demo stays on this machine."""
    install("requirements.lock")
    if not is_prepared(env) and not prepare(env):
        return 1
    stopping = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.append(True))
    watchdog = [PYTHON, "-m", "ridealong.management.watchdog"]
    children = [start(web_server(f"{host}:{PORT}"), env), start(watchdog, env)]
    has_answered = False
    while not stopping and all(child.poll() is None for child in children):
        if not has_answered and (has_answered := answers(host, env["RIDEALONG_URL"])):
            seconds = f"after {time.monotonic() - STARTED:.1f} s"
            say(f"Ridealong answers at {env['RIDEALONG_URL']}" + TRY * (env["RIDEALONG_DEMO"] == "1") + f" {seconds}.")
        time.sleep(0.2)
    stop(children)
    return 0 if stopping else 1


def stop(children):
    """Each parent only: it drains its own workers."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()


def prepare(env):
    """Says whether it worked; the demo remembers what it was prepared from."""
    if subprocess.call([PYTHON, "manage.py", "prepare"], cwd=ROOT, env=env):
        return False
    mark(env).write_text(source())
    return True


def is_prepared(env):
    """Only the demo's own folder is believed without a look: a real database may have changed meanwhile."""
    is_own = env["RIDEALONG_DEMO"] == "1" and "DATABASE_URL" not in env
    file = mark(env)
    return is_own and file.exists() and file.read_text() == source()


def mark(env):
    return Path(env["RIDEALONG_DATA"], "prepared-from")


def source():
    """What the program is made of here, as one hash."""
    parts = sha256(digest("requirements.lock").encode())
    for file in sorted(path for room in ("accounts", "ridealong") for path in (ROOT / room).rglob("*")):
        if file.is_file() and file.suffix not in {".pyc", ".mo"}:
            parts.update(f"{file.relative_to(ROOT)} {sha256(file.read_bytes()).hexdigest()}".encode())
    return parts.hexdigest()


def answers(host, url):
    """Whether a page comes back, be it a redirect to https."""
    reachable = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - where it listens, as it was told
    connection = HTTPConnection(reachable, int(PORT), timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": urlsplit(url).netloc})
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def web_server(address):
    if IS_WINDOWS:
        return [PYTHON, "-m", "waitress", f"--listen={address}", "ridealong.wsgi:application"]
    shape = ["--preload", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "30"]
    return [PYTHON, "-m", "gunicorn", "ridealong.wsgi", "--bind", address, *shape, "--log-level", "error"]


def start(command, env):
    """A child of its own session, so that Ctrl-C reaches this process alone."""
    return subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=not IS_WINDOWS)


def test(arguments):
    """All that must hold, or just the tests that are named: tests/everything.py says how."""
    install("requirements-dev.lock")
    return subprocess.call([PYTHON, "-m", "tests.everything", *arguments], cwd=ROOT, env=demo())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What the tests need of the machine: a browser, and a PostgreSQL server of their own."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory

from install import apt, is_root, run
from run import LOCALHOST

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str:
    """The program, fetched where we may; empty where there is none."""
    return installed_browser() or (apt("chromium") and installed_browser()) or ""


def installed_browser() -> str:
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


@contextmanager
def postgresql(given: str) -> Iterator[str]:
    """The address of a server: the one that was given, or one of our own; empty where there is none."""
    if given.startswith("postgres"):
        yield given
        return
    binaries = postgresql_binaries() or (apt("postgresql") and postgresql_binaries())
    if not binaries:
        yield ""
        return
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)  # the server runs as nobody
        unprivileged = ["setpriv", "--reuid=nobody", "--clear-groups"] if is_root() else []
        data, port = f"{folder}/data", free_port()
        quiet = {"stdout": subprocess.DEVNULL, "cwd": folder}
        run(*unprivileged, binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", **quiet)
        lasts_a_minute = "-c fsync=off -c full_page_writes=off -c autovacuum=off -c jit=off"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=60 {lasts_a_minute}"
        control = [*unprivileged, binaries / "pg_ctl", "-D", data, "-w"]
        run(*control, "-o", options, "-l", f"{folder}/log", "start", **quiet)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop", **quiet)


def free_port() -> int:
    with socket() as probe:
        probe.bind((LOCALHOST, 0))
        port: int = probe.getsockname()[1]
        return port


def postgresql_binaries() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)

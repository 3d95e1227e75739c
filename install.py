"""Installs what Ridealong stands on into .venv, with nothing but this Python's standard library."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
IS_WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")


def install(lock):
    """Installs a lock into .venv, unless it, or the larger one for development, is there already."""
    stamp, wanted = VENV / "ridealong.lock", digest(lock)
    have = stamp.read_text().strip() if stamp.exists() else ""
    if have in {wanted, digest("requirements-dev.lock")}:
        return
    say("Installing what Ridealong stands on; this happens once.")
    with phase("Made .venv"):
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    with phase("Installed"):
        if not install_by_uv(lock):
            run(*pip(), "--require-hashes", "-r", lock)
    stamp.write_text(wanted)


def install_by_uv(lock):
    """With the uv on PATH, or one that pip fetches into .venv: four times faster than pip. Says whether it worked."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(PYTHON.parent))
    if not uv and works(*pip(), "--require-hashes", "-r", "requirements-uv.lock"):
        uv = shutil.which("uv", path=str(PYTHON.parent))
    env = {"UV_DEFAULT_INDEX": os.environ["PIP_INDEX_URL"]} if "PIP_INDEX_URL" in os.environ else {}
    arguments = ["pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r", lock]
    return bool(uv) and works(uv, *arguments, env=env | os.environ)


def pip():
    """A pip that installs into .venv: this Python's own from 22.3 on, or one inside, which takes a while to make."""
    outside = [sys.executable, "-m", "pip", "--python", PYTHON]
    inside = [PYTHON, "-m", "pip"]
    if not works(*outside, "--version"):
        if not works(*inside, "--version"):
            make_pip()
        outside = inside
    return [*outside, "install", "--quiet", "--disable-pip-version-check", "--no-compile"]


def make_pip():
    """A Debian without python3-venv lacks ensurepip."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not works(PYTHON, "-m", "ensurepip") and not (apt(package) and works(PYTHON, "-m", "ensurepip")):
        sys.exit(f"Neither uv nor pip is there. Type: sudo apt-get install {package}")


def digest(lock):
    return sha256((ROOT / lock).read_bytes()).hexdigest()


# ── What a machine has ───────────────────────────────────────────────────────────────────────────


def apt(package):
    """Installs a Debian package where we may; says whether that worked."""
    if not (is_root() and shutil.which("apt-get")):
        return False
    say(f"Installing {package}.")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.call(["apt-get", "update", "-q"], **quiet)
    return subprocess.call(["apt-get", "install", "-y", "-q", "--no-install-recommends", package], **quiet) == 0


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(*command, **more):
    subprocess.run([str(part) for part in command], check=True, **({"cwd": ROOT} | more))


def works(*command, **more):
    """Runs it without a word; says whether it succeeded."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    return subprocess.call([str(part) for part in command], **quiet, **more) == 0


@contextmanager
def phase(words):
    started = time.monotonic()
    yield
    say(f"{words} ({time.monotonic() - started:.1f} s).")


def say(words):
    print(words, flush=True)

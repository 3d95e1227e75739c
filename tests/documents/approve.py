"""Draws the pages of every sample anew as the approved references: look at each before you commit it.

python -m tests.documents.approve
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.settings")
django.setup()

from tests.documents import pictures  # noqa: E402 - the papers need the languages


def approve() -> None:
    pictures.REFERENCES.mkdir(exist_ok=True)
    for old in pictures.REFERENCES.glob("*.png"):
        old.unlink()
    for name in pictures.SHOWN:
        for number, page in enumerate(pictures.pages(name), start=1):
            page.save(pictures.REFERENCES / f"{name}-{number}.png", optimize=True)


if __name__ == "__main__":
    approve()

"""Takes the pictures of the documentation, and with --all one of every page at every width and theme.

    python docs/take_screenshots.py http://localhost:8000                     docs/screenshots/*.png
    python docs/take_screenshots.py http://localhost:8000 --all --to FOLDER   for looking at what was made

Needs a demo that runs there (`python3 run.py`), playwright (requirements-dev.lock) and Chromium. Changes nothing.
"""

import argparse
import os
import re
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {1280: 860, 390: 844}  # and the heights that go with them


@dataclass(frozen=True)
class Shot:
    """One page: who looks, where, and the links (patterns of addresses) to follow from there."""

    name: str
    path: str
    who: str = ""
    follow: tuple[str, ...] = ()
    width: int = 1280
    theme: str = "light"
    is_whole: bool = False  # the whole page instead of what fits the window


DOCUMENTED = (
    Shot("home", "/"),
    Shot("home-phone", "/", width=390, theme="dark"),
    Shot("rules", "/ride/citizen/"),
    Shot("rider", "/my/", "Priya Raman"),
    Shot("rider-phone", "/my/", "Priya Raman", width=390),
    Shot("apply-phone", "/my/", "Noah Adler", width=390),
    Shot("desk", "/admin/", "Joan Adeyemi"),
    Shot("desk-dark", "/admin/", "Joan Adeyemi", theme="dark"),
    Shot("case", "/admin/", "Joan Adeyemi", ("/application/[0-9a-f-]{36}/",)),
    Shot("board", "/admin/board/", "Joan Adeyemi"),
    Shot("officer-phone", "/officer/", "Officer Law", width=390),
    Shot("officer-week-phone", "/officer/week/", "Officer Law", width=390),
    Shot("demo", "/demo/"),
)
MORE = (
    Shot("story", "/stories/", follow=("/stories/[0-9a-f-]{36}/$",)),
    Shot("guardian-phone", "/guardian/", "Ngozi Bello", width=390),
    Shot("press", "/press/", "Wren Park"),
    Shot("press-post", "/press/", "Wren Park", ("/press/[0-9a-f-]{36}/$",)),
    *(Shot(name, f"/{path}") for name, path in {
        "check": "ride/citizen/check/", "dates": "ride/citizen/dates/", "stories": "stories/",
        "numbers": "numbers/", "privacy": "privacy/", "accessibility": "accessibility/", "outbox": "demo/outbox/",
        "sign-in": "accounts/login/", "sign-in-code": "accounts/login/code/",
        "forgotten": "accounts/password/forgotten/",
        "missing": "no-such-page/",
    }.items()),
)  # fmt: skip


def main() -> int:
    arguments = read_arguments()
    executable = os.environ.get("RIDEALONG_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    failed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--headless", "--no-sandbox"])
        for shot in every_view() if arguments.all else DOCUMENTED:
            if not re.search(arguments.only, shot.name):
                continue
            try:
                take(browser, arguments.base, shot, arguments.to)
            except Exception as error:  # one page that does not answer must not cost the other pictures
                failed.append(f"{shot.name}: {first_line(error)}")
        browser.close()
    for words in failed:
        tell(words)
    return 1 if failed else 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="address of a running demo")
    parser.add_argument("--all", action="store_true", help="every page, 1280 and 390 wide, light and dark")
    parser.add_argument("--only", default="", help="a pattern: only shots whose names match")
    parser.add_argument("--to", type=Path, default=HERE / "screenshots")
    return parser.parse_args()


def every_view() -> list[Shot]:
    pages = {(shot.path, shot.who, shot.follow): shot for shot in reversed(DOCUMENTED + MORE)}.values()
    return [
        replace(shot, name=f"{shot.name}-{width}-{theme}", width=width, theme=theme, is_whole=True)
        for shot in pages
        for width in WIDTHS
        for theme in ("light", "dark")
    ]


def take(browser: Browser, base: str, shot: Shot, folder: Path) -> None:
    viewport = {"width": shot.width, "height": WIDTHS[shot.width]}
    context = browser.new_context(base_url=base, viewport=viewport, color_scheme=shot.theme, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: tell(f"{shot.name}: {error}"))
        if shot.who:
            sign_in(page, shot.who)
        page.goto(shot.path)
        for pattern in shot.follow:
            follow(page, pattern)
        page.evaluate("document.fonts.ready")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > shot.width:
            tell(f"{shot.name}: {page.url} is {wide} px wide")
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{shot.name}.png", full_page=shot.is_whole)
    finally:
        context.close()


def sign_in(page: Page, who: str) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=who).first.click()
    page.wait_for_url(lambda address: "/demo/" not in address)


def follow(page: Page, pattern: str) -> None:
    """Opens the first link of the page whose address matches."""
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    found = next((link for link in links if re.search(pattern, link)), None)
    if found is None:
        raise LookupError(f"{page.url} links nowhere like {pattern}")
    page.goto(found)


def tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())

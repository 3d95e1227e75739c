"""A real browser for journeys, and axe's rules for what it crosses."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from ridealong.roles import create_groups
from tests import patience

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium():
    """For one module of journeys: while it runs, its loop keeps others from running loops of their own."""
    found = os.environ.get("RIDEALONG_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def town(transactional_db):
    """An empty database with its groups: journeys run in several threads, so nothing is rolled back."""
    create_groups()


@pytest.fixture(scope="session")
def assets():
    call_command("build_assets", verbosity=0)


@pytest.fixture
def visit(chromium, live_server, town, assets):
    """`visit("phone")` opens a new person's browser at the live server; its pages must stay free of console errors."""
    contexts, noise = [], []

    def listen(page, message):
        # While it measures, axe itself tries styles and fetches what stylesheets import.
        if message.type == "error" and not page.is_measured:
            noise.append((page.url, message.text, message.location.get("url")))

    def open_page(kind="desktop", **more):
        size = {"width": 390, "height": 844} if kind == "phone" else {"width": 1280, "height": 900}
        context = chromium.new_context(base_url=live_server.url, viewport=size, **more)
        contexts.append(context)
        page = context.new_page()
        page.base_url, page.is_measured = live_server.url, False
        page.set_default_timeout(patience.MOMENT * 1000)
        page.on("console", lambda message: listen(page, message))
        page.on("pageerror", lambda error: noise.append((page.url, str(error))))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


@pytest.fixture(scope="session")
def axe():
    """`axe(page)`: no rule of WCAG 2.2 A and AA, and no best practice, is broken on this page."""
    rules = Axe()

    def check(page):
        page.is_measured = True
        found = rules.run(page).response["violations"]
        page.is_measured = False
        told = [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]
        assert told == [], f"{page.url}: {told}"

    return check

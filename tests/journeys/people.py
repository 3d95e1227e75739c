"""How the people of the journeys get in, and how they read their mail."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from django.conf import settings

from ridealong.notifications import delivery
from ridealong.notifications.transport import sent_mail

CODE = re.compile(r"\b\d{6}\b")


def mail_to(address):
    """Sends what waits, as the worker would, and returns the newest mail of this address."""
    delivery.send_due()
    return next(mail for mail in sent_mail(100) if mail.to == address)


def code_for(address):
    return mail_to(address).codes[0]


def path_in(mail, part):
    """The path of the first link in a mail that holds `part`."""
    link = next(link for link in mail.links if part in link)
    return urlsplit(link).path


def enter_code(page, address):
    """The page of the six digits, filled from the mail."""
    page.locator("input[name=code]").fill(code_for(address))
    go(page, page.get_by_role("button", name="Continue"))


def sign_in(page, client, account):
    """A session as sign-in leaves it; how people come by one is a journey of its own."""
    client.force_login(account)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": page.base_url}])


def go(page, target):
    """A click that leads to another page, and the wait until it is there."""
    with page.expect_navigation():
        target.click()


def press(page, name):
    go(page, page.get_by_role("button", name=name).first)


def follow(page, name):
    go(page, page.get_by_role("link", name=name).first)


def take(page, name):
    """A step of a case: some act at once, some lead to a page of their own, the rare ones are folded away."""
    step = page.locator("a, button").filter(has_text=name).first
    if not step.is_visible():
        page.locator("details", has=page.locator("a, button", has_text=name)).locator("summary").first.click()
    go(page, step)


def submit(page):
    """The form of a page of the desk, which must not come back with errors."""
    go(page, page.locator("#content form").locator("button[type=submit], input[type=submit]").last)
    assert page.locator(".errornote, .ra-errors").count() == 0, page.locator("#content").inner_text()


def apart(function, *arguments):
    """In a thread of its own: the browser's loop runs in this one, and what starts a loop itself cannot."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()

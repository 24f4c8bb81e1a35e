"""Browsers for the tests: one Chromium, pages of the sizes that count, and a guard on each page."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.conftest import logged_in

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items):
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


def find_chromium():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not found:
        pytest.fail("No Chromium here: apt-get install chromium, or set CHROMIUM to its path.")
    return found


@pytest.fixture(scope="session")
def browser():
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; Django would refuse the database there.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()


class Watch:
    """What went wrong on a page while a test looked elsewhere."""

    def __init__(self, home):
        self.home = urlsplit(home).netloc
        self.errors = []
        self.foreign = []
        # Statuses that a test asks for on purpose also show up as an error in the console.
        self.expected_statuses = set()
        # Hosts that a test lets a page call, and answers for itself.
        self.expected_hosts = set()

    def attach(self, page):
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._see)

    def _hear(self, message):
        if message.type in {"error", "warning"}:
            url = message.location.get("url", "")
            is_expected = urlsplit(url).netloc in self.expected_hosts or any(
                f"status of {code} " in message.text for code in self.expected_statuses
            )
            if not is_expected:
                self.errors.append(f"{message.text} ({url})")

    def _see(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc not in {
            self.home,
            *self.expected_hosts,
        }:
            self.foreign.append(request.url)


@pytest.fixture
def watch(live_server):
    """Fails the test afterwards when a page complained or called another host."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.errors == []
    assert watch.foreign == []


@pytest.fixture
def new_page(browser, live_server, watch):
    """Opens a page of its own, without cookies; takes what Playwright's new_context takes."""
    contexts = []

    def open_page(**options):
        context = browser.new_context(base_url=live_server.url, locale="nl-NL", **options)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        watch.attach(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page(viewport=PHONE)


@pytest.fixture
def page_wide(new_page):
    return new_page(viewport=DESKTOP)


@pytest.fixture
def page_dark(new_page):
    return new_page(viewport=DESKTOP, color_scheme="dark")


@pytest.fixture
def page_nojs(new_page):
    return new_page(viewport=PHONE, java_script_enabled=False)


@pytest.fixture
def log_in(live_server):
    """log_in(page, user): gives the page that person's session."""

    def give_session(page, user):
        client = logged_in(user)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )

    return give_session

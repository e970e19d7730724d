"""A real browser for the pages: one for all tests of a run, offline, from the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from .sheets import example

COMMANDS = ("chromium", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@dataclass
class Visit:
    """An opened page; ``complaints`` are what the browser said on its console, and every request made."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in COMMANDS if (path := shutil.which(name))), None)
    assert found is not None, "没有找到 Chromium，请执行 script/setup --test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Returns a function from the name of an evaluation to the file of its page."""
    folder = tmp_path_factory.mktemp("pages")

    def file(evaluation: str) -> Path:
        target = folder / f"{evaluation.replace('/', '-')}.html"
        if not target.exists():
            target.write_text(example(evaluation).html, encoding="utf-8")
        return target

    return file


@pytest.fixture
def visit(browser: Browser, files: Callable[[str], Path]) -> Iterator[Open]:
    """Returns a function that opens the page of an evaluation in a window of its own."""
    contexts: list[BrowserContext] = []

    def open_page(evaluation: str, width: int = 1280, height: int = 900, *, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, java_script_enabled=scripts
        )
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.page.set_default_timeout(5000)
        opened.page.on("console", opened.heard)
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        address = files(evaluation).as_uri()
        opened.page.on(
            "request",
            lambda request: None if request.url == address else opened.complaints.append(request.url),
        )
        opened.page.goto(address)
        return opened

    yield open_page
    for context in contexts:
        context.close()

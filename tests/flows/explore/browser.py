"""A real Chromium, the system's own, and the command in a process of its own for it to look at."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.flows.command import command_line, environment

QUIET = [
    "--no-sandbox",  # the tests run as root on some machines, where Chromium's own sandbox will not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds that anything on a page may take, on a busy machine too."""
expect.set_options(timeout=PATIENCE)
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def explorer(data: Path) -> Iterator[tuple[str, str]]:
    """The running command: where it is, and the address with the key."""
    process = subprocess.Popen(
        command_line("explore", "--port", 0, "--no-browser", "--data", data),
        cwd=data.parent,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = process.stdout.readline()
        found = re.fullmatch(r"The explorer is at ((http://127\.0\.0\.1:\d+)/enter\?key=\S+)\n", said)
        if not found:
            process.kill()
            raise AssertionError(said + process.stderr.read())
        yield found[2], found[1]
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser without a window."""
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    assert path, "there is no Chromium: `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A person's visit to the explorer; ``complaints`` are what the browser's console says of the pages."""

    def __init__(self, context: BrowserContext, base: str, address: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        self.asked: list[str] = []
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("console", lambda told: self._complain(told.type, told.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def go(self, address: str) -> Page:
        """Open a page of the explorer."""
        self.page.goto(self.base + address)
        return self.page

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

"""A real Chromium before a real server. No page of ours may ask anybody else for anything."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from graph.releases import DataDirectory

SWITCHES = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


OpenPage = Callable[..., AbstractContextManager[Page]]
"""Opens an address of ours: with *script* or without, in the *dark*, *width* pixels wide.

*ready* selects what the script of the page has made when it is done.
"""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the browser of the system; where there is none, skip visibly, but fail in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        missing = "there is no chromium here; on Debian: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return path


Serving = Callable[[DataDirectory], AbstractContextManager[tuple[str, int]]]
"""Runs a server over data; gives its address and the id of its process."""


@pytest.fixture(scope="session")
def serving(root: Path) -> Serving:
    """Give what runs servers, each a process of its own, whose lines other tests count."""
    environ = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}

    @contextmanager
    def run(data: DataDirectory) -> Iterator[tuple[str, int]]:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            program = str(root / "tests" / "api" / "serving.py")
            child = subprocess.Popen(
                [sys.executable, program, str(data.path), str(listening.fileno())],
                pass_fds=[listening.fileno()],
                env={**environ, "VAZBY_DEADLINE": "60", "PYTHONPATH": str(root)},
            )
            try:
                yield f"http://127.0.0.1:{listening.getsockname()[1]}", child.pid
            finally:
                child.send_signal(signal.SIGINT)
                child.wait(20)

    return run


@pytest.fixture(scope="session")
def server(serving: Serving, data: DataDirectory) -> Iterator[tuple[str, int]]:
    """Run the server over the shipped records; give its address and the id of its process."""
    with serving(data) as running:
        yield running


@pytest.fixture(scope="module")
def open_page(chromium: str, server: tuple[str, int]) -> Iterator[OpenPage]:
    """Give what opens pages; one browser a module, because asyncio can run nothing beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)

        @contextmanager
        def open_one(
            path: str = "/sparql?lang=cs",
            *,
            script: bool = True,
            dark: bool = False,
            width: int = 1280,
            ready: str = "html[data-editor=ready]",
        ) -> Iterator[Page]:
            context = browser.new_context(
                locale="cs",
                java_script_enabled=script,
                color_scheme="dark" if dark else "light",
                viewport={"width": width, "height": 900},
            )
            complaints = watched(context, server[0])
            page = context.new_page()
            page.goto(server[0] + path)
            if script:
                page.wait_for_selector(ready)
            yield page
            context.close()
            assert complaints == []

        yield open_one
        browser.close()


@pytest.fixture
def page(open_page: OpenPage) -> Iterator[Page]:
    """Give the page of queries, in Czech."""
    with open_page() as page:
        yield page


def watched(context: BrowserContext, address: str) -> list[str]:
    """Let *context* ask nobody but *address*; give the list of what it does amiss."""
    complaints: list[str] = []

    def send(route: Route) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            complaints.append(f"asks {route.request.url}")
            route.abort()

    def hear(said: ConsoleMessage) -> None:
        if "Content Security" in said.text:
            complaints.append(said.text)

    context.route("**/*", send)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", hear)
    return complaints

"""Scripts of other sites ask, and ask again: a browser passes on only what CORS lets it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import SWITCHES

ASK = """async url => {
  const answer = await fetch(url, {cache: "no-cache", headers: {Accept: "text/csv"}});
  return [answer.status, answer.headers.get("etag"), await answer.text()];
}"""


class _Blank(BaseHTTPRequestHandler):
    """A page of another site, with nothing on it, not even a picture that browsers ask for."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b'<link rel="icon" href="data:,">')

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def other_site() -> Iterator[str]:
    """Give the address of a site that is not ours."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Blank) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/queries/ngos-in-more-than-one-town"])
def test_what_has_not_changed_is_read_again(
    chromium: str, server: tuple[str, int], other_site: str, path: str
) -> None:
    """The second answer is 304, and the script gets the first one with its ETag."""
    told: list[int] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page()
        page.goto(other_site)
        wire = page.context.new_cdp_session(page)  # pages see 200, what was sent stands here
        wire.send("Network.enable")
        wire.on("Network.responseReceivedExtraInfo", lambda sent: told.append(sent["statusCode"]))
        first, second = (page.evaluate(ASK, server[0] + path) for _ in range(2))
        browser.close()
    assert first == second
    assert first[0] == 200
    assert first[1]
    assert told == [200, 304]

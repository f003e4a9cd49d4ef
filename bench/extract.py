"""Extraction: ``python -m bench.extract``.

How many pages a second one core reads, as text and as HTML, beside the library calls that HTML
needs; then how many pages a second come from 1 to N processes. The pages are the partnership pages
of ``tests/eval``. None is read twice: names in its lists are new each time, as in a real load.
Times are those of the processor, the best of several rounds.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from html import escape
from itertools import count
from pathlib import Path

from trafilatura import extract as trafilatura
from trafilatura.utils import load_html
from w3lib.encoding import html_to_unicode

from loaders.batch.reading import read_page
from loaders.batch.workers import Pace, Processes, work
from loaders.extract import extract
from loaders.parse.kinds import PARTNERSHIP_PAGE
from loaders.read.source import Page, document

ROUNDS = 9
MANY = 2000
PAGES = Path(__file__).resolve().parents[1] / "tests" / "eval" / "pages"
_ITEM = re.compile(r"(?m)^(?P<sign>\s*[•*-] )(?P<name>.*)$")
_NUMBER = count(1)


def main() -> None:
    """Measure, and print the figures."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.txt"))]
    texts = [text for text in texts if _kind(text) == PARTNERSHIP_PAGE]
    htmls = [*map(_html, texts)]
    _say(f"{len(texts)} partnership pages, one core{'ms/page':>21}{'pages/s':>10}")
    _measure("text: extract", lambda page: extract(document(page)), texts)
    _measure("text: extract and make RDF", read_page, texts)
    read = _measure("HTML: read", document, htmls)
    decode = _measure("HTML: html_to_unicode", lambda page: html_to_unicode(None, page.data), htmls)
    parse = _measure("HTML: load_html", lambda page: load_html(page.data.decode()), htmls)
    _measure("HTML: trafilatura.extract, not used", lambda page: trafilatura(page.data), htmls)
    _measure("HTML: extract", lambda page: extract(document(page)), htmls)
    _say(f"HTML: reading takes {read / max(decode, parse):.2f} times its slowest library call")
    for jobs in range(1, (os.cpu_count() or 1) + 1):
        _say(f"{jobs} processes, extract and make RDF{_throughput(jobs, texts):31.0f}")


def _kind(text: str) -> str | None:
    return extract(document(_page(text))).document.kind


def _measure(name: str, call: Callable[[Page], object], texts: Sequence[str]) -> float:
    """Print and give the seconds of processor that *call* takes for a page."""
    best = min(_round(call, texts) for _ in range(ROUNDS)) / len(texts)
    _say(f"{name:36}{best * 1000:12.2f}{1 / best:10.0f}")
    return best


def _round(call: Callable[[Page], object], texts: Sequence[str]) -> float:
    pages = [*map(_page, texts)]
    begin = time.process_time()
    for page in pages:
        call(page)
    return time.process_time() - begin


def _throughput(jobs: int, texts: Sequence[str]) -> float:
    """Give the pages that so many processes read in a second of the clock, their start aside."""
    pages = [_page(texts[number % len(texts)]) for number in range(MANY)]
    with Processes(Pace(jobs, 60), None) as executor:
        for future in [executor.submit(work, page) for page in pages[: 50 * jobs]]:
            future.result()
        begin = time.perf_counter()
        for future in [executor.submit(work, page) for page in pages]:
            future.result()
        return MANY / (time.perf_counter() - begin)


def _page(text: str) -> Page:
    """Make a page that was not read before: a number stands in each name of its lists."""
    number = next(_NUMBER)
    fresh = _ITEM.sub(lambda item: f"{item['sign']}{_numbered(item['name'], number)}", text)
    return Page(f"page {number}", f"{fresh}\n".encode())


def _numbered(name: str, number: int) -> str:
    first, space, rest = name.partition(" ")
    return f"{first} {number}{space}{rest}"


def _html(text: str) -> str:
    lines = "".join(
        f"<li>{escape(item['name'])}</li>\n"
        if (item := _ITEM.match(line))
        else f"<p>{escape(line)}</p>\n"
        for line in text.splitlines()
    )
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    return f"{head}<body><div>{lines}</div></body></html>"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()

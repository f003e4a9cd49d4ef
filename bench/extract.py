"""Extraction: ``python -m bench.extract``.

How many pages a second one core reads, as text and as HTML, beside the library calls that HTML
needs; then how many pages a second come from 1 to N processes. The pages are the partnership pages
of ``tests/eval``. None is read twice: names in its lists are new each time, as in a real load; its
prose is *new* to the process, or *known* from the rounds before. Times are those of the processor,
the best of several rounds.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import count, cycle
from multiprocessing import get_context
from pathlib import Path

from trafilatura import extract as trafilatura
from trafilatura.utils import load_html
from w3lib.encoding import html_to_unicode

from bench.site import delivered
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
    texts = _partnership_pages()
    _say(f"{len(texts)} partnership pages, one core{'ms/page':>21}{'pages/s':>10}")
    _tell("text: extract, prose new", _new_prose(texts))
    _measure("text: extract, prose known", lambda page: extract(document(page)), texts)
    _measure("text: extract and make RDF", read_page, texts)
    _measure_html("bare HTML", [*map(_bare, texts)])
    _measure_html("HTML", [delivered(_title(text), _html(text)) for text in texts])
    for jobs in range(1, (os.cpu_count() or 1) + 1):
        _say(f"{jobs} processes, extract and make RDF{_throughput(jobs, texts):31.0f}")


def _measure_html(kind: str, htmls: Sequence[str]) -> None:
    """Compare reading pages of HTML with the library calls that it needs."""
    _say(f"{kind} of {sum(map(len, htmls)) // len(htmls):,} characters")
    read = _measure(f"{kind}: read", document, htmls)
    decode = _measure("  html_to_unicode", lambda page: html_to_unicode(None, page.data), htmls)
    parse = _measure("  load_html", lambda page: load_html(page.data.decode()), htmls)
    _measure("  trafilatura.extract, not used", lambda page: trafilatura(page.data), htmls)
    _measure(f"{kind}: extract", lambda page: extract(document(page)), htmls)
    _say(f"{kind}: reading takes {read / max(decode, parse):.2f} times its slowest library call")


def _new_prose(texts: Sequence[str]) -> float:
    """Give the seconds that a page takes whose prose the process never read: one process a half."""
    halves = (texts[::2], texts[1::2])
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as executor:
        return sum(executor.map(_second_half, halves, halves[::-1])) / 2


def _second_half(first: Sequence[str], second: Sequence[str]) -> float:
    """Read the *first* half as often as it takes to know it, then measure the *second*."""
    for text in (*first, *first):
        extract(document(_page(text)))
    return _round(lambda page: extract(document(page)), second) / len(second)


def numbered_pages() -> Iterator[str]:
    """Give pages of which each has names of its own, without end."""
    return map(_numbered_text, cycle(_partnership_pages()))


def _partnership_pages() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.txt")))
    return [text for text in texts if _kind(text) == PARTNERSHIP_PAGE]


def _kind(text: str) -> str | None:
    return extract(document(_page(text))).document.kind


def _measure(name: str, call: Callable[[Page], object], texts: Sequence[str]) -> float:
    """Print and give the seconds of processor that *call* takes for a page."""
    best = min(_round(call, texts) for _ in range(ROUNDS)) / len(texts)
    _tell(name, best)
    return best


def _tell(name: str, seconds: float) -> None:
    _say(f"{name:36}{seconds * 1000:12.2f}{1 / seconds:10.0f}")


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
    """Make a page that was not read before."""
    return Page(f"page {next(_NUMBER)}", _numbered_text(text).encode())


def _numbered_text(text: str) -> str:
    """Put a number that was not used before in each name of the lists of *text*."""
    number = next(_NUMBER)
    fresh = _ITEM.sub(lambda item: f"{item['sign']}{_numbered(item['name'], number)}", text)
    return f"{fresh}\n"


def _numbered(name: str, number: int) -> str:
    first, space, rest = name.partition(" ")
    return f"{first} {number}{space}{rest}"


def _bare(text: str) -> str:
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    return f"{head}<body><div>{_html(text)}</div></body></html>"


def _html(text: str) -> str:
    return "".join(
        f"<li>{escape(item['name'])}</li>\n"
        if (item := _ITEM.match(line))
        else f"<p>{escape(line)}</p>\n"
        for line in text.splitlines()
    )


def _title(text: str) -> str:
    return escape(text.strip().splitlines()[0])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()

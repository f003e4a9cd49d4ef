"""Many pages at once: what can be read is read, what cannot is reported, and the rest goes on."""

from collections.abc import Callable, Iterable, Iterator

from graph.errors import UnreadableError, VazbyError
from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read, sources
from loaders.records import Extraction
from loaders.resolve.places import Gazetteer

Refuse = Callable[[VazbyError], None]


def list_pages(names: Iterable[str], refuse: Refuse) -> list[str]:
    """Give every page that *names* stand for, folders unfolded; tell *refuse* of what is none."""
    pages: list[str] = []
    for name in names:
        try:
            pages.extend(sources(name))
        except VazbyError as error:
            refuse(error)
    return pages


def extract_pages(
    pages: Iterable[str], refuse: Refuse, known: Gazetteer | None = None
) -> Iterator[tuple[Document, Extraction]]:
    """Read and extract one page after the other; tell *refuse* of those that cannot be read.

    A page of no known kind is given with what its document says, and *refuse* is told of it too.
    *known* are the places that pages may name: without it, those of the shipped tables.
    """
    for page in pages:
        try:
            document = read(page)
            extraction = extract(document, known)
        except VazbyError as error:
            refuse(error)
            continue
        if extraction.document.kind is None:
            refuse(_unknown(page))
        yield document, extraction


def _unknown(page: str) -> UnreadableError:
    message = f"{page} is no partnership page, results overview or news article that we know."
    return UnreadableError(message, "Check that it is the whole page of the Agency's site.")

"""Pages one after the other: what can be read is read, what cannot is told, the rest goes on."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.errors import UnreadableError, VazbyError
from loaders.document import Document
from loaders.extract import extract
from loaders.read.folders import PassOver, ignore
from loaders.read.source import document, is_address
from loaders.read.sources import Source, sources
from loaders.records import Extraction
from loaders.resolve.places import Gazetteer

_OF_PAGES = (
    "Known are pages of partnerships and localities, overviews, news and newsletters: check that "
    "it is the whole page of the Agency's site. Most lines of a list are addresses or names."
)
_OF_REGISTERS = (
    "A register is given to `vazby load` by its own name: that of municipalities has columns for "
    "code and name in its first line, that of social services (JSON) begins with `polozky`."
)

Refuse = Callable[[VazbyError], None]


def list_pages(names: Iterable[str], refuse: Refuse, pass_over: PassOver = ignore) -> list[Source]:
    """Give every page that *names* stand for; tell *refuse* of each name that stands for none.

    *pass_over* is told of what is in folders, lists and archives and is no page.
    """
    pages: list[Source] = []
    for name in names:
        try:
            pages.extend(sources(name, pass_over))
        except VazbyError as error:
            refuse(error)
    return pages


def extract_pages(
    pages: Iterable[Source], refuse: Refuse, known: Gazetteer | None = None
) -> Iterator[tuple[Document, Extraction]]:
    """Read and extract one page after the other; tell *refuse* of those that cannot be read.

    A page of no known kind is given with what its document says, and *refuse* is told of it too.
    *known* are the places that pages may name: without it, those of the shipped tables.
    """
    for page in pages:
        try:
            text = document(page.load())
            extraction = extract(text, known)
        except VazbyError as error:
            refuse(error)
            continue
        if extraction.document.kind is None:
            refuse(of_no_kind(page.name))
        yield text, extraction


def of_no_kind(name: str) -> UnreadableError:
    """Make the error for a page that is none of those that we know how to read."""
    message = f"{name} is no page of a known kind."
    return UnreadableError(message, _OF_REGISTERS if _may_be_register(name) else _OF_PAGES)


def _may_be_register(name: str) -> bool:
    return not is_address(name) and Path(name).suffix.lower() in {".csv", ".json"}

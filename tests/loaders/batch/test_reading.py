"""One page on its way from bytes to its named graph."""

import io
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from pyoxigraph import Literal, RdfFormat, parse

from graph.iris import term
from loaders.batch.reading import read_page
from loaders.read.source import Page
from loaders.read.sources import sources

TEXT = """Lokální partnerství Bílina

Členové Lokálního partnerství Bílina:

 • město Bílina
 • Policie ČR
"""


@pytest.fixture
def captured(tmp_path: Path) -> Page:
    """Give a page from a web archive."""
    record, written = WarcRecord(), io.BytesIO()
    record.init_headers(record_type=WarcRecordType.resource)
    record.headers["WARC-Target-URI"] = "http://localhost/lokalni-partnerstvi-bilina"
    record.headers["WARC-Date"] = "2016-08-04T10:00:00Z"
    record.headers["Content-Type"] = "text/plain"
    record.set_bytes_content(TEXT.encode())
    record.write(written)
    file = tmp_path / "site.warc"
    file.write_bytes(written.getvalue())
    (page,) = sources(str(file))
    return page.load()


def test_the_graph_tells_when_a_web_archive_got_the_page(captured: Page) -> None:
    """A page from elsewhere tells no instant, or each load would make another graph of it."""
    instant = Literal("2016-08-04T10:00:00+00:00", datatype=term("xsd:dateTime"))
    told, elsewhere = (
        [
            quad.object
            for quad in parse(read_page(page).quads.encode(), RdfFormat.N_QUADS)
            if quad.predicate == term("v:retrieved")
        ]
        for page in (captured, Page("page.txt", TEXT.encode()))
    )

    assert (told, elsewhere) == ([instant], [])


def test_a_page_without_a_title_goes_by_its_name() -> None:
    """Who is told what is not certain must know of which page."""
    text = "Lokalita: Poštorná\n\nPoštorná je část Břeclavi.\n"
    assert read_page(Page("a/page.txt", text.encode())).title == "a/page.txt"

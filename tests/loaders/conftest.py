"""Fixtures of the loaders' tests: pages, and documents made of a few words."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from loaders.document import Document, Line
from loaders.extract import extract
from loaders.parse.measures import Setting
from loaders.read.source import read, read_bytes
from loaders.records import Extraction, Record
from loaders.resolve.places import Gazetteer, gazetteer
from loaders.text.sentences import sentences

Written = Callable[[str], Document]
Page = Callable[[str], Extraction]
About = Callable[..., Setting]
Of = TypeVar("Of", bound=Record)


@pytest.fixture(scope="session")
def pages(root: Path) -> Path:
    """Give the folder of pages written for the tests, in the manner of the site."""
    return root / "tests" / "data" / "pages"


@pytest.fixture(scope="session")
def towns() -> Gazetteer:
    """Give the gazetteer of the shipped tables."""
    return gazetteer()


@pytest.fixture(scope="session")
def written() -> Written:
    """Make a document of the words given."""
    return lambda text: read_bytes(text.encode(), "page.txt")


@pytest.fixture(scope="session")
def told(written: Written) -> Callable[[str], tuple[Line, ...]]:
    """Make sentences of the words given."""
    return lambda text: tuple(sentences(written(text).lines))


@pytest.fixture(scope="session")
def page(pages: Path) -> Page:
    """Extract the page with the name given, one of those written for the tests."""
    return lambda name: extract(read(pages / name))


@pytest.fixture(scope="session")
def about(written: Written, towns: Gazetteer) -> About:
    """Make a setting of the words of a page and the towns that it is about."""
    return lambda text, *names: Setting(
        written(text), towns, tuple(towns.places(f"město {name}")[0] for name in names)
    )


@pytest.fixture(scope="session")
def of_type() -> Callable[[Extraction, type[Of]], list[Of]]:
    """Give the records of one type that an extraction holds, in order."""
    return lambda extraction, kind: [r for r in extraction.records if isinstance(r, kind)]

"""What the tests of links share: organisations as a release knows them, stores of pages."""

from collections.abc import Callable

import pytest

from graph.iris import concept, municipality, resource, slug
from graph.store import EmbeddedStore
from loaders.emit.extraction import emit
from loaders.emit.reference import municipality_codes, reference_graph
from loaders.extract import extract
from loaders.link.profiles import Profile, profile
from loaders.read.source import read_bytes

Make = Callable[..., Profile]
StoreOf = Callable[..., EmbeddedStore]


@pytest.fixture
def organisation() -> Make:
    """Give what makes an organisation of a name, a kind, and codes of municipalities."""

    def make(
        name: str,
        kind: str = "ngo",
        *,
        key: str = "",
        seat: str = "",
        town: str = "",
        ico: str = "",
    ) -> Profile:
        facts = {
            "skos:altLabel": name,
            "org:classification": concept("organisation-kind", kind).value,
            "v:seat": municipality(seat).value if seat else "",
            "v:activeIn": municipality(town).value if town else "",
            "org:identifier": ico,
            "org:hasMembership": resource("membership", slug(key or name)).value,
        }
        return profile(key or name, {name: {value} for name, value in facts.items() if value})

    return make


@pytest.fixture
def store_of() -> StoreOf:
    """Give what makes a store of the graphs of pages, written as text, and the reference graph."""

    def make(*pages: str) -> EmbeddedStore:
        documents = dict(
            emit(extract(read_bytes(page.encode(), f"page-{number}")))
            for number, page in enumerate(pages)
        )
        store = EmbeddedStore()
        store.replace(documents | reference_graph(municipality_codes(documents.values())))
        return store

    return make

"""What asks the examples of the graph that ships."""

from collections.abc import Callable

import pytest

from graph.queries import load_example
from graph.releases import Release

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Column = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def ask(release: Release) -> Ask:
    """Give what runs the example of a name, parameters left open, and its rows as plain text."""
    store = release.open()

    def ask(name: str) -> list[Row]:
        query = load_example(name)
        if query.gives_triples:
            return [{"triples": str(triple)} for triple in store.construct(query.text)]
        rows = store.select(query.text)
        return [
            {key: str(getattr(term, "value", term)) for key, term in row.items()} for row in rows
        ]

    return ask


@pytest.fixture(scope="session")
def column(ask: Ask) -> Column:
    """Give what runs the example of a name and gives one of its columns, in order."""
    return lambda name, column: [row[column] for row in ask(name) if column in row]

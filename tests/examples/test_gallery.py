"""The gallery of competency questions: each is asked of the graph that ships."""

from collections.abc import Callable

import pytest

from graph.queries import Query, all_examples

Ask = Callable[[str], list[dict[str, str]]]


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_every_example_answers_what_it_promises(query: Query, ask: Ask) -> None:
    """Each example runs on the shipped graph, gives rows, and only the columns that it names."""
    rows = ask(query.name)

    assert rows
    assert {column for row in rows for column in row} <= set(query.returns)
    assert query.question_cs
    assert query.question_en


def test_at_least_forty_questions_are_asked() -> None:
    """The gallery holds at least 40 of the 52 competency questions, each numbered once."""
    numbers = [query.name.split("-")[0] for query in all_examples()]

    assert len(numbers) >= 40
    assert len(set(numbers)) == len(numbers)

"""The gallery of competency questions: each is asked of the graph that ships."""

from collections.abc import Callable
from pathlib import Path

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
    numbers = [query.number for query in all_examples()]

    assert len(numbers) >= 40
    assert len(set(numbers)) == len(numbers)


def test_every_question_has_a_written_answer(root: Path) -> None:
    """A new example needs a test beside this one that says what it must answer."""
    tests = "".join(file.read_text() for file in (root / "tests" / "examples").glob("test_*.py"))

    assert [query.name for query in all_examples() if f'"{query.name}"' not in tests] == []

"""A saved query says the same wherever and whenever it is asked: its ETag promises so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph import paging
from graph.queries import Query, all_examples
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.graph.pool import read
from tests.graph.staffed import ROOM, told, until_held

CSV = ["text/csv"]
Answers = dict[str, bytes]


@pytest.fixture(scope="module")
def answers(data: DataDirectory) -> list[Answers]:
    """Give all answers of four processes: two read from files, two from memory."""

    def ask(room: int) -> Answers:
        async def story(pool: WorkerPool) -> Answers:
            if room:
                await until_held(pool, data)
            return {
                query.name: await read(pool, paging.page(query, query.text), CSV)
                for query in all_examples()
            }

        return told(data, story, room)

    return [ask(room) for room in (0, ROOM, 0, ROOM)]


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_every_process_gives_the_same_bytes(query: Query, answers: list[Answers]) -> None:
    """Whether it reads the release from files, as at first, or from memory, as later."""
    assert len({given[query.name] for given in answers}) == 1


@pytest.mark.parametrize("name", ["ngos-in-more-than-one-town", "exact-numbers-and-lower-bounds"])
def test_the_command_line_says_what_the_service_says(
    name: str, root: Path, data: DataDirectory, answers: list[Answers]
) -> None:
    """In the same order of names and of rows that a query's own order leaves equal."""
    command = [sys.executable, "-m", "vazby", "query", name, "--format", "csv", "--data"]
    told = subprocess.run([*command, data.path], cwd=root, capture_output=True, check=True)

    assert told.stdout == answers[0][name]


@pytest.mark.parametrize("query", all_examples(), ids=lambda query: query.name)
def test_names_are_sorted_before_they_are_joined(query: Query) -> None:
    """By a SELECT within: the shipped graph may be too small to show that it is missing."""
    inner = query.text.partition("GROUP_CONCAT")[2].partition("GROUP BY")[0]

    assert not inner or re.search(r"{ SELECT [^{]* WHERE {.*} ORDER BY \?\w+ }", inner, re.DOTALL)

"""Loading pages: read, skipped, kept for later, or put in quarantine."""

import json
import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TypeVar

import pytest

from graph.errors import StorageError, UnreadableError
from graph.manifest import GraphSum, graph_sum
from loaders.batch.extractions import Extractions, extractions
from loaders.batch.load import Load
from loaders.batch.quarantine import Quarantine
from loaders.batch.workers import Pace, Processes, workers
from loaders.read.source import Page
from loaders.read.sources import Source, source
from loaders.resolve.places import gazetteer

Pages = Callable[..., list[Source]]
Result = TypeVar("Result")
PACE = Pace(jobs=1, limit=20)


@pytest.fixture
def quarantine(tmp_path: Path) -> Quarantine:
    """Give the quarantine of a new data directory."""
    return Quarantine(tmp_path)


def _run(
    load: Load, found: list[Source], executor: Executor | None = None, pace: Pace = PACE
) -> Load:
    """Read the pages that were *found*, one after the other, or by *executor*."""
    if executor:
        list(load.run(found, executor, pace))
        load.settle()
    else:
        with workers(1, pace, gazetteer()) as own:
            list(load.run(found, own, pace))
            load.settle()
    return load


def _sums(load: Load) -> Mapping[str, GraphSum]:
    return {iri: reading.sum for iri, reading in load.readings.items()}


class Counting(Executor):
    """Lets *inner* read, and counts how many pages it was asked for."""

    def __init__(self, inner: Executor) -> None:
        self.inner, self.asked = inner, 0

    def submit(
        self, fn: Callable[..., Result], /, *args: object, **kwargs: object
    ) -> "Future[Result]":
        """Pass the page on."""
        self.asked += 1
        return self.inner.submit(fn, *args, **kwargs)


class Deadly(Processes):
    """Dies of pages about Most and does not end those about Cheb, for which it has little time."""

    def __init__(self, pace: Pace) -> None:
        super().__init__(pace, None)
        self._hasty = Processes(Pace(jobs=1, limit=0.5), None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        super().shutdown(wait, cancel_futures=cancel_futures)
        self._hasty.shutdown(wait)

    def submit(
        self, fn: Callable[..., Result], /, *args: object, **kwargs: object
    ) -> "Future[Result]":
        """Read a page, or die of it."""
        (page,) = args
        assert isinstance(page, Page)
        if b"Most" in page.data:
            return super().submit(os.abort)
        if b"Cheb" in page.data:
            return self._hasty.submit(time.sleep, 100)  # type: ignore[arg-type]  # gives no result
        return super().submit(fn, page)


def test_graphs_are_those_of_the_pages(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """Their quads wait on the disk, and their checksums are those that a release will have."""
    load = _run(Load(kept, quarantine, {}), pages("Bílina", "Most"))

    sums = {name.value: graph_sum(quads) for name, quads in load.graphs().items()}
    assert load.told() == "2 read, 0 skipped, 0 failed"
    assert sums == _sums(load)
    assert load.records() == {"partnership": 2, "membership": 4}
    assert load.codes() == {"567451", "567027"}
    assert not quarantine.path.exists()


def test_what_the_release_holds_is_skipped(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """Without reading it; with `again` it is read, and a changed page always is."""
    found = pages("Bílina", "Most")
    first = _run(Load(kept, quarantine, {}), found)
    first.published()

    with workers(1, PACE, gazetteer()) as inner:
        counting = Counting(inner)
        second = _run(Load(kept, quarantine, _sums(first)), found, counting)
        assert counting.asked == 0
        pages("Cheb")  # in place of Bílina
        third = _run(Load(kept, quarantine, _sums(first)), found, counting)
        assert counting.asked == 1
        again = _run(Load(kept, quarantine, _sums(first), again=True), found, counting)

    assert second.told() == "0 read, 2 skipped, 0 failed"
    assert third.told() == "1 read, 1 skipped, 0 failed"
    assert again.told() == "2 read, 0 skipped, 0 failed"


def test_a_load_that_was_killed_goes_on_where_it_was(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """What was read and never published is taken from the disk."""
    found = pages("Bílina", "Most")
    with workers(1, PACE, gazetteer()) as inner:
        counting = Counting(inner)
        next(Load(kept, quarantine, {}).run(found[:1], counting, PACE))

        load = _run(Load(kept, quarantine, {}), found, counting)

    assert counting.asked == 2
    assert load.told() == "2 read, 0 skipped, 0 failed"
    assert all(list(quads) for quads in load.graphs().values())


def test_a_rolled_back_page_is_read_again(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """It was published, but the release in use does not hold it."""
    found = pages("Bílina")
    _run(Load(kept, quarantine, {}), found).published()

    load = _run(Load(kept, quarantine, {}), found)

    assert load.told() == "1 read, 0 skipped, 0 failed"
    assert all(list(quads) for quads in load.graphs().values())


def test_other_places_or_another_version_read_anew(
    pages: Pages, tmp_path: Path, quarantine: Quarantine
) -> None:
    """What is kept holds for one state of the loaders and their tables."""
    found = pages("Bílina")
    with extractions(tmp_path, "") as kept:
        first = _run(Load(kept, quarantine, {}), found)
    with extractions(tmp_path, "another register") as kept, workers(1, PACE, gazetteer()) as inner:
        counting = Counting(inner)
        load = _run(Load(kept, quarantine, _sums(first)), found, counting)

    assert counting.asked == 1
    assert load.told() == "0 read, 1 skipped, 0 failed"  # it gave the same graph


def test_a_page_that_cannot_be_read_is_kept_with_its_reason(
    pages: Pages, kept: Extractions, quarantine: Quarantine, tmp_path: Path
) -> None:
    """Its bytes too, so that it can be tried again, until it is read."""
    found = pages("Bílina", "Most")
    (tmp_path / "pages" / "01.txt").write_bytes(b"%PDF-1.7")
    missing = str(tmp_path / "missing.txt")

    load = _run(Load(kept, quarantine, {}), [*found, source(missing)])

    first, second = map(json.loads, quarantine.path.read_text().splitlines())
    assert load.told() == "1 read, 0 skipped, 2 failed"
    assert first["source"] == found[1].name
    assert first["error"].endswith("is a PDF document, not a page.")
    assert first["hint"]
    assert (quarantine.path.parent / first["sha256"]).read_bytes() == b"%PDF-1.7"
    assert (second["source"], second["sha256"]) == (missing, None)

    Path(missing).write_text("Lokální partnerství Cheb\n\nČlenové:\n • město Cheb\n")
    retried = _run(Load(kept, quarantine, {}), Quarantine(tmp_path).sources())
    assert retried.told() == "1 read, 0 skipped, 1 failed"
    assert len(Quarantine(tmp_path)) == 1


def test_a_page_that_is_read_at_last_leaves_the_quarantine(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """With its bytes."""
    found = pages("Bílina")
    Path(found[0].name).write_bytes(b"")
    _run(Load(kept, quarantine, {}), found)
    assert len(quarantine) == 1

    _run(Load(kept, quarantine, {}), pages("Bílina"))

    assert len(quarantine) == 0
    assert [file.name for file in quarantine.path.parent.iterdir()] == ["pages.jsonl"]


def test_a_page_that_kills_or_hangs_its_process_is_kept_apart(
    pages: Pages, kept: Extractions, quarantine: Quarantine
) -> None:
    """The pages around it are read."""
    found = pages("Bílina", "Most", "Kadaň", "Cheb", "Litvínov")
    pace = Pace(jobs=2, limit=600)

    with Deadly(pace) as executor:
        load = _run(Load(kept, quarantine, {}), found, executor, pace)

    assert load.told() == "3 read, 0 skipped, 2 failed"
    died, hung = (error.message for error in load.failures)
    assert "01.txt ended the process that read it" in died
    assert "03.txt took longer than 600 seconds" in hung
    assert len(quarantine) == 2


def test_of_two_pages_that_are_one_document_the_later_counts(
    pages: Pages, kept: Extractions, quarantine: Quarantine, tmp_path: Path
) -> None:
    """And it is told."""
    link = '<link rel="canonical" href="http://localhost/partnerstvi">'
    for name, town in (("a", "Bílina"), ("b", "Most")):
        body = f"<h1>Lokální partnerství {town}</h1><ul><li>město {town}</li></ul>"
        (tmp_path / f"{name}.html").write_text(f"<html><head>{link}</head>{body}</html>")
    found = [source(str(tmp_path / f"{name}.html")) for name in ("a", "b")]

    load = _run(Load(kept, quarantine, {}), found)

    assert load.doubles == [str(tmp_path / "b.html")]
    assert load.codes() == {"567027"}


def test_a_damaged_quarantine_is_told(tmp_path: Path) -> None:
    """With its line; a last line that was cut off is passed over."""
    folder = tmp_path / "quarantine"
    folder.mkdir()
    (folder / "pages.jsonl").write_text('{"source"')
    assert len(Quarantine(tmp_path)) == 0

    (folder / "pages.jsonl").write_text('{"source": 1}\n')
    with pytest.raises(UnreadableError, match="line 1"):
        Quarantine(tmp_path)


def test_a_damaged_file_of_readings_is_told(tmp_path: Path) -> None:
    """It may be deleted, because it only saves time."""
    (tmp_path / "extractions.sqlite").write_bytes(b"no database" * 100)

    with pytest.raises(StorageError, match="not a database"), extractions(tmp_path, ""):
        pass

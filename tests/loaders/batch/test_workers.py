"""Who reads the pages: processes that may die, threads, a cluster."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from graph.errors import NetworkError, UsageError
from loaders.batch.reading import read_page
from loaders.batch.workers import Pace, Processes, work, workers
from loaders.read.source import Page
from loaders.read.sources import Source
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer, gazetteer

Pages = Callable[..., list[Source]]
PACE = Pace(jobs=2, limit=20)
PAGE = Page("page", "Lokální partnerství Mšeno nad Sluncem\n\nČlenové:\n • město\n".encode())


@pytest.fixture
def known() -> Gazetteer:
    """Give places among which is a town that there is not."""
    town = Municipality(
        "Mšeno nad Sluncem", "999999", "Most", "CZ0425", "", "", 0, 0, 9, False, "", ""
    )
    return Gazetteer([*gazetteer().municipalities(), town], gazetteer().localities())


@pytest.mark.parametrize("count", [1, 2], ids=["thread", "processes"])
def test_workers_read_as_this_process_does(known: Gazetteer, count: int) -> None:
    """They know the places that they were told of."""
    with workers(count, PACE, known) as executor:
        found = [executor.submit(work, PAGE).result() for _ in range(count)]

    assert found == [read_page(PAGE, known)] * count
    assert found[0].codes == ("999999",)


def test_a_process_that_dies_takes_no_other_page_along() -> None:
    """Nor does one that takes too long; both are replaced."""
    limits = (600, 2)  # seconds: no machine is so slow, and none sleeps so fast
    patient, hasty = (Processes(Pace(jobs=1, limit=limit), None) for limit in limits)
    with patient, hasty:
        dead = patient.submit(os.abort)  # coverage replaces os._exit
        late = hasty.submit(time.sleep, 100)
        wrong = patient.submit(int, "x")
        fine = hasty.submit(abs, -1)

        assert isinstance(dead.exception(), BrokenProcessPool)
        assert isinstance(late.exception(), TimeoutError)
        assert isinstance(wrong.exception(), ValueError)
        assert fine.result() == 1


STARTING = """
import sys
from loaders.batch.workers import Pace, Processes

if __name__ == "__main__":
    try:
        with Processes(Pace(jobs=1, limit=60), None) as executor:
            executor.submit(abs, -1).result()
    except KeyboardInterrupt:
        sys.exit(130)
"""
SLOWLY = """
import sys, time

if "multiprocessing.forkserver" in str(sys.orig_argv):
    print("begun", flush=True)
    time.sleep(1)
"""


@pytest.mark.usefixtures("unmeasured")
def test_an_interrupt_while_workers_start_reaches_this_process_alone(
    root: Path, tmp_path: Path
) -> None:
    """Else where theirs was would be printed. That of a terminal is sent to all of them."""
    (tmp_path / "starting.py").write_text(STARTING)
    (tmp_path / "sitecustomize.py").write_text(SLOWLY)
    with subprocess.Popen(
        [sys.executable, tmp_path / "starting.py"],
        env=os.environ | {"PYTHONPATH": f"{tmp_path}:{root}"},
        stdout=-1,
        stderr=-1,
        start_new_session=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate()[1]

    assert (process.returncode, told) == (130, b"")


def test_a_cluster_reads_as_this_process_does(cluster: str, known: Gazetteer) -> None:
    """Its workers are told the places too."""
    with workers(2, PACE, known, cluster) as executor:
        found = [executor.submit(work, PAGE).result() for _ in range(2)]

    assert found == [read_page(PAGE, known)] * 2


def test_a_page_that_takes_too_long_is_stopped_on_a_cluster_too(cluster: str) -> None:
    """The worker itself goes on."""
    with workers(2, Pace(jobs=1, limit=0.001), gazetteer(), cluster) as executor:
        assert isinstance(executor.submit(work, PAGE).exception(), TimeoutError)
    with workers(2, PACE, gazetteer(), cluster) as executor:
        assert executor.submit(work, PAGE).result() == read_page(PAGE)


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence that names its address."""
    monkeypatch.setattr("loaders.batch.workers.CLUSTER_TIMEOUT", 0.5)
    with (
        pytest.raises(NetworkError, match=r"The Dask cluster at tcp://127.0.0.1:9 does not"),
        workers(2, PACE, gazetteer(), "tcp://127.0.0.1:9"),
    ):
        pass


def test_what_is_no_address_of_a_cluster_is_a_wrong_use() -> None:
    """It is told at once, before anything is waited for."""
    with (
        pytest.raises(UsageError, match="'nonsense' is not the address"),
        workers(2, PACE, gazetteer(), "nonsense"),
    ):
        pass


def test_without_dask_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra that few need."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match="not installed"),
        workers(2, PACE, gazetteer(), "tcp://a:1"),
    ):
        pass

"""What the tests of many pages share: pages as files, and a load of them without a command line."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from loaders.batch.extractions import Extractions, extractions
from loaders.read.sources import Source, sources

Pages = Callable[..., list[Source]]


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """Give what writes a page of a partnership for each town, and lists the pages."""

    def write(*towns: str) -> list[Source]:
        folder = tmp_path / "pages"
        folder.mkdir(exist_ok=True)
        for place, town in enumerate(towns):
            members = f"Členové partnerství:\n • město {town}\n • Policie ČR\n"
            text = f"Lokální partnerství {town}\n\n{members}"
            (folder / f"{place:02}.txt").write_text(text, encoding="utf-8")
        return list(sources(str(folder)))

    return write


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Extractions]:
    """Give the kept readings of a new data directory."""
    with extractions(tmp_path, "") as opened:
        yield opened


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a real Dask cluster of one worker process."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    dask = [str(Path(sys.executable).with_name("dask"))]
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    scheduler = ["scheduler", *common, "--host", "127.0.0.1", "--port", "0"]
    worker = ["worker", *common, "--nthreads", "1", "--local-directory", str(folder)]
    with ExitStack() as running:
        for command in (scheduler, worker):
            process = subprocess.Popen([*dask, *command], stderr=subprocess.DEVNULL)
            running.callback(process.wait)
            running.callback(process.terminate)
        while not file.exists() or not file.stat().st_size:
            time.sleep(0.05)
        yield str(json.loads(file.read_text())["address"])

"""A player in the place of ARES, and a client that does not let the tests wait."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.releases import DataDirectory
from loaders.registers.ares import Ares, Manners
from tests.ares_player import Player, playing


@pytest.fixture
def player() -> Iterator[Player]:
    """Give a running server that plays replies of ARES."""
    with playing() as player:
        yield player


@pytest.fixture
def ares(player: Player) -> Iterator[Ares]:
    """Give a client of that server which does not wait between its questions."""
    with closing(Ares(player.address, Manners(pause=0, backoff=0.001, timeout=0.5))) as client:
        yield client


@pytest.fixture
def copy(data: DataDirectory, tmp_path: Path) -> Path:
    """Give a data directory of one's own with the shipped release."""
    return Path(shutil.copytree(data.path, tmp_path / "data", symlinks=True))

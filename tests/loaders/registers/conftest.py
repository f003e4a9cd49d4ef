"""A player in the place of ARES, and a client that does not let the tests wait."""

from collections.abc import Iterator
from contextlib import closing

import pytest

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

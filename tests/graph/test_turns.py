"""Clients take turns, however much each of them asks."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from graph.query_errors import BusyError, TooManyError
from graph.turns import Turns


def tell(story: Callable[[Turns[int]], Awaitable[None]], room: int = 10, share: int = 5) -> None:
    """Run *story* with an empty queue."""

    async def told() -> None:
        await story(Turns(room, share))

    asyncio.run(told())


def wait(turns: Turns[int], client: str, back: list[int] | None = None) -> "asyncio.Task[int]":
    """Wait in the background, as *client*."""
    given = back if back is not None else []
    return asyncio.create_task(turns.wait(client, 5, given.append))


def test_one_who_asks_much_does_not_delay_the_others() -> None:
    """After one of his, it is the turn of somebody else."""
    served: list[str] = []

    async def story(turns: Turns[int]) -> None:
        async def serve(name: str) -> None:
            await wait(turns, name[0])
            served.append(name)

        tasks = [asyncio.create_task(serve(name)) for name in ("a1", "a2", "a3", "b1", "c1")]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for place in range(5):
            assert turns.give(place)
            await asyncio.sleep(0.001)
        assert not turns.give(6)
        await asyncio.gather(*tasks)

    tell(story)
    assert served == ["a1", "b1", "c1", "a2", "a3"]


def test_one_client_has_a_share_and_all_have_a_room() -> None:
    """Past the first it is his to wait, past the second it is ours."""

    async def story(turns: Turns[int]) -> None:
        waiting = [wait(turns, "a"), wait(turns, "a"), wait(turns, "b")]
        await asyncio.sleep(0)
        with pytest.raises(TooManyError) as his:
            await turns.wait("a", 1, print)
        waiting.append(wait(turns, "c"))
        await asyncio.sleep(0)
        with pytest.raises(BusyError) as ours:
            await turns.wait("d", 1, print)
        assert (his.value.status, ours.value.status) == (429, 503)
        assert len(turns) == 4
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert len(turns) == 0

    tell(story, room=4, share=2)


def test_who_waits_too_long_is_told_so() -> None:
    """And waits no more."""

    async def story(turns: Turns[int]) -> None:
        with pytest.raises(BusyError):
            await turns.wait("a", 0.01, print)
        assert len(turns) == 0

    tell(story)


def test_a_place_for_one_who_has_left_goes_back() -> None:
    """No worker is lost between the two."""
    back: list[int] = []

    async def story(turns: Turns[int]) -> None:
        leaving = wait(turns, "a", back)
        await asyncio.sleep(0)
        turns.give(7)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving

    tell(story)
    assert back == [7]

"""Clients take turns, however much each of them asks."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from graph.query_errors import BusyError, TooManyError
from graph.turns import Reserve, Turns, Usage


def tell(
    story: Callable[[Turns[int], Usage], Awaitable[None]], room: int = 10, share: int = 5
) -> None:
    """Run *story* with an empty queue."""

    async def told() -> None:
        usage = Usage()
        await story(Turns(room, share, usage), usage)

    asyncio.run(told())


def wait(turns: Turns[int], client: str, back: list[int] | None = None) -> "asyncio.Task[int]":
    """Wait in the background, as *client*."""
    given = back if back is not None else []
    return asyncio.create_task(turns.wait(client, 5, given.append))


async def serve(turns: Turns[int], names: str) -> list[str]:
    """Let clients of one letter wait as *names* says, and give in which order they are served."""
    served: list[str] = []

    async def one(name: str) -> None:
        await wait(turns, name)
        served.append(name)

    tasks = [asyncio.create_task(one(name)) for name in names]
    await asyncio.sleep(0.001)
    while (client := turns.next_client()) is not None:
        turns.give(client, 1)
        await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    return served


def test_one_who_asks_much_does_not_delay_the_others() -> None:
    """After one of his, it is the turn of somebody else."""

    async def story(turns: Turns[int], _: Usage) -> None:
        assert await serve(turns, "aaabc") == ["a", "b", "c", "a", "a"]

    tell(story)


def test_who_had_little_comes_before_who_had_much() -> None:
    """Whoever of them came first; what somebody had is forgotten with time."""

    async def story(turns: Turns[int], usage: Usage) -> None:
        usage.add("a", 3)
        usage.add("b", 0.1)
        assert await serve(turns, "aabcc") == ["c", "c", "b", "a", "a"]
        assert usage.is_much("a")
        assert not usage.is_much("b")
        assert usage.of("c") == 0

    tell(story)


def test_many_short_queries_are_not_much_for_a_worker() -> None:
    """The next one will be short, too; who had as much by few may keep a worker."""
    usage = Usage()
    for _ in range(30):
        usage.add("short", 0.02)
    usage.add("long", 0.5)

    assert usage.of("short") > usage.of("long") > 0
    assert usage.is_much("long")
    assert not usage.is_much("short")


def test_short_queries_between_long_ones_hide_nothing() -> None:
    """However many: what counts is in which queries the time was spent."""
    usage = Usage()
    for _ in range(20):
        usage.add("both", 0.25)
        for _ in range(10):
            usage.add("both", 0.001)

    assert usage.is_much("both")


def test_somebody_may_be_left_out() -> None:
    """Where he is next, whoever comes after him is."""

    async def story(turns: Turns[int], usage: Usage) -> None:
        usage.add("b", 1)
        waiting = [wait(turns, "a"), wait(turns, "b")]
        await asyncio.sleep(0)
        assert turns.next_client() == "a"
        assert turns.next_client("a".__eq__) == "b"
        assert turns.next_client("ab".__contains__) is None
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    tell(story)


def test_half_of_the_workers_are_kept_while_others_ask() -> None:
    """From those who had much; where nobody else has come lately, one is kept."""
    reserve = Reserve()
    reserve.lend(strained=True)

    assert not reserve.is_all_there_is(3)
    reserve.lend(strained=False)
    assert reserve.is_all_there_is(3)
    reserve.take_back(strained=False)
    assert reserve.is_all_there_is(3)
    reserve.take_back(strained=True)
    assert not reserve.is_all_there_is(3)
    assert reserve.is_all_there_is(1)


def test_one_client_has_a_share_and_all_have_a_room() -> None:
    """Past the first it is his to wait, past the second it is ours."""

    async def story(turns: Turns[int], _: Usage) -> None:
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


def test_who_had_most_makes_room_for_who_had_less() -> None:
    """His last query is sent away, his first still waits."""

    async def story(turns: Turns[int], usage: Usage) -> None:
        usage.add("a", 3)
        first, last = wait(turns, "a"), wait(turns, "a")
        await asyncio.sleep(0)
        light = wait(turns, "b")
        with pytest.raises(BusyError):
            await last
        assert not first.done()
        assert not light.done()
        assert turns.next_client() == "b"
        for task in (first, light):
            task.cancel()
        await asyncio.gather(first, light, return_exceptions=True)

    tell(story, room=2)


def test_who_waits_too_long_is_told_so() -> None:
    """And waits no more."""

    async def story(turns: Turns[int], _: Usage) -> None:
        with pytest.raises(BusyError):
            await turns.wait("a", 0.01, print)
        assert len(turns) == 0
        assert turns.next_client() is None

    tell(story)


def test_a_place_for_one_who_has_left_goes_back() -> None:
    """No worker is lost between the two."""
    back: list[int] = []

    async def story(turns: Turns[int], _: Usage) -> None:
        leaving = wait(turns, "a", back)
        await asyncio.sleep(0)
        turns.give("a", 7)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving

    tell(story)
    assert back == [7]


def test_many_clients_are_not_remembered_for_ever() -> None:
    """Those who had next to nothing are forgotten."""
    usage = Usage()
    usage.add("heavy", 5)
    for number in range(20_001):
        usage.add(str(number), 0.0001)

    assert usage.of("heavy") > 4
    assert len(usage) <= 10_001

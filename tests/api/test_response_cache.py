"""What was answered before is answered again, as long as it is the same."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from api.recorder import LONGEST, RECORDER
from api.response_cache import ResponseCache
from api.settings import Settings
from graph.publish import publish
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

SELECT = "SELECT * { ?s ?p ?o } LIMIT 3"
NEW = NamedNode("urn:new")
PLAIN = {"Accept-Encoding": "identity"}
Asked = Callable[[], int]


@pytest.fixture
def data(tiny_graphs: dict[NamedNode, list[Quad]], tmp_path: Path) -> DataDirectory:
    """Give a data directory of our own, to which releases may be added."""
    data = DataDirectory(tmp_path / "data")
    publish(data, tiny_graphs, shapes=tmp_path)
    return data


@pytest.fixture
def served(data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of an application that has answered nothing yet."""
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


@pytest.fixture
def asked(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Count the queries that the workers got."""
    queries: list[str] = []
    pool = served.app.state.pool  # type: ignore[attr-defined]  # TestClient knows any ASGI app
    ask = pool.ask

    async def counted(query: str, **options: object) -> object:
        queries.append(query)
        return await ask(query, **options)

    monkeypatch.setattr(pool, "ask", counted)
    return lambda: len(queries)


def asked_of(path: str) -> Scope:
    """Make a request for *path*."""
    address = {"scheme": "http", "path": path, "query_string": b""}
    return {"type": "http", "method": "GET", "headers": [], **address}


async def never() -> Message:
    """Receive nothing."""
    await asyncio.Event().wait()
    return {}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_that_repeats_is_evaluated_once(
    served: TestClient, asked: Asked, method: str
) -> None:
    """And answered alike, by GET and by POST."""
    asking = {"query": SELECT}
    sent, form = (asking, None) if method == "GET" else (None, asking)
    first, second = (
        served.request(method, "/sparql", params=sent, data=form, headers=PLAIN) for _ in range(2)
    )

    assert asked() == 1
    assert first.content == second.content
    assert second.headers["content-type"] == first.headers["content-type"]
    assert int(second.headers["content-length"]) == len(second.content)


def test_another_format_is_another_answer(served: TestClient, asked: Asked) -> None:
    """So is one of another length, and one in another encoding."""
    for accept in ("text/csv", "application/sparql-results+json"):
        served.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    identity = {"Accept": "text/csv", "Accept-Encoding": "identity"}
    plain = served.get("/sparql", params={"query": SELECT}, headers=identity)

    assert asked() == 3
    assert "content-encoding" not in plain.headers


def test_who_has_the_answer_gets_304(served: TestClient, asked: Asked) -> None:
    """Whether we have it too or not; HEAD gets what GET would, without the body."""
    first = served.get("/sparql", params={"query": SELECT})
    known = {"If-None-Match": first.headers["etag"]}
    again = served.get("/sparql", params={"query": SELECT}, headers=known)
    head = served.head("/sparql", params={"query": SELECT})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == head.headers["etag"] == first.headers["etag"]
    assert (head.status_code, head.content) == (200, b"")
    assert asked() == 1


def test_the_next_release_is_asked_anew(
    data: DataDirectory, served: TestClient, asked: Asked, tmp_path: Path
) -> None:
    """An ETag of the release before does not count any more."""
    query = "SELECT * { GRAPH <urn:new> { ?s ?p ?o } }"
    before = served.get("/sparql", params={"query": query})
    publish(data, {NEW: [Quad(NEW, NEW, NEW, NEW)]}, shapes=tmp_path)
    known = {"If-None-Match": before.headers["etag"]}
    after = served.get("/sparql", params={"query": query}, headers=known)

    assert after.status_code == 200
    assert b"urn:new" in after.content
    assert asked() == 2


def test_scripts_of_other_sites_may_read_a_304(data: DataDirectory, served: TestClient) -> None:
    """Whether we have the answer, or any would do; its headers are those of the answer."""
    path = "/sparql?query=ASK{}&queryLn=SPARQL"
    first = served.get(path)
    known = {"If-None-Match": first.headers["etag"]}
    with TestClient(create_app(data, Settings())) as other:
        anew = other.get(path, headers=known)
    any_would_do = served.get("/health", headers={"If-None-Match": "*"})
    again = served.get(path, headers=known)

    for answer in (anew, again):
        assert answer.status_code == 304
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "ETag" in answer.headers["access-control-expose-headers"]
        assert answer.headers["vary"]
        assert "content-type" not in answer.headers
    assert any_would_do.headers["access-control-allow-origin"] == "*"
    for name in ("vazby-release", "vazby-ignored", "vary"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?x) {}", "SELECT (RAND() AS ?x) {}"])
def test_what_changes_every_time_is_not_kept(served: TestClient, asked: Asked, query: str) -> None:
    """Nor is it to be kept by anyone else."""
    first, _ = (served.get("/sparql", params={"query": query}) for _ in range(2))

    assert first.headers["cache-control"] == "no-store"
    assert asked() == 2


def test_an_error_is_not_kept(served: TestClient, asked: Asked) -> None:
    """The next one may go well."""
    for _ in range(2):
        assert served.get("/sparql", params={"query": "SELECT"}).status_code == 400
    assert asked() == 2


def test_a_very_long_answer_is_not_kept(served: TestClient, asked: Asked) -> None:
    """It is asked again, and comes as whole as before."""
    twenty = "SELECT DISTINCT ?d { ?d ?e ?f } ORDER BY ?d LIMIT 20"
    query = f"SELECT * {{ ?a ?b ?c {{ {twenty} }} }} ORDER BY ?a ?b ?c ?d LIMIT 16000"
    first, second = (
        served.get("/sparql", params={"query": query}, headers=PLAIN) for _ in range(2)
    )

    assert len(first.content) > LONGEST
    assert first.content == second.content
    assert asked() == 2


def test_what_was_asked_is_kept_too_and_counts(data: DataDirectory) -> None:
    """Long queries with short answers do not fill the memory: here two fit, not three."""
    queries = [f"ASK {{}} #{number}{'x' * 200_000}" for number in range(3)]
    size = Settings(cache=1)
    app = create_app(data, size)
    with TestClient(app) as client:
        kept = app.state.metrics.registry.get_sample_value
        for query in [*queries[:2], queries[0], *["ASK {}" + query for query in queries] * 2]:
            client.post("/sparql", data={"query": query}, headers=PLAIN)
        again = kept("vazby_cache_requests_total", {"kept": "yes"})
    assert again == 1


def test_a_cache_of_nothing_keeps_nothing(data: DataDirectory) -> None:
    """So it can be turned off; answers are as they were."""
    app = create_app(data, Settings.from_env({"VAZBY_CACHE": "0"}))
    with TestClient(app) as client:
        answers = [client.get("/sparql", params={"query": "ASK {}"}, headers=PLAIN) for _ in "12"]
        kept = app.state.metrics.registry.get_sample_value
        again = kept("vazby_cache_requests_total", {"kept": "yes"})
    assert [answer.status_code for answer in answers] == [200, 200]
    assert not again


def cached(answer: ASGIApp, data: DataDirectory, size: int = 1 << 20) -> ResponseCache:
    """Put a cache before *answer*, over the releases of *data*."""
    return ResponseCache(
        answer,
        pool=WorkerPool(data, Limits()),
        size=size,
        endpoint="/sparql",
        longest_query=1000,
        observe=lambda kept: None,
    )


@pytest.mark.parametrize(("parts", "evaluated"), [(1, 1), (2, 2)])
def test_who_asks_what_is_being_answered_gets_the_same_answer(
    data: DataDirectory, parts: int, evaluated: int
) -> None:
    """It is evaluated once; one that comes in parts nobody waits for, as its reader may be slow."""
    began, sent = [], []
    go_on, read_on = asyncio.Event(), asyncio.Event()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        began.append(scope)
        await go_on.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for part in range(parts):
            more = part + 1 < parts
            await send({"type": "http.response.body", "body": b"part", "more_body": more})
            if more and len(began) == 1:
                await read_on.wait()

    async def story() -> None:
        cache = cached(answer, data)
        asking = [asyncio.create_task(cache(asked_of("/same"), never, keep)) for _ in range(2)]
        await asyncio.sleep(0.01)
        assert len(began) == 1
        go_on.set()
        await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
        read_on.set()
        await asyncio.gather(*asking)

    async def keep(message: Message) -> None:
        sent.append(message.get("body", b""))

    asyncio.run(story())
    assert len(began) == evaluated
    assert sent.count(b"part") == 2 * parts


def test_without_a_cache_nobody_waits_for_another(data: DataDirectory) -> None:
    """What the other gets would not be kept for him: he would ask anew, that much later."""
    began = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        began.append(scope)
        await never()

    async def story() -> None:
        cache = cached(answer, data, size=0)
        asking = [asyncio.create_task(cache(asked_of("/same"), never, ignored)) for _ in range(3)]
        await asyncio.sleep(0.01)
        for task in asking:
            task.cancel()

    async def ignored(message: Message) -> None:
        pass

    asyncio.run(story())
    assert len(began) == 3


@pytest.mark.parametrize("headers", [[], [(b"cache-control", b"no-store")]])
def test_who_does_not_read_holds_up_nobody(
    data: DataDirectory, headers: list[tuple[bytes, bytes]]
) -> None:
    """Neither with an answer that is kept nor with one that is not."""
    stuck, read = asyncio.Event(), []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"whole"})

    async def never_sent(message: Message) -> None:
        stuck.set()
        await never()

    async def keep(message: Message) -> None:
        read.append(message.get("body", b""))

    async def story() -> None:
        cache = cached(answer, data)
        first = asyncio.create_task(cache(asked_of("/same"), never, never_sent))
        await stuck.wait()
        await asyncio.wait_for(cache(asked_of("/same"), never, keep), 10)
        first.cancel()

    asyncio.run(story())
    assert b"whole" in read


def test_an_answer_of_the_release_after_is_not_kept_as_of_the_one_before(
    data: DataDirectory, tmp_path: Path
) -> None:
    """A load that ends between the question and the answer, and a rollback later."""
    before, began, read = data.current(), [], []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        began.append(scope)
        if len(began) == 1:
            publish(data, {NEW: [Quad(NEW, NEW, NEW, NEW)]}, shapes=tmp_path)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"%d" % len(began)})

    async def keep(message: Message) -> None:
        read.append(message.get("body", b""))

    async def story() -> None:
        cache = cached(answer, data)
        await cache(asked_of("/same"), never, keep)
        data.rollback(before.id)
        await cache(asked_of("/same"), never, keep)

    asyncio.run(story())
    assert read == [b"", b"1", b"", b"2"]


def test_an_answer_begun_before_is_kept_as_of_the_release_it_was_asked_of(
    data: DataDirectory, tmp_path: Path
) -> None:
    """It goes on when another release is in use, which is asked anew."""
    before, read = data.current(), []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        body = b"before" if RECORDER in scope else b"after"
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    async def keep(message: Message) -> None:
        read.append(message.get("body", b""))

    async def story() -> None:
        cache = cached(answer, data)
        begun = asked_of("/same")
        key = cache.key(begun, before.id)
        begun[RECORDER] = cache.recorder(key, "GET", lambda _: True)
        publish(data, {NEW: [Quad(NEW, NEW, NEW, NEW)]}, shapes=tmp_path)
        await cache(begun, never, keep)
        await cache(asked_of("/same"), never, keep)
        assert cache.kept(key)

    asyncio.run(story())
    assert read == [b"", b"before", b"", b"after"]

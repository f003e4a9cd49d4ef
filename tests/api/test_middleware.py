"""Every response may be read from other sites, is not sniffed, and is sent once a release."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("path", ["/", "/sparql", "/sparql?query=SELECT", "/nothing", "/health"])
def test_other_sites_may_read_everything(client: TestClient, path: str) -> None:
    """Also errors."""
    for answer in (client.get(path), client.head(path), client.options(path)):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_preflight_is_answered(client: TestClient) -> None:
    """For the methods and headers that a query needs."""
    answer = client.options(
        "/sparql",
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"},
    )

    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


def test_pages_load_nothing_from_elsewhere(client: TestClient) -> None:
    """Neither inline scripts nor other hosts."""
    policy = client.get("/").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "content-security-policy" not in client.get("/health").headers


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK{}", "/municipality/567451.ttl"])
def test_what_a_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    """The ETag of the same request gives 304; another format has another one."""
    first = client.get(path)
    tag = first.headers["etag"]

    again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    other = client.get(path, headers={"If-None-Match": tag, "Accept": "application/json"})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert other.status_code == 200


@pytest.mark.parametrize("written", ["{0}", "W/{0}", '"a,b",W/{0} ', 'W/"x" , {0}'])
@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/static/editor.css"])
def test_etags_are_compared_weakly(client: TestClient, path: str, written: str) -> None:
    """`W/"x"` and `"x"` name the same (RFC 9110, 13.1.2); a part of one names nothing."""
    opaque = client.get(path).headers["etag"].removeprefix("W/")

    for tag, status in ((opaque, 304), (f'"{opaque[2:]}', 200), (opaque.strip('"'), 200)):
        known = {"If-None-Match": written.format(tag)}
        assert client.get(path, headers=known).status_code == status


def test_no_strong_etag_names_two_codings(client: TestClient) -> None:
    """Of a file that we send as it is or compressed; who has either is told so."""
    path = "/static/editor.css"
    plain, zipped = (
        client.get(path, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip")
    )

    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.headers["etag"] == f"W/{plain.headers['etag']}"
    for known in (plain, zipped):
        asked = {"Accept-Encoding": "gzip", "If-None-Match": known.headers["etag"]}
        assert client.get(path, headers=asked).status_code == 304


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip;q=0", None),
        ("gzip;q=0, br;q=0.1", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("gzip, br;q=0.999, zstd;q=0.9", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("*", "zstd"),
        ("zstd;q=0, *;q=0.5", "br"),
        ("*;q=0", ""),
        ("identity;q=0", ""),
        ("identity;q=0, *", "zstd"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip", "gzip"),
        ("deflate", None),
        ("", None),
        ("gzip;q=nonsense", None),
    ],
)
@pytest.mark.parametrize("path", ["/about", "/sparql?query=ASK{}", "/sparql?query=ASK{}&lang=cs"])
def test_the_coding_is_the_one_that_is_wanted_most(
    client: TestClient, path: str, accept: str, coding: str | None
) -> None:
    """By weight, then by our order; short answers come in one only where they must."""
    answer = client.get(path, headers={"Accept-Encoding": accept})
    short = len(answer.content) < 500 and not accept.startswith("identity;q=0,")

    if coding == "":
        assert answer.status_code == 406
        assert answer.json()["hint"]
    else:
        assert answer.status_code == 200
        assert answer.headers.get("content-encoding") == (None if short else coding)
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_errors_carry_no_etag(client: TestClient) -> None:
    """What failed may go well next time."""
    assert "etag" not in client.get("/sparql?query=SELECT").headers
    assert "etag" not in client.get("/health").headers

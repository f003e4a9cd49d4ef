"""Saved queries over HTTP: formats, parameters, pages and what is refused."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import results
from api.app import create_app
from api.language import language
from api.settings import Settings
from graph.formats import TRIPLES, Format
from graph.queries import all_examples, load_example
from graph.releases import DataDirectory

MEMBERS = "/queries/members-of-a-partnership"
TIMELINE = "/queries/timeline-of-a-town"
GRAPH = "/queries/partnership-in-schema-org"


def rows(text: str) -> list[dict[str, str]]:
    """Read an answer as CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def test_all_queries_are_listed(client: TestClient) -> None:
    """As JSON with parameters and an example call that works, and as a page with links."""
    listed = client.get("/queries", headers={"Accept": "application/json"}).json()["queries"]
    page = client.get("/queries", headers={"Accept": "text/html"}).text

    assert [query["name"] for query in listed] == [query.name for query in all_examples()]
    assert all(f'href="{query["address"]}"' in page for query in listed)
    timeline = next(query for query in listed if query["address"] == TIMELINE)
    assert [parameter["type"] for parameter in timeline["parameters"]] == ["iri", "date", "date"]
    assert timeline["returns"][0] == "town"
    assert client.get(timeline["example"]).status_code == 200


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("tísni", 1),
        ("TÍSNI", 1),
        ("Člověk V T", 1),
        ("v.tísni", 0),
        ("(tísni", 0),
        ("[", 0),
        ("\\", 0),
        ("", 1),
    ],
)
def test_a_part_of_a_name_minds_no_case(shipped_client: TestClient, word: str, number: int) -> None:
    """A sign is itself, not a pattern."""
    asked = "/queries/organisations-with-several-spellings.csv"

    assert len(rows(shipped_client.get(asked, params={"word": word}).text)) == number


@pytest.mark.parametrize(
    ("name", "least"),
    [("ngos-in-more-than-one-town", 2), ("organisations-in-more-than-one-partnership", 1)],
)
def test_a_number_has_the_least_that_makes_sense(client: TestClient, name: str, least: int) -> None:
    """What is below is refused, and told by the list, OpenAPI and the form."""
    refused = client.get(f"/queries/{name}.json", params={"least": least - 1})
    listed = client.get("/queries?format=json").json()["queries"]
    described = next(query for query in listed if query["name"] == name)["parameters"][0]
    path = client.get("/openapi.json").json()["paths"][f"/queries/{name}.{{format}}"]["get"]

    assert (refused.status_code, f"Give {least} or more." in refused.json()["hint"]) == (400, True)
    assert client.get(f"/queries/{name}.json", params={"least": least}).status_code == 200
    assert described["minimum"] == str(least)
    assert path["parameters"][1]["schema"]["minimum"] == least
    assert f'min="{least}"' in client.get(f"/queries/{name}?format=html").text


@pytest.mark.parametrize("code", ["cs", "en"])
def test_every_column_has_a_name(code: str) -> None:
    """In both languages; the name of the variable is for who writes the query."""
    columns = {f"result.{column}" for query in all_examples() for column in query.returns}

    assert {f"result.{name}" for name in language(code).table("result")} == columns


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_the_suffix_names_the_format(client: TestClient, extension: str, media_type: str) -> None:
    """Whatever Accept says; `?format=` does the same without a suffix."""
    by_suffix = client.get(f"{MEMBERS}.{extension}", headers={"Accept": "text/turtle"})
    by_name = client.get(MEMBERS, params={"format": extension})

    assert by_suffix.status_code == by_name.status_code == 200
    assert by_suffix.headers["content-type"] == by_name.headers["content-type"] == media_type


@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: form.name)
def test_triples_come_in_every_format(client: TestClient, form: Format) -> None:
    """Those of the SPARQL service, data sets too: by suffix, name and Accept, before a page."""
    browser = {"Accept": f"{form.media_type}, text/html;q=0.5"}
    answers = (
        client.get(f"{GRAPH}.{form.name}"),
        client.get(GRAPH, params={"format": form.name}),
        client.get(GRAPH, headers=browser),
    )

    for answer in answers:
        assert (answer.status_code, answer.headers["content-type"]) == (200, form.content_type)


def test_accept_chooses_where_nothing_else_does(client: TestClient) -> None:
    """A browser gets the page, a program without any wish JSON."""
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

    assert "text/html" in client.get(MEMBERS, headers=browser).headers["content-type"]
    assert "json" in client.get(MEMBERS, headers={"Accept": "*/*"}).headers["content-type"]
    assert "turtle" in client.get(GRAPH, headers={"Accept": "text/turtle"}).headers["content-type"]


@pytest.mark.parametrize("address", [f"{MEMBERS}.ttl", f"{GRAPH}.csv"])
def test_a_format_that_cannot_hold_the_answer_is_406(client: TestClient, address: str) -> None:
    """The error names those that can."""
    answer = client.get(address)

    assert answer.status_code == 406
    assert "Accept one of" in answer.json()["hint"]


@pytest.mark.parametrize("old", ["04-members-of-a-partnership", "4", "04"])
def test_old_names_lead_to_the_new_one(client: TestClient, old: str) -> None:
    """For good, with format and parameters."""
    answer = client.get(f"/queries/{old}.csv?limit=1")

    assert answer.status_code == 301
    assert answer.headers["location"] == f"{MEMBERS}.csv?limit=1"


def test_what_is_no_query_is_404(client: TestClient) -> None:
    """With the address of the list."""
    answer = client.get("/queries/nothing.csv")

    assert answer.status_code == 404
    assert "/queries" in answer.json()["hint"]


def test_a_mistyped_name_is_told_with_the_nearest(client: TestClient) -> None:
    """In the hint for programs, as a link on the page."""
    address = "/queries/members-of-partnership.csv"
    answer = client.get(address)
    page = client.get(address.removesuffix(".csv"), headers={"Accept": "text/html"})

    assert answer.status_code == page.status_code == 404
    assert f"Did you mean {MEMBERS}" in answer.json()["hint"]
    assert f'href="{MEMBERS}"' in page.text


def test_a_name_and_a_code_and_an_iri_mean_the_same(client: TestClient) -> None:
    """A parameter takes all three; a list takes several, an empty field of a form none."""
    iri = "https://linked.cuzk.cz/resource/ruian/obec/567451"
    answers = {
        client.get(f"{TIMELINE}.csv", params={"town": text, "since": ""}).text
        for text in (iri, "567451", "Bílina", "bilina")
    }

    assert len(answers) == 1
    assert {row["town"] for row in rows(answers.pop())} == {iri}
    both = client.get(f"{TIMELINE}.csv", params={"town": ["Bílina", "Litvínov"]})
    assert both.status_code == 200


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("twon=Bílina", "town, since, until, limit, offset, release, format, lang"),
        ("since=2011-02-30", "2008-01-01"),
        ("since=2011-01-01&since=2012-01-01", "1 at most"),
        ("limit=0", "1 to 10000"),
        ("limit=-1", "1 to 10000"),
        ("offset=-1", "0 to 1000000000;"),
        ("offset=2000000000", "1000000000 at most; without an offset"),
        ("limt=5", "Did you mean 'limit'"),
        ("twon=Bílina", "Did you mean 'town'"),
        ("limit=1&limit=2", "once"),
        ("limit=10001", "10000 at most"),
        ("limit=99999999999999", "without a limit all rows"),
        ("since=2015-01-01&until=2012-01-01", "Swap"),
        ("since=2013&until=2012", "Swap"),
        ("town=B%ED%6cina", "Encode the address in UTF-8"),
        ("offset=x", "one number"),
        ("town=" + "x" * 1001, "Shorten"),
        ("format=pdf", "Formats are"),
    ],
)
def test_what_makes_no_sense_is_400(client: TestClient, query: str, words: str) -> None:
    """With what would."""
    answer = client.get(f"{TIMELINE}?{query}", headers={"Accept": "text/csv"})

    assert answer.status_code == 400
    assert words in answer.json()["hint"]


def test_a_period_may_be_told_by_its_years(client: TestClient) -> None:
    """From the first day of the one to the last of the other; the form keeps them."""
    whole, years = (
        client.get(f"{TIMELINE}.csv?{period}")
        for period in ("since=2010-01-01&until=2012-12-31", "since=2010&until=2012")
    )
    page = client.get(f"{TIMELINE}?since=2010&format=html").text

    assert (years.status_code, years.text) == (200, whole.text)
    assert len(years.text.splitlines()) > 1
    assert re.search(r'name="since" value="2010" type="text"', page)


def test_a_name_that_tells_nothing_is_400_with_candidates(client: TestClient) -> None:
    """Programs get them as a list."""
    answer = client.get(f"{TIMELINE}.csv", params={"town": "Bíl"})

    assert answer.status_code == 400
    assert [found["label"] for found in answer.json()["candidates"]] == ["Bílina"]


def test_the_page_shows_what_is_wrong_and_keeps_the_fields(client: TestClient) -> None:
    """So that it can be mended in the form."""
    page = client.get(
        f"{TIMELINE}.html", params={"town": "<Bíl"}, headers={"Accept-Language": "en"}
    )

    assert page.status_code == 400
    assert "We do not know what that name means" in page.text
    assert 'value="&lt;Bíl"' in page.text
    assert f'<a href="{TIMELINE}.html?town=https%3A%2F%2Flinked.cuzk.cz' in page.text


def test_a_page_links_to_the_next(client: TestClient) -> None:
    """Until the last, which has none; all rows at once have none either."""
    whole = client.get(f"{MEMBERS}.csv")
    first = client.get(f"{MEMBERS}.csv?limit=1")
    second = client.get(first.links["next"]["url"])

    assert "Link" not in whole.headers
    assert first.headers["Vazby-Rows"] == str(len(rows(whole.text)))
    assert rows(second.text) == rows(whole.text)[1:2]
    assert rows(client.get(second.links["prev"]["url"]).text) == rows(whole.text)[:1]
    last = client.get(f"{MEMBERS}.csv?limit=1000&offset=1")
    assert "next" not in last.links
    assert rows(last.text) == rows(whole.text)[1:]


def test_beyond_the_end_the_page_before_is_the_last(client: TestClient) -> None:
    """Not another one without rows."""
    whole = rows(client.get(f"{MEMBERS}.csv").text)
    beyond = client.get(f"{MEMBERS}.csv?limit=2&offset=1000")
    last = client.get(beyond.links["prev"]["url"])

    assert not rows(beyond.text)
    assert rows(last.text) == whole[(len(whole) - 1) // 2 * 2 :]
    assert "next" not in last.links


def test_the_page_for_people_links_to_the_next(client: TestClient) -> None:
    """And tells which rows of how many it shows."""
    page = client.get(f"{MEMBERS}.html?limit=2&lang=en").text

    assert "Rows 1 to 2 of" in page
    assert 'rel="next"' in page


def test_a_page_that_cannot_show_all_goes_on_where_it_ends(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is left out between a long page and the next."""
    monkeypatch.setattr(results, "MOST_ROWS", 2)
    page = client.get(f"{MEMBERS}.html?limit=7&lang=en")

    assert "Rows 1 to 2 of" in page.text
    assert "offset=2" in page.links["next"]["url"]


def test_a_page_of_another_release_is_gone(client: TestClient) -> None:
    """Nobody puts pages of two releases together."""
    answer = client.get(f"{MEMBERS}.csv?limit=1&release=0000-deadbeef")

    assert answer.status_code == 410
    assert "first page" in answer.json()["hint"]


def test_what_is_known_is_304(client: TestClient) -> None:
    """Through the cache that all addresses share."""
    tag = client.get(f"{MEMBERS}.csv?limit=1").headers["ETag"]
    again = client.get(f"{MEMBERS}.csv?limit=1", headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert client.head(f"{MEMBERS}.csv?limit=1").headers["Vazby-Rows"]


def test_graphs_have_no_pages(client: TestClient) -> None:
    """There is no order of triples to cut."""
    assert client.get(f"{GRAPH}.nt?limit=1").status_code == 400
    assert client.get(f"{GRAPH}.html").status_code == 200


def test_openapi_describes_every_query(client: TestClient) -> None:
    """And each example call that it describes is answered."""
    paths = client.get("/openapi.json").json()["paths"]

    for query in all_examples():
        described = paths[f"/queries/{query.name}.{{format}}"]["get"]
        names = [parameter["name"] for parameter in described["parameters"]]
        assert names[: len(query.params) + 1] == ["format", *query.params]
    timeline = paths[f"{TIMELINE}.{{format}}"]["get"]["parameters"]
    assert timeline[1]["schema"]["type"] == "array"
    assert timeline[2]["schema"] == {"type": "string", "format": "date"}


TEXTS = st.sampled_from(
    ["", "Bílina", "567451", "https://example.org/a b", "\0", "2011-01-01", "1"]
)
NAMES = st.sampled_from([*load_example("16").params, "limit", "offset", "release", "format", "x"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS | st.text(st.characters(exclude_categories=["Cs"])))))
def test_whatever_is_asked_is_answered_or_refused(
    client: TestClient, asked: list[tuple[str, str]]
) -> None:
    """Never with an error on our side."""
    answer = client.get(TIMELINE, params=tuple(asked))

    assert answer.status_code in {200, 400, 406, 410}


def test_rows_are_counted_once_for_all_pages(
    tiny_data: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a reader of many pages asks one query for each of them."""
    queries: list[str] = []
    app = create_app(tiny_data, Settings())
    with TestClient(app) as client:
        ask = app.state.pool.ask

        async def counted(query: str, **options: object) -> object:
            queries.append(query)
            return await ask(query, **options)

        monkeypatch.setattr(app.state.pool, "ask", counted)
        replies = [client.get(f"{MEMBERS}.tsv?limit=1&offset={offset}") for offset in (0, 1, 2)]

    assert {reply.headers["Vazby-Rows"] for reply in replies} == {replies[0].headers["Vazby-Rows"]}
    assert sum("COUNT(*) AS ?rows" in query for query in queries) == 1

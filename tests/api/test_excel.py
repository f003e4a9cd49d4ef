"""CSV for Excel."""

import asyncio
import csv
import io
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api import excel
from api.excel import for_excel

tables = st.lists(st.lists(st.text('a1;,"\n č', max_size=6), min_size=2, max_size=3), max_size=6)


def rewrite(content: bytes, cuts: Sequence[int], language: str) -> str:
    """Give what becomes of *content* that comes in parts, cut at *cuts*."""

    async def parts() -> AsyncIterator[bytes]:
        begin = 0
        for end in (*sorted(cut % (len(content) + 1) for cut in cuts), len(content)):
            yield content[begin:end]
            begin = end

    async def whole() -> bytes:
        return b"".join([part async for part in for_excel(parts(), language)])

    return asyncio.run(whole()).decode()


@given(tables, st.lists(st.integers(0, 200), max_size=4), st.sampled_from(["cs", "en"]))
def test_the_same_table_comes_out_wherever_its_parts_end(
    table: list[list[str]], cuts: list[int], language: str
) -> None:
    """In the midst of a letter, of a quoted line, of a quote."""
    lines = ["\t".join(str(Literal(cell)) for cell in record) + "\n" for record in table]
    text = rewrite("".join(lines).encode(), cuts, language)

    assert text.startswith("\ufeff")
    separator = ";" if language == "cs" else ","
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator))
    assert rows == table


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd", "'-cmd"),
        ("-1.5", "-1.5"),
        ("+420", "+420"),
        ("plán", "plán"),
    ],
)
def test_a_cell_is_never_run_as_a_formula(cell: str, shown: str) -> None:
    """Numbers stay numbers."""
    content = f"?x\n{Literal(cell)}\n".encode()

    assert rewrite(content, [], "cs").splitlines()[1] == shown


@pytest.mark.parametrize("end", [0, 2, 3, 4])
def test_an_empty_line_is_one_wherever_its_part_ends(end: int) -> None:
    """A row of one column in which there is nothing."""
    assert rewrite(b"?x\n\n1\n", [3, end], "cs") == "\ufeffx\r\n\r\n1\r\n"


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("term", "czech", "english"),
    [
        ("1.5", "1,5", "1.5"),
        (f'"-2.25"^^<{XSD}double>', "-2,25", "-2.25"),
        (f'"2.5E-10"^^<{XSD}double>', "2,5E-10", "2.5E-10"),
        ("12", "12", "12"),
        ("true", "true", "true"),
        ('"1.5"', "1.5", "1.5"),
        ('"1.5"@cs', "1.5", "1.5"),
        (f'"2012-01-31"^^<{XSD}date>', "2012-01-31", "2012-01-31"),
        ("<urn:a.b>", "urn:a.b", "urn:a.b"),
        ("", "", ""),
    ],
)
def test_numbers_are_those_of_the_language(term: str, czech: str, english: str) -> None:
    """Texts that look like numbers stay as they are."""
    content = f"?x\t?y\n{term}\t1\n".encode()

    assert rewrite(content, [3], "cs").splitlines() == ["\ufeffx;y", f"{czech};1"]
    assert rewrite(content, [3], "en").splitlines() == ["\ufeffx,y", f"{english},1"]


@pytest.mark.parametrize("kind", ["decimal", "double", "float", "integer"])
@pytest.mark.parametrize("formula", ['=HYPERLINK("http://a.cz")', "+1.5+cmd", "-1.5\n=A1", "@A1"])
def test_a_formula_that_is_called_a_number_is_none(formula: str, kind: str) -> None:
    """A query gives any type to any text."""
    told = Literal(formula, datatype=NamedNode(f"{XSD}{kind}"))
    content = f"?x\t?y\n{told}\t1\n".encode()
    rows = csv.reader(io.StringIO(rewrite(content, [], "cs"), newline=""), delimiter=";")

    assert list(rows)[1] == [f"'{formula}", "1"]


def test_what_is_not_quoted_is_no_formula_either() -> None:
    """Numbers stay, those with an exponent and a sign too."""
    content = b"?x\n=A1\n-cmd\n-1.5E10\n-2E-3\n"

    assert rewrite(content, [], "cs").split()[1:] == ["'=A1", "'-cmd", "-1,5E10", "-2E-3"]


@pytest.mark.parametrize("unit", ["a", '"', "\\", 'č"', "\n\t"])
def test_a_long_cell_takes_a_small_multiple_of_its_memory(unit: str) -> None:
    """It was 140 bytes for each sign; whatever the signs are, and in many parts."""
    content = f"?x\n{Literal(unit * ((1 << 22) // len(unit)))}\n".encode()
    cuts = range(0, len(content), 1 << 16)
    tracemalloc.start()
    try:
        rewrite(content, cuts, "cs")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 12 * len(content)


def test_a_long_cell_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is rewritten beside the loop; short lines are not worth a thread."""
    threads: list[bool] = []
    written = excel._written

    def watched(records: Iterable[Sequence[str]], separator: str) -> bytes:
        threads.append(threading.current_thread() is threading.main_thread())
        return written(records, separator)

    monkeypatch.setattr(excel, "_written", watched)
    text = rewrite(f"?x\n{Literal('a' * (1 << 20))}\n".encode(), [3], "cs")

    assert len(text) == 1 + 3 + (1 << 20) + 2
    assert threads == [True, False]


def test_an_answer_has_the_numbers_of_its_reader(client: TestClient) -> None:
    """A sum and a score as well as what is written in the query."""
    query = "SELECT (1.5 AS ?a) (2.25e0 AS ?b) (1.0/4 AS ?c) (2.25e0*2 AS ?d) (STR(1.5) AS ?e) {}"
    czech = client.get("/sparql", params={"query": query, "format": "csv-excel", "lang": "cs"})
    yes = client.get("/sparql", params={"query": "ASK {}", "format": "csv-excel", "lang": "cs"})

    assert czech.text == "\ufeffa;b;c;d;e\r\n1,5;2,25;0,25;4,5;1.5\r\n"
    assert yes.text.strip() == "\ufefftrue"


def test_a_query_is_answered_for_the_excel_of_the_reader(client: TestClient) -> None:
    """As a file; its ETag differs by language."""
    params = {"query": "SELECT (1 AS ?a) (2 AS ?b) {}", "format": "csv-excel"}
    czech = client.get("/sparql", params={**params, "lang": "cs"})
    english = client.get("/sparql", params=params, headers={"Accept-Language": "en"})

    assert czech.content == b"\xef\xbb\xbfa;b\r\n1;2\r\n"
    assert english.content == b"\xef\xbb\xbfa,b\r\n1,2\r\n"
    assert czech.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in czech.headers["content-disposition"]
    assert "Accept-Language" in czech.headers["vary"]
    assert client.head("/sparql", params=params).content == b""


@pytest.mark.parametrize("asked", ["?format=csv-excel&", ".csv-excel?"])
def test_a_saved_query_is_answered_for_excel_too(client: TestClient, asked: str) -> None:
    """By the end of its address as by its format; the page of the query leads there."""
    address = "/queries/members-of-a-partnership"
    plain = client.get(f"{address}.csv").text.splitlines()[0]
    czech = client.get(f"{address}{asked}lang=cs")
    english = client.get(f"{address}{asked}lang=en&limit=1")

    assert czech.content.decode().splitlines()[0] == f"\ufeff{plain.replace(',', ';')}"
    assert english.content.decode().splitlines()[0] == f"\ufeff{plain}"
    assert 'filename="vazby-members-of-a-partnership.csv"' in czech.headers["content-disposition"]
    assert "csv-excel" in english.headers["link"]
    assert f'href="{address}.csv-excel' in client.get(f"{address}.html").text


def test_all_pages_are_for_the_excel_of_one_language(client: TestClient) -> None:
    """That of the first: a file in two parts would be split at two signs."""
    first = client.get("/queries/members-of-a-partnership.csv-excel?limit=1&lang=en")
    second = client.get(first.links["next"]["url"])
    back = client.get(second.links["prev"]["url"])

    assert second.text.splitlines()[0] == first.text.splitlines()[0]
    assert back.text == first.text


def test_triples_cannot_be_written_for_excel(client: TestClient) -> None:
    """As they cannot in plain CSV."""
    params = {"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "csv-excel"}

    assert client.get("/sparql", params=params).status_code == 406

"""Search for names, as a page and as JSON."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient


def said(client: TestClient, text: str) -> str:
    """Give what the page says about the search for *text*."""
    response = client.get("/search", params={"q": text}, headers={"Accept-Language": "cs"})
    assert response.status_code == 200
    status = BeautifulSoup(response.text, "html.parser").find(role="status")
    return " ".join(status.get_text().split()) if status else ""


@pytest.mark.parametrize("text", ["litvinov", "LITVÍN", "Litvínov"])
def test_accents_capitals_and_last_letters_do_not_matter(client: TestClient, text: str) -> None:
    """A half-typed name finds the town."""
    response = client.get("/search", params={"q": text})

    assert 'href="/municipality/567256"' in response.text


def test_a_hit_tells_its_kind_and_where_it_belongs(client: TestClient) -> None:
    """Two things of one name can be told apart."""
    response = client.get("/search", params={"q": "most k", "lang": "en"})
    hit = BeautifulSoup(response.text, "html.parser").select(".hits li")[0]

    assert " ".join(hit.get_text(" ").split()) == "Most k naději Organisation Most"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("lokalni partnerstvi bilina", "cs", "Dokument Bílina, stránka partnerství"),
        ("neziskova", "cs", "nezisková organizace Druh organizace"),
        (
            "neziskova",
            "en",
            "non-governmental organisation Kind of organisation also nestátní nezisková organizace",
        ),
        ("lokalni partnerstvi bilina", "en", "Document Bílina, partnership page"),
    ],
)
def test_a_hit_tells_the_code_list_or_the_kind_of_document(
    client: TestClient, text: str, language: str, words: str
) -> None:
    """In words, never as a code; a document can be told from the partnership it is about."""
    response = client.get("/search", params={"q": text, "lang": language})
    page = BeautifulSoup(response.text, "html.parser")
    hits = [" ".join(hit.get_text(" ").split()) for hit in page.select(".hits li")]

    assert any(words in hit for hit in hits), hits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Napište jméno nebo začátek"),
        (" \u00a0 ", "Napište jméno nebo začátek"),
        ("zzzz", "Jméno „zzzz“ v datech není"),
        ('"; DROP TABLE names; --', "v datech není"),
        ("*", "v datech není"),
        ("\0", "Napište jméno nebo začátek"),
        ("x" * 201, "příliš dlouhé"),
        ("x" * 100_00, "příliš dlouhé"),
        ("bilina", "Nalezen"),
    ],
)
def test_every_state_of_the_search_has_its_words(client: TestClient, text: str, words: str) -> None:
    """Nothing typed, nothing found, too long: each is said, none is an error."""
    assert words in said(client, text)


def test_what_was_typed_comes_back_as_text(client: TestClient) -> None:
    """Markup in the search is shown, not run."""
    response = client.get("/search", params={"q": "<script>alert(1)</script>"})

    assert "<script>" not in response.text
    assert "&lt;script&gt;" in response.text


def test_programs_get_the_same_hits_as_json(client: TestClient) -> None:
    """By Accept or by ``?format=json``, with the IRI and the page."""
    by_accept = client.get(
        "/search", params={"q": "clovek"}, headers={"Accept": "application/json"}
    )
    by_name = client.get("/search", params={"q": "clovek", "format": "json"})

    answer = by_name.json()
    facets = answer.pop("facets")
    assert by_accept.json() == {**answer, "facets": facets}
    assert facets["kind"] == [{"value": "organisation", "label": "Organizace", "count": 1}]
    assert answer == {
        "ok": True,
        "query": "clovek",
        "meant": "",
        "read": None,
        "offer": None,
        "hits": [
            {
                "iri": "https://w3id.org/vazby/resource/organisation/clovek-v-tisni",
                "label": "Člověk v tísni",
                "kind": "organisation",
                "context": "",
                "page": "/organisation/clovek-v-tisni",
            }
        ],
        "total": 1,
        "more": False,
    }


def test_a_search_that_is_too_long_is_refused_to_programs(client: TestClient) -> None:
    """The error has the shape of all errors."""
    response = client.get("/search", params={"q": "x" * 201, "format": "json"})

    assert response.status_code == 400
    assert response.json()["ok"] is False

"""Suggestions, and facets in the address: of the search and of the lists."""

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from graph.collation import collation_key


def page(client: TestClient, address: str) -> BeautifulSoup:
    """Open the page at *address* in Czech, unless it says otherwise."""
    response = client.get(address, headers={"Accept": "text/html", "Accept-Language": "cs"})
    assert response.status_code == 200, response.text
    return BeautifulSoup(response.text, "html.parser")


def hits(client: TestClient, query: Mapping[str, str | list[str]]) -> list[str]:
    """Give the labels that a search finds."""
    answer = client.get("/search", params={**query, "format": "json"}).json()
    return [hit["label"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("litv", "Litvínov"),
        ("v Litvínově", "Litvínov"),
        ("bilin", "Bílina"),
        ("urad prace litv", "Úřad práce v Litvínově"),
        ("ÚP Teplice", "Úřad práce Teplice"),
        ("policie cr", "Policie České republiky"),
    ],
)
def test_suggestions_are_the_best_ten(client: TestClient, text: str, first: str) -> None:
    """Typed, in context, with the address of their page."""
    answer = client.get("/suggest", params={"q": text, "lang": "cs"}).json()

    assert answer["ok"] is True
    assert answer["hits"][0]["label"] == first
    assert len(answer["hits"]) <= 10
    assert all(client.get(hit["page"]).status_code == 200 for hit in answer["hits"][:2])


def test_a_suggestion_tells_in_the_language_of_the_reader_what_it_is(client: TestClient) -> None:
    """Kind, place, and the name that was typed where it is another one."""
    query = {"q": "nestatni neziskova", "lang": "en"}
    (hit,) = client.get("/suggest", params=query).json()["hits"]

    assert hit["label"] == "non-governmental organisation"
    assert hit["kind"] == "Kind of organisation"
    assert hit["also"].startswith("also nestátní nezisková organizace")


@pytest.mark.parametrize("text", ["", " ", "*", "\0", "zzzz", '"; DROP TABLE names'])
def test_nothing_to_suggest_is_an_empty_list(client: TestClient, text: str) -> None:
    """It is no error to have typed nothing yet."""
    assert client.get("/suggest", params={"q": text}).json()["hits"] == []


def test_a_text_too_long_to_suggest_anything_is_refused(client: TestClient) -> None:
    """In the shape of all errors."""
    response = client.get("/suggest", params={"q": "x" * 201})

    assert response.status_code == 400
    assert response.json()["ok"] is False


def test_facets_are_chosen_in_the_address(client: TestClient) -> None:
    """Several values of one are any of them; IRIs are short there."""
    organisations = hits(client, {"q": "litvinov", "kind": "organisation"})
    both = hits(client, {"q": "litvinov", "kind": ["organisation", "municipality"]})
    short = hits(client, {"town": "ruian:obec/567256", "kind": "organisation"})
    whole = hits(
        client,
        {"town": "https://linked.cuzk.cz/resource/ruian/obec/567256", "kind": "organisation"},
    )

    assert "Litvínov" not in organisations
    assert set(both) == {"Litvínov", *organisations}
    assert short == whole != []


@pytest.mark.parametrize(
    "query",
    [
        "kind=nothing",
        "region=%00",
        "town=v:",
        "period=2010%2F",
        "kind=" + "&kind=".join(map(str, range(200))),
        "page=0&kind=document",
        "page=99999999999&kind=document",
        "page=%C2%B2&kind=document",
        "order=nonsense&kind=document",
        "kind=%3Cscript%3E&q=%22%3E",
    ],
)
@pytest.mark.parametrize("path", ["/search", "/documents"])
def test_what_there_is_not_is_told_on_the_page(
    shipped_client: TestClient, path: str, query: str
) -> None:
    """Unknown values find nothing, and can be taken back; 400, as programs are told."""
    query = query.replace("kind=", "type=" if path == "/documents" else "kind=")
    answer = shipped_client.get(f"{path}?{query}", headers={"Accept": "text/html"})
    found = BeautifulSoup(answer.text, "html.parser")

    assert answer.status_code == 400
    assert found.find(id="problem-detail")
    assert found.find(id="facets") or found.find(class_="chips") or path == "/search"
    assert all(not script.string for script in found.find_all("script"))


@pytest.mark.parametrize("path", ["/search?kind=organisation", "/organisations?"])
def test_a_page_beyond_the_last_says_so(shipped_client: TestClient, path: str) -> None:
    """And leads to the last; it is no empty list."""
    found = page(shipped_client, f"{path}&page=999")
    back = found.select_one("nav.pager a[rel=prev]")

    assert "Strana 999 není, poslední je 2." in found.select_one("nav.pager").get_text()  # type: ignore[union-attr]
    assert back
    assert str(back["href"]).endswith("page=2")
    assert "V tomto vydání dat zatím nic není" not in found.get_text()


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("kind=nope", 400, "'nope' is no value of 'kind'"),
        ("region=nope", 400, "no value of 'region'"),
        ("region=ruian:obec/567256", 400, "no value of 'region'"),
        ("period=abc", 400, "no value of 'period'"),
        ("evidence=x", 400, "no value of 'evidence'"),
        ("kind=plan&page=abc", 400, "no number of a page"),
        ("kind=plan&page=0", 400, "no number of a page"),
        ("kind=plan&region=&page=", 200, ""),
        ("period=1950", 200, ""),
        ("town=567256&theme=bydleni&kind=plan&evidence=several&region=60", 200, ""),
    ],
)
def test_a_program_is_told_of_a_value_that_there_is_not(
    shipped_client: TestClient, query: str, status: int, words: str
) -> None:
    """No hits would read as if there were nothing; what there is may well have none."""
    answer = shipped_client.get(f"/search?format=json&{query}")

    assert answer.status_code == status
    assert words in answer.json().get("error", "")


@pytest.mark.parametrize("path", ["/queries", "/search", "/organisations", "/themes"])
def test_a_format_that_is_not_given_is_not_given_as_another(client: TestClient, path: str) -> None:
    """A page would be read as a table."""
    answer = client.get(f"{path}?format=csv")

    assert (answer.status_code, answer.json()["status"]) == (406, 406)
    assert "It is given as html" in answer.json()["hint"]
    assert client.get(f"{path}?format=html").status_code == 200


def test_a_choice_can_be_taken_back(client: TestClient) -> None:
    """Each by its own link, which keeps the rest."""
    found = page(client, "/search?q=litvinov&kind=organisation&kind=document&lang=cs")
    links = {link.get_text(" ", strip=True): link["href"] for link in found.select(".chips a")}

    assert len(links) == 3
    assert links["Zrušit vše"] == "/search?q=litvinov&lang=cs"
    (back,) = [href for text, href in links.items() if "Dokument" in text]
    assert back == "/search?q=litvinov&kind=organisation&lang=cs"


def test_boxes_tell_how_many_there_would_be(client: TestClient) -> None:
    """Of the values not chosen as well; the chosen ones are ticked and stand first."""
    found = page(client, "/search?q=litvinov&kind=document")
    boxes = found.select("fieldset:first-of-type label")
    first = boxes[0].select_one("input")

    assert first is not None
    assert first.has_attr("checked")
    assert first["value"] == "document"
    assert len(boxes) > 1
    assert all(int(box.select(".tally")[0].get_text()) > 0 for box in boxes)


def test_a_typing_error_is_told_with_what_is_shown_instead(client: TestClient) -> None:
    """On the page in words, to programs in a field."""
    told = page(client, "/search?q=litvinvo").find(role="status")
    answer = client.get("/search?q=litvinvo&format=json").json()

    assert told is not None
    assert "litvínov" in told.get_text()
    assert answer["meant"] == "litvínov"
    assert answer["hits"][0]["label"] == "Litvínov"


def test_results_come_in_the_order_that_was_asked_for(client: TestClient) -> None:
    """By relevance, or by the Czech alphabet: the same ones."""
    relevant = hits(client, {"q": "litvinov"})
    alphabetical = hits(client, {"q": "litvinov", "order": "alphabet"})

    assert relevant[0] == "Litvínov"
    assert sorted(relevant, key=collation_key) == alphabetical != relevant


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/organisations", "organisation"),
        ("/measures", "measure"),
        ("/documents", "document"),
        ("/plans", "plan"),
        ("/partnerships", "partnership"),
    ],
)
def test_a_list_holds_what_the_search_finds_of_its_kind(
    client: TestClient, path: str, kind: str
) -> None:
    """The tally, the rows and the facets are of the same things."""
    listed = page(client, path)
    total = client.get(f"/search?kind={kind}&format=json").json()["total"]
    tally = listed.select_one("h1 .tally")

    assert tally is not None
    assert int(tally.get_text()) == total
    assert len(listed.select("tbody tr")) == total
    assert listed.select(".facets fieldset")


def test_a_list_is_narrowed_by_a_facet_and_a_name(client: TestClient) -> None:
    """As the search is; what leaves nothing says so."""
    offices = page(client, "/organisations?type=cl:organisation-kind/labour-office")
    named = page(client, "/organisations?q=urad+prace+v+litvinove")
    nothing = page(client, "/organisations?q=zzzz")

    names = [row.get_text(strip=True) for row in offices.select("tbody th")]
    assert names
    assert all("Úřad práce" in name for name in names)
    assert [row.get_text(strip=True) for row in named.select("tbody th")] == [
        "Úřad práce v Litvínově"
    ]
    assert not nothing.select("tbody tr")
    assert "Zrušte některý filtr" in nothing.get_text()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (
            "/organisations?type=cl:organisation-kind/labour-office&region=ruian:vusc/60&q=prace",
            "Organizace: prace · úřad práce, Ústecký kraj · Vazby",
        ),
        ("/search?q=most&kind=organisation", "Hledání: most · Organizace · Vazby"),
        ("/organisations", "Organizace · Vazby"),
    ],
)
def test_a_title_names_what_was_chosen(shipped_client: TestClient, path: str, title: str) -> None:
    """So that windows and bookmarks can be told apart."""
    head = page(shipped_client, path).select_one("title")

    assert head is not None
    assert head.get_text(strip=True) == title


def test_czech_names_are_marked_as_czech_on_english_pages(shipped_client: TestClient) -> None:
    """In facets, among what was chosen, and where another name was found than the first."""
    region = "region=ruian:vusc/60"
    facets = page(shipped_client, f"/organisations?{region}&lang=en").select(".facets, .chips")
    found = page(shipped_client, "/search?q=UP&lang=en")

    names = [name for part in facets for name in part.find_all("bdi", string="Ústecký kraj")]
    assert [name.get("lang") for name in names] == ["cs", "cs"]
    assert found.find("bdi", string="ÚP v Litvínově", lang="cs")


def test_municipalities_are_listed_that_documents_speak_of(client: TestClient) -> None:
    """The index knows more of them."""
    listed = {
        row.get_text(strip=True) for row in page(client, "/municipalities").select("tbody th")
    }

    assert {"Bílina", "Litvínov"} <= listed
    assert set(hits(client, {"kind": "municipality"})) > listed


def test_a_former_name_is_told_as_one(shipped_client: TestClient) -> None:
    """It leads to who is called otherwise today."""
    query = {"q": "spolecnost pri CT", "lang": "cs"}
    (hit,) = shipped_client.get("/suggest", params=query).json()["hits"]

    assert hit["label"] == "Člověk v tísni"
    assert hit["also"] == "dříve Člověk v tísni – společnost při ČT"


@pytest.mark.parametrize(("day", "found"), [("", True), ("2016", True), ("1990-01-01", False)])
def test_suggestions_of_a_day_are_what_was_there(client: TestClient, day: str, found: bool) -> None:
    """A partnership that was founded later is not suggested, its town is."""
    query = {"q": "Bílina", "asOf": day}
    hits = client.get("/suggest", params=query).json()["hits"]
    pages = [hit["page"] for hit in hits]

    assert "/municipality/567451" in pages
    assert ("/partnership/lp-bilina" in pages) is found


def test_suggestions_may_be_of_one_kind(client: TestClient) -> None:
    """As a form needs them that compares towns."""
    asked = {"q": "l", "kind": "municipality"}
    pages = [hit["page"] for hit in client.get("/suggest", params=asked).json()["hits"]]

    assert pages == ["/municipality/567256"]


def test_a_day_that_is_none_has_no_suggestions(client: TestClient) -> None:
    """It is an error as on every page."""
    assert client.get("/suggest", params={"q": "l", "asOf": "soon"}).status_code == 400


@pytest.mark.parametrize("text", ["bydlení v Bílině", "housing in Bilina", "bílinské bydlení"])
def test_words_that_name_a_theme_and_a_town_are_taken_for_filters(
    client: TestClient, text: str
) -> None:
    """Said on the page, shown as what was chosen, in the address of each link, to be taken back."""
    found = page(client, f"/search?q={text}&lang=cs")
    told, chips = found.find(role="status"), [chip["href"] for chip in found.select(".chips a")]
    answer = client.get("/search", params={"q": text, "format": "json", "lang": "cs"}).json()

    assert told is not None
    assert "Téma: bydlení" in told.get_text()
    assert "Obec: Bílina" in told.get_text()
    assert "/search?theme=cl%3Atheme%2Fbydleni&lang=cs" in chips
    assert answer["total"] == answer["read"]["total"] > 0
    same = client.get(answer["read"]["search"]).json()
    assert [hit["iri"] for hit in same["hits"]] == [hit["iri"] for hit in answer["hits"]]
    assert (same["total"], same["read"]) == (answer["total"], None)


def test_only_names_are_searched_where_that_is_asked_for(client: TestClient) -> None:
    """By a link of the page, which leads back by another."""
    found = page(client, "/search?q=bydlení v Bílině&lang=cs")
    (names,) = [link["href"] for link in found.select("[role=status] a")]
    alone = page(client, str(names))

    assert "names=only" in str(names)
    assert not alone.select(".hits li, .chips li")
    assert any("names" not in str(link["href"]) for link in alone.select("[role=status] a"))


def test_filters_are_offered_beside_names_and_without_words_that_fit_nothing(
    client: TestClient,
) -> None:
    """Both by links, with how many there are."""
    beside = client.get("/search?q=litvinov&format=json").json()
    without = client.get("/search?q=opatření Nikdeves&format=json&lang=en").json()

    assert beside["read"] is None
    assert client.get(beside["offer"]["search"]).json()["total"] == beside["offer"]["total"]
    assert (without["total"], without["offer"]["left_out"]) == (0, "Nikdeves")
    assert client.get(without["offer"]["search"]).json()["total"] == without["offer"]["total"] > 0
    assert (
        "/search?kind=measure&amp;lang=en"
        in client.get("/search?q=opatření Nikdeves&lang=en", headers={"Accept": "text/html"}).text
    )


@pytest.mark.parametrize(
    "query", ["q=bydlení mimo Bílinu", "q=bydlení v Bílině&theme=socialni-sluzby"]
)
def test_what_is_excluded_or_chosen_otherwise_is_not_read(client: TestClient, query: str) -> None:
    """A reader who chose a theme gets no other one."""
    answer = client.get(f"/search?{query}&format=json").json()

    assert (answer["read"], answer["offer"], answer["total"]) == (None, None, 0)


def test_a_search_by_filters_is_suggested_where_no_name_is(client: TestClient) -> None:
    """Half typed too; not in a field for things of one kind."""
    (hit,) = client.get("/suggest", params={"q": "bydlení bíl", "lang": "cs"}).json()["hits"]
    of_kind = client.get("/suggest", params={"q": "bydlení bíl", "kind": "municipality"}).json()

    assert hit["label"] == "bydlení · Bílina"
    assert client.get(hit["page"]).status_code == 200
    assert of_kind["hits"] == []

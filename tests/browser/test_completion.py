"""What the editor offers while one types, and what it leaves alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from graph.namespaces import PREFIXES
from tests.browser.editor import query_of, write

OpenPage = Callable[..., AbstractContextManager[Page]]
LINES = """SELECT ?s ?l
WHERE
{
{ ?s a v:Plan } UNION
{ ?s a owl:Class }
?s skos:prefLabel ?l
FILTER(STRLEN(?l) > 2 || true) } ORDER BY
?l
LIMIT
5"""


def squeezed(query: str) -> list[str]:
    """Give the words of *query* without the prefixes that the editor declared of itself."""
    return [*" ".join(line for line in query.split("\n") if "PREFIX" not in line).split()]


@pytest.mark.parametrize("delay", [0, 60])
def test_a_query_of_several_lines_comes_out_as_typed(page: Page, delay: int) -> None:
    """Enter behind a keyword, a function, a boolean or a name is a new line."""
    write(page, "")
    page.keyboard.type(LINES, delay=delay)

    assert squeezed(query_of(page)) == squeezed(LINES)
    assert query_of(page).count("<") == LINES.count(":")


@pytest.mark.parametrize(
    "words",
    [
        "SELECT * WHERE",
        "SELECT * { ?s ?p ?o } ORDER BY",
        "SELECT * { { ?s ?p ?o } UNION",
        "SELECT * { ?s ?p ?o MINUS",
        "SELECT (COUNT",
        "SELECT * { ?s ?p ?o FILTER(?o = true",
    ],
)
def test_nothing_is_offered_over_words_of_sparql(page: Page, words: str) -> None:
    """Unless it is asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    *before, word = words.rsplit(" ", 1)
    write(page, " ".join([*before, ""]))
    page.keyboard.type(word, delay=20)
    page.wait_for_timeout(300)

    expect(page.locator(".CodeMirror-hint")).to_have_count(0)
    assert not any("/complete" in url for url in asked)


def test_enter_is_a_new_line_until_a_row_is_chosen(page: Page) -> None:
    """By an arrow; the list tells what is chosen."""
    write(page, "SELECT * { ?x ?y ")
    page.keyboard.type("clov", delay=20)
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("Člověk v tísni")
    expect(page.locator(".CodeMirror-hint-active")).to_have_count(0)
    page.keyboard.press("Enter")
    assert query_of(page).split() == ["SELECT", "*", "{", "?x", "?y", "clov"]
    page.keyboard.type("clov", delay=20)
    expect(page.locator(".CodeMirror-hint").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert query_of(page).endswith("organisation/clovek-v-tisni>")


def test_a_variable_that_begins_another_stays_short(page: Page) -> None:
    """The longer one is offered, not put in."""
    write(page, "SELECT * { ?organisation ?y ")
    page.keyboard.type("?o", delay=20)
    expect(page.locator(".CodeMirror-hint")).to_have_text(["?organisation"])
    page.keyboard.press("Enter")

    assert query_of(page).split()[-1] == "?o"


def test_tab_leads_out_of_the_editor_past_an_offer(page: Page) -> None:
    """As the line below the editor says."""
    write(page, "SELECT * { ?x ?y ")
    page.keyboard.type("clov", delay=20)
    expect(page.locator(".CodeMirror-hint").first).to_be_visible()
    page.keyboard.press("Tab")

    expect(page.get_by_label("Výsledek jako")).to_be_focused()
    assert query_of(page) == "SELECT * { ?x ?y clov"


@pytest.mark.parametrize("begun", ['"Most', "'Most", '"""Most\n', '"a\\"Most', "?y # Most"])
def test_nothing_is_offered_within_quotes_and_comments(page: Page, begun: str) -> None:
    """A text is no name, not even where one asks."""
    write(page, f"SELECT * {{ ?x ?p {begun}")
    page.keyboard.type("most", delay=20)
    page.wait_for_timeout(200)
    expect(page.locator(".CodeMirror-hint")).to_have_count(0)
    page.keyboard.press("Control+Space")
    expect(page.locator("#state")).not_to_be_empty()

    expect(page.locator(".CodeMirror-hint")).to_have_count(0)


def test_names_are_offered_behind_a_text_in_quotes(page: Page) -> None:
    """And behind an IRI with a hash, which begins no comment."""
    write(page, "SELECT * { ?x <http://a.test/#p> 'it\\'s', \"#\" . ?x a ")
    page.keyboard.type("plan", delay=20)

    expect(page.locator(".CodeMirror-hint").first).to_contain_text("v:Plan")


def test_prefixes_are_offered_behind_their_word(page: Page) -> None:
    """With their IRI, as they are declared."""
    write(page, "PREFIX ")
    page.keyboard.type("sk", delay=20)
    expect(page.locator(".CodeMirror-hint")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert query_of(page) == "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"


def test_values_of_the_property_before_are_offered_first(page: Page) -> None:
    """Whatever its prefix is; asked for nothing, all that can stand there."""
    write(page, f"PREFIX our: <{PREFIXES['v']}>\nSELECT * {{ ?x our:currentStatus ?y, ")
    page.keyboard.type("plan", delay=20)
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("plánované")
    write(page, "SELECT * { ?x v:currentStatus ")
    page.keyboard.press("Control+Space")

    expect(page.get_by_role("option", name="plánované")).to_be_visible()


def test_graphs_are_offered_behind_graph(page: Page) -> None:
    """With the titles of their documents."""
    write(page, "SELECT * { GRAPH g:doc")
    page.keyboard.press("Control+Space")
    first = page.locator(".CodeMirror-hint").first
    expect(first).to_contain_text("vazby/graph/document/")
    page.keyboard.press("Enter")

    assert f"GRAPH <{PREFIXES['g']}document/" in query_of(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_offer_can_be_read_whole(open_page: OpenPage, width: int) -> None:
    """Wherever the cursor is: within the page, wide enough, no name or context cut."""
    with open_page(width=width) as page:
        write(page, "SELECT * { ?organisation ?property" + " " * (2 if width < 500 else 60))
        page.keyboard.type("plan", delay=20)
        expect(page.locator(".CodeMirror-hint").first).to_be_visible()
        left, right = page.locator(".CodeMirror-hints").evaluate(
            "list => [list.getBoundingClientRect().left, list.getBoundingClientRect().right]"
        )
        assert left >= 0
        assert right <= width
        assert right - left > 300
        cut = page.locator(".CodeMirror-hint :is(.hint-label, small)").evaluate_all(
            """parts => parts.filter(part => {
                const [own, row] = [part, part.parentNode].map(it => it.getBoundingClientRect())
                return part.scrollWidth > part.clientWidth + 1 && part.clientWidth
                    || own.right > row.right + 1
            }).map(part => part.textContent)"""
        )
        assert cut == []


@pytest.mark.parametrize("words", ["SELECT * { ?graph pro", "# of the graph\nSELECT * { ?s pro"])
def test_words_that_only_look_like_graph_lead_to_no_graphs(page: Page, words: str) -> None:
    """A variable and a comment are no GRAPH."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    write(page, words[:-3])
    page.keyboard.type(words[-3:], delay=20)
    page.wait_for_timeout(500)

    assert any("kind=property" in url for url in asked)
    assert not any("kind=graph" in url for url in asked)

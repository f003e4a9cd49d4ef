"""The editor of queries, by keyboard and by mouse: completion, errors, examples, stopping."""

import os
import re
from pathlib import Path
from time import sleep
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from graph.worker_process import KIND
from tests.browser.conftest import OpenPage
from tests.browser.editor import SLOW, query_of, write

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run(page: Page, query: str) -> None:
    """Run *query* by the keyboard and wait for what comes of it."""
    write(page, query)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text(re.compile("Hotovo|Chyba"))


def test_classes_are_completed_with_labels_counts_and_prefixes(page: Page) -> None:
    """After `a`, in the language of the page; what is chosen declares its prefix."""
    write(page, "SELECT * { ?x a plan")
    page.keyboard.press("Control+Space")
    first = page.locator(".CodeMirror-hint").first
    expect(first).to_contain_text("v:Plan")
    expect(first).to_contain_text("Plán")
    page.keyboard.press("Enter")

    expect(page.locator(".CodeMirror-hints")).to_have_count(0)
    assert query_of(page).endswith("SELECT * { ?x a v:Plan")
    assert "PREFIX v: <https://w3id.org/vazby/ontology#>" in query_of(page)


def test_properties_are_offered_while_one_types(page: Page) -> None:
    """By their labels too; Escape sends the offer away and types on."""
    write(page, "SELECT * { ?x ")
    page.keyboard.type("nazev", delay=20)
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("skos:prefLabel")
    page.keyboard.press("Escape")
    expect(page.locator(".CodeMirror-hints")).to_have_count(0)

    assert query_of(page) == "SELECT * { ?x nazev"


def test_entities_are_completed_by_their_names(page: Page) -> None:
    """Without diacritics."""
    write(page, "SELECT * { ?x ?y clov")
    page.keyboard.press("Control+Space")
    page.get_by_role("option", name="Člověk v tísni").first.click()

    assert query_of(page).endswith("organisation/clovek-v-tisni>")


def test_variables_are_completed_too(page: Page) -> None:
    """Those of this query."""
    write(page, "SELECT * { ?organisation ?property ?value . ?org")
    page.keyboard.press("Control+Space")
    page.keyboard.press("Enter")

    assert query_of(page).endswith(". ?organisation")


def test_a_known_prefix_is_declared_as_soon_as_it_is_typed(page: Page) -> None:
    """Once."""
    write(page, "SELECT * { ?x ")
    page.keyboard.type("skos:prefLabel ?y ; skos:")

    assert query_of(page).count("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>") == 1


def test_the_keyboard_leads_out_of_the_editor(page: Page) -> None:
    """Tab does not indent: WCAG 2.2, 2.1.2."""
    page.get_by_label("Dotaz").first.focus()
    page.keyboard.press("Tab")

    expect(page.get_by_label("Výsledek jako")).to_be_focused()


def test_a_mistake_is_marked_and_the_nearest_word_offered(page: Page) -> None:
    """With its line and column; following the offer mends the query."""
    run(page, "SELCT ?x\n{ ?x ?y ?z }")

    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Chyba je na řádku")
    expect(problem).to_contain_text("řádek 1, sloupec 1")
    expect(page.locator(".CodeMirror .mistaken")).to_have_count(1)
    problem.get_by_role("link", name="SELECT").click()
    expect(page.locator("#result table")).to_be_visible()


def test_the_outcome_is_said_aloud_in_one_line(page: Page) -> None:
    """How long it took and what came; who listens need not hear the whole table."""
    run(page, "SELECT ?x { VALUES ?x { 1 2 } }")
    expect(page.locator("output#state")).to_contain_text("2 řádky")
    run(page, "SELECT ?x {")
    expect(page.locator("output#state")).to_contain_text("Dotaz není platné SPARQL")


def test_a_server_that_does_not_answer_is_told(page: Page) -> None:
    """And the query stays in the editor."""
    write(page, "ASK {}")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("Server neodpověděl")

    assert query_of(page) == "ASK {}"


def test_an_unknown_term_is_told_with_the_nearest_known(page: Page) -> None:
    """Although the query is right and merely finds nothing."""
    run(page, "PREFIX v: <https://w3id.org/vazby/ontology#>\nSELECT * { ?x a v:Mesure }")

    expect(page.locator(".hinted")).to_contain_text("v:Mesure")
    expect(page.locator(".hinted a")).to_have_text("v:Measure")


def test_an_example_is_loaded_on_a_click(page: Page) -> None:
    """Into the editor, without running, with an address of its own; the way back works."""
    page.get_by_label("Najít příklad").fill("schvaleni")
    page.locator(".examples li:visible a").first.click()
    expect(page.locator(".CodeMirror")).to_contain_text("SELECT")
    page.wait_for_url("**/sparql?example=*")
    assert query_of(page).startswith("# ")
    page.go_back()
    page.wait_for_selector("html[data-editor=ready]")

    assert "example" not in urlsplit(page.url).query


def test_examples_that_are_not_found_are_told(page: Page) -> None:
    """In a sentence; the number beside the heading is that of those shown."""
    page.get_by_label("Najít příklad").fill("xyzzy")
    expect(page.locator("#no-example")).to_have_text("Takový příklad tu není.")
    expect(page.locator("#examples .tally")).to_have_text("0")
    page.get_by_label("Najít příklad").fill("schvaleni")
    page.locator(".examples li:visible a").first.click()
    page.wait_for_url("**/sparql?example=*")

    expect(page.locator("#state")).to_be_empty()
    expect(page.locator("#no-example")).to_be_empty()


def test_a_file_is_saved_beside_the_query(page: Page) -> None:
    """The editor stays, and offers the file again."""
    write(page, "SELECT (1 AS ?one) {}")
    page.get_by_label("Výsledek jako").select_option("csv-excel")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spustit").click()

    assert saved.value.suggested_filename == "vazby.csv"
    assert Path(saved.value.path()).read_bytes() == b"\xef\xbb\xbfone\r\n1\r\n"
    expect(page.get_by_role("link", name="Uložit vazby.csv")).to_be_visible()
    expect(page.locator("#state")).to_contain_text("Hotovo")
    assert query_of(page) == "SELECT (1 AS ?one) {}"


@pytest.mark.parametrize(
    ("form", "query", "place"), [("csv", "SELECT ?x {", "řádku 1"), ("ttl", "SELECT * {}", "")]
)
def test_what_is_wrong_with_a_file_is_told_beside_the_query(
    page: Page, form: str, query: str, place: str
) -> None:
    """As with a table; the editor marks the place."""
    write(page, query)
    page.get_by_label("Výsledek jako").select_option(form)
    page.get_by_role("button", name="Spustit").click()
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text(place)
    expect(page.locator("#state")).to_contain_text("Chyba")
    expect(page.locator("#state")).not_to_contain_text("Hotovo")

    assert query_of(page) == query
    expect(page.locator(".CodeMirror .mistaken")).to_have_count(1 if place else 0)


def test_a_file_that_takes_long_can_be_stopped(page: Page, server: tuple[str, int]) -> None:
    """As a table can."""
    write(page, ENDLESS)
    page.get_by_label("Výsledek jako").select_option("csv")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Spustit").click()
    expect(page.locator(".clock")).to_contain_text("s")
    worker = wait_for_long_worker(server[1])
    page.get_by_role("button", name="Zastavit").click()

    expect(page.locator("#state")).to_contain_text("Dotaz byl zastaven")
    assert ends(worker)


def test_the_address_leads_to_the_query_again(page: Page) -> None:
    """A permalink: whoever opens it sees the same."""
    run(page, "SELECT (1 AS ?one) {}")
    asked = parse_qs(urlsplit(page.url).query)
    page.reload()

    assert asked["query"] == ["SELECT (1 AS ?one) {}"]
    expect(page.locator("#result td")).to_have_text("1")


def test_a_link_to_a_slow_query_shows_it_while_it_runs(
    open_page: OpenPage, server: tuple[str, int]
) -> None:
    """And can be stopped; then the query is there to be mended."""
    with open_page(f"/sparql?lang=cs&query={quote(ENDLESS)}") as page:
        expect(page.locator("#state")).to_contain_text("Běží")
        expect(page.locator(".clock")).to_contain_text("s")
        worker = wait_for_long_worker(server[1])
        page.get_by_role("button", name="Zastavit").click()

        expect(page.locator("#state")).to_contain_text("Dotaz byl zastaven")
        assert ends(worker)
        assert query_of(page) == ENDLESS
        expect(page.locator("#waiting")).to_have_count(0)


def test_a_link_to_a_slow_query_shows_its_rows_in_the_end(open_page: OpenPage) -> None:
    """At its own address."""
    link = f"/sparql?lang=cs&query={quote(SLOW)}"
    with open_page(link) as page:
        expect(page.locator("#result td")).to_be_visible(timeout=60_000)
        assert page.url.endswith(link)


def test_a_query_too_long_for_an_address_is_sent_as_a_body(page: Page) -> None:
    """And answered."""
    run(page, f"SELECT (1 AS ?one) {{}} # {'x' * 20_000}")

    expect(page.locator("#result td")).to_have_text("1")
    assert "query=" not in page.url


@pytest.mark.parametrize("by", ["button", "key"])
def test_stopping_ends_the_query_on_the_server(
    page: Page, server: tuple[str, int], by: str
) -> None:
    """Its worker is gone, long before its deadline of a minute; the editor can go on."""
    write(page, ENDLESS)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".clock")).to_contain_text("s")
    worker = wait_for_long_worker(server[1])
    if by == "button":
        page.get_by_role("button", name="Zastavit").click()
    else:
        page.keyboard.press("Escape")

    expect(page.locator("#state")).to_contain_text("Dotaz byl zastaven")
    expect(page.get_by_role("button", name="Zastavit")).to_be_hidden()
    assert ends(worker)
    run(page, "SELECT (2 AS ?two) {}")
    expect(page.locator("#result td")).to_have_text("2")


def wait_for_long_worker(server: int) -> int:
    """Give the process that evaluates a long query: it has yielded the processor."""
    for _ in range(300):
        for child in children(server):
            for worker in children(child):
                if os.getpriority(os.PRIO_PROCESS, worker) == KIND:
                    return worker
        sleep(0.1)
    pytest.fail("no query runs long")


def children(process: int) -> list[int]:
    """Give the processes that *process* has started."""
    return [*map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]


def ends(process: int) -> bool:
    """Tell whether *process* ends soon."""
    for _ in range(50):
        if not Path(f"/proc/{process}").exists():
            return True
        sleep(0.1)
    return False

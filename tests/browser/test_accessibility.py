"""Every kind of page for everybody: WCAG 2.2 AA, from 320 px to 4K, by keyboard, on paper."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Page
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from api.app import ROUTES
from api.kinds import KINDS, LISTS, kind_of
from api.links import path_of
from graph.iris import graph_name
from graph.namespaces import PREFIXES
from graph.publish import publish
from graph.releases import DataDirectory, Release
from tests.browser.axe import Scheme, assert_nothing_amiss

OpenPage = Callable[..., AbstractContextManager[Page]]
Serving = Callable[[DataDirectory], AbstractContextManager[tuple[str, int]]]
QUERY = "SELECT ?thing WHERE { ?thing a ?class } LIMIT 5"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
OTHERS = {
    "home": "/",
    "about": "/about",
    "search": "/search",
    "found": "/search?q=most",
    "words read as filters": "/search?q=bydlení v Bílině",
    "nothing found": "/search?q=xqzwv",
    "queries": "/queries",
    "query": "/queries/timeline-of-a-town?town=567451",
    "editor": "/sparql",
    "result": f"/sparql?{urlencode({'query': QUERY})}",
    "a query that runs": f"/sparql?{urlencode({'query': ENDLESS})}",
    "links to a query": f"/sparql/share?{urlencode({'query': QUERY})}",
    "limits": "/limits",
    "ontology": "/ontology",
    "explore": "/explore",
    "organisations across towns": "/explore/organisations",
    "evidence across towns": "/explore/organisations/evidence?organisation=policie-cr&town=567451",
    "network": "/explore/network",
    "organisations that meet": "/explore/network?form=organisations",
    "towns": "/explore/towns",
    "comparison": "/explore/compare?town=567451&town=567256",
    "what to compare": "/explore/compare",
    "map": "/explore/map?show=measures",
    "map of regions": "/explore/map?by=regions",
    "years": "/explore/time",
    "time of a town": "/explore/time?municipality=567256",
    "time of a partnership": "/explore/time?partnership=lp-bilina",
    "conflicts": "/explore/conflicts",
    "rules": "/rules",
    "coverage": "/coverage",
    "coverage of a town": "/coverage?town=567256",
    "report": "/coverage/report",
    "a filter that there is not": "/organisations?region=nope",
    "a page beyond the last": "/organisations?page=999",
    "not there": "/organisation/clovek-v-tisne",
    "not understood": "/entity?iri=x",
}
"""Pages of no kind and no list, by what they are; whoever adds a page adds its address here."""

MORE = """
<service/rpss-1> a v:SocialService ; skos:prefLabel "Terénní programy: Most k naději"@cs ;
  dcterms:identifier "1" ; v:provider <organisation/most-k-nadeji> ;
  v:serviceKind cl:service-kind\\/terenni-programy ; dcterms:spatial ruian:obec\\/567451 .
<area/sluknovsko> a v:Area ; skos:prefLabel "Šluknovsko"@cs ;
  dcterms:hasPart ruian:obec\\/567451 .
"""
"""What no shipped page tells of: a service and an area."""

NO_PAGES = {
    "/.well-known/void": "leads to the description of the data",
    "/ontology/context.jsonld": "JSON-LD",
    "/ontology.{extension}": "RDF",
    "/health": "JSON",
    "/metrics": "text for Prometheus",
    "/complete": "JSON for the editor",
    "/sparql/hints": "JSON for programs",
    "/suggest": "JSON for the field of search",
    "/q/{code}": "leads to a query",
    "/coverage.csv": "CSV",
    "/explore/organisations.csv": "CSV",
    "/explore/organisations/matrix.csv": "CSV",
    "/explore/organisations/query": "leads to a query",
    "/explore/network.{extension}": "CSV, GraphML and GEXF",
    "/explore/network/nodes.{extension}": "CSV",
    "/explore/network/query": "leads to a query",
    "/explore/towns.csv": "CSV",
    "/explore/towns/query": "leads to a query",
    "/explore/map.geojson": "GeoJSON",
    "/explore/map/query": "leads to a query",
    "/explore/time.csv": "CSV",
    "/graph": "RDF",
    "/resource/{kind}/{key:path}": "leads from a thing to its page",
    "/{path:path}/": "leads to the address without the slash",
    "/robots.txt": "text for crawlers",
}
"""Addresses that are asked with GET and give no page of their own, with what they give."""

PAGES = [*KINDS, *(f"/{name}" for name in LISTS), *OTHERS]
WIDTHS = (320, 768, 1280, 3840)
SCREENS: tuple[tuple[Scheme, int], ...] = (("light", 1280), ("dark", 320))
FIRST_PAGE = 100_000
"""Bytes of the first page with its styles and scripts, uncompressed, without vendored files."""

BY_KEYBOARD = (
    *("home", "coverage", "municipality", "found", "not there"),
    *("organisations across towns", "network", "map", "time of a town"),
)

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSABLE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden], [type=radio]:not(:checked)), select, textarea,'
      + ' summary, [tabindex="0"]'
  )].filter(found => found.checkVisibility({ visibilityProperty: true }) && !found.disabled).length
"""
SIZES = """() => Object.fromEntries(
  ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
    .map(entry => [entry.name, entry.decodedBodySize]))
"""
CHOOSING = ":is(header.top nav, header.top form, form:not(.parameters), .pager, .toc):visible"
CUT_ON_PAPER = """() => [...document.querySelectorAll("main .scroll")]
  .filter(found => getComputedStyle(found).overflowX !== "visible")
  .map(found => found.outerHTML.slice(0, 80))
"""
FOCUSED = """() => {
  const found = document.activeElement;
  if (!found || found === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(found);
  const within = found === window.last;  // a date has a stop for its day, month and year
  const again = !within && found.dataset.seen === "yes";
  found.dataset.seen = "yes";
  window.last = found;
  return {
    name: found.outerHTML.slice(0, 120),
    again,
    within,
    outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
  };
}"""


@pytest.fixture(scope="module")
def whole(
    data: DataDirectory, no_shapes: Path, tmp_path_factory: pytest.TempPathFactory
) -> DataDirectory:
    """Give the shipped records with a thing of each kind of which no shipped page tells."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    shutil.copytree(data.path, folder, symlinks=True)
    head = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    triples = parse(head + MORE, format=RdfFormat.TURTLE, base_iri=PREFIXES["res"])
    graph = graph_name("document/more")
    quads = [Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    publish(DataDirectory(folder), {graph: quads}, shapes=no_shapes)
    return DataDirectory(folder)


@pytest.fixture(scope="module")
def release(whole: DataDirectory) -> Release:
    """Give that release instead of the shipped one."""
    return whole.current()


@pytest.fixture(scope="module")
def server(serving: Serving, whole: DataDirectory) -> Iterator[tuple[str, int]]:
    """Run the server over that release."""
    with serving(whole) as running:
        yield running


@pytest.fixture(scope="module")
def addresses(release: Release) -> Mapping[str, str]:
    """Give an address for each kind of thing: of that of which most is said, and of the others."""
    said = Counter(
        quad.subject
        for quad in release.open().quads()
        if isinstance(quad.subject, NamedNode) and "#" not in quad.subject.value
    )
    ranked = sorted(said, key=lambda thing: (said[thing], thing.value))
    things = {kind_of(thing.value): path_of(thing.value) for thing in ranked}
    lists = {f"/{name}": f"/{name}" for name in LISTS}
    return {**things, **lists, **OTHERS}


def test_every_page_is_held_to_this(addresses: Mapping[str, str]) -> None:
    """Each address of the application is tried here, or told to give no page."""
    routes = [route for module in ROUTES for route in module.router.routes]
    asked = [route for route in routes if isinstance(route, APIRoute)]
    readable = [route for route in asked if "GET" in (route.methods or ())]
    paths = [urlsplit(address).path for address in addresses.values()]
    tried = {next(r.path for r in readable if r.path_regex.match(path)) for path in paths}

    assert {route.path for route in readable} - tried == set(NO_PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_amiss_on_any_screen(
    open_page: OpenPage, addresses: Mapping[str, str], name: str
) -> None:
    """By axe, on a screen by day and on a telephone by night: contrast and targets included.

    From 320 px to 4K no page is wider than its window: what is wide scrolls within the page.
    """
    with open_page(addresses[name], ready="html") as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDER) == 0, width
        for scheme, width in SCREENS:
            page.set_viewport_size({"width": width, "height": 900})
            assert_nothing_amiss(page, scheme)


@pytest.mark.parametrize("name", BY_KEYBOARD)
def test_every_control_is_reached_by_the_keyboard_and_shows_it(
    open_page: OpenPage, addresses: Mapping[str, str], name: str
) -> None:
    """In turn, each once, with an outline of two pixels at least, and no trap."""
    with open_page(addresses[name], ready="html") as page:
        expected = page.evaluate(FOCUSABLE)
        reached = []
        for _ in range(2 * expected):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if not focused or focused["again"]:
                break
            if not focused["within"]:
                assert focused["outline"] >= 2, focused["name"]
                reached.append(focused["name"])

        assert len(reached) == expected


@pytest.mark.parametrize("name", ["home", "coverage", "municipality"])
def test_the_first_stop_skips_what_every_page_has(
    open_page: OpenPage, addresses: Mapping[str, str], name: str
) -> None:
    """It is seen once it has the focus, and leads to the content."""
    with open_page(addresses[name], ready="html") as page:
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        page.wait_for_url("**#content")


@pytest.mark.parametrize(
    "name",
    [
        *("municipality", "partnership", "document", "/plans", "coverage", "found", "map"),
        *("organisations across towns", "comparison", "time of a town", "query", "not there"),
    ],
)
def test_paper_shows_the_content_and_no_navigation(
    open_page: OpenPage, addresses: Mapping[str, str], name: str
) -> None:
    """All headings and rows stay, whole; what chooses or leads elsewhere is left out."""
    with open_page(addresses[name], ready="html") as page:
        content = page.locator("main :is(h1, h2, tbody tr):not(:is(nav, form, aside) *):visible")
        shown = content.count()
        page.emulate_media(media="print")

        assert content.count() >= shown
        assert page.evaluate(CUT_ON_PAPER) == []
        assert page.locator(CHOOSING).count() == 0


def test_paper_tells_where_links_lead(open_page: OpenPage, addresses: Mapping[str, str]) -> None:
    """Those to others; the way within the pages is of no use there."""
    with open_page(addresses["municipality"], ready="html") as page:
        page.emulate_media(media="print")
        link = page.locator('a[rel~="external"]', has_text="Wikidata").first
        after = link.evaluate("link => getComputedStyle(link, '::after').content")

        assert "wikidata.org" in after


def test_the_first_page_is_light(open_page: OpenPage) -> None:
    """With its styles, scripts and pictures; vendored libraries are for views that need them."""
    with open_page("/", ready="html") as page:
        page.wait_for_load_state("networkidle")
        sizes = page.evaluate(SIZES)
        own = {address: size for address, size in sizes.items() if "/vendor/" not in address}

        assert len(own) > 1
        assert sum(own.values()) < FIRST_PAGE, own


def test_without_the_network_what_is_on_the_page_stays(open_page: OpenPage) -> None:
    """Typing into the search goes on, and no script complains."""
    with open_page("/about", ready="html") as page:
        page.context.set_offline(True)
        field = page.locator("input[type=search]")
        field.press_sequentially("most", delay=30)
        page.wait_for_timeout(500)

        assert field.input_value() == "most"
        assert page.locator("h1").is_visible()

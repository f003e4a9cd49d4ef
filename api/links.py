"""From IRIs to the addresses of our pages, and to the words in an original page."""

from urllib.parse import quote, urlencode, urlsplit

from graph.iris import parse_resource
from graph.namespaces import PREFIXES

MUNICIPALITY = f"{PREFIXES['ruian']}obec/"
SITES = {
    "www.wikidata.org": "Wikidata",
    "sws.geonames.org": "GeoNames",
    "linked.cuzk.cz": "RÚIAN",
}
OURS = {PREFIXES["cl"]: "/codelist/", PREFIXES["g"]: "/graph/", PREFIXES["v"]: "/ontology#"}


def path_of(iri: str) -> str:
    """Give the path of the page about *iri*; a foreign IRI has its page at ``/entity``.

    >>> path_of("https://linked.cuzk.cz/resource/ruian/obec/567451")
    '/municipality/567451'
    """
    if parsed := parse_resource(iri):
        return f"/{quote('/'.join(parsed))}"
    if iri.startswith(MUNICIPALITY):
        return f"/municipality/{quote(iri.removeprefix(MUNICIPALITY))}"
    for namespace, path in OURS.items():
        if iri.startswith(namespace):
            return path + quote(iri.removeprefix(namespace))
    return f"/entity?{urlencode({'iri': iri})}"


def is_ours(iri: str) -> bool:
    """Tell whether *iri* has an address of its own here."""
    return not path_of(iri).startswith("/entity?")


def at_words(url: str, words: str | None) -> str:
    """Point into the page at *url* to *words*, by a text fragment, where they are known.

    Hyphens and commas mean something in a text fragment, hence they are escaped as well.
    Source: https://wicg.github.io/scroll-to-text-fragment/
    """
    if not words:
        return url
    fragment = quote(words, safe="").replace("-", "%2D")
    return f"{url}#:~:text={fragment}"


def site(iri: str) -> str:
    """Name the site that *iri* leads to.

    >>> site("http://www.wikidata.org/entity/Q518360")
    'Wikidata'
    """
    host = urlsplit(iri).netloc
    return SITES.get(host, host)


def is_web_address(iri: str) -> bool:
    """Tell whether a browser may be sent to *iri*; ``javascript:`` and its like may not."""
    return iri.startswith(("http://", "https://"))

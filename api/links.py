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
LONG = 120
"""Characters of words that a text fragment holds whole."""
END = 5
"""Words at each end of longer ones."""
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

    Long words are told by how they begin and end. Hyphens and commas mean something in a text
    fragment, hence they are escaped as well.
    Source: https://wicg.github.io/scroll-to-text-fragment/
    """
    if not words:
        return url
    single = words.split()
    ends = [words]
    if len(words) > LONG and len(single) >= 2 * END:
        ends = [" ".join(single[:END]), " ".join(single[-END:])]
    fragment = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def report(contact: str, iri: str) -> str | None:
    """Give the address at which *contact* takes a report of an error in the statement *iri*.

    *contact* is an address of e-mail, or of the web: there ``{iri}`` stands for the statement.
    """
    if not contact:
        return None
    if is_web_address(contact):
        return contact.replace("{iri}", quote(iri, safe=""))
    return f"mailto:{contact}?{urlencode({'subject': iri}, quote_via=quote)}"


def ares(number: str) -> str:
    """Give the page of ARES about the economic subject with the IČO *number*."""
    return f"https://ares.gov.cz/ekonomicke-subjekty/res/{quote(number)}"


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

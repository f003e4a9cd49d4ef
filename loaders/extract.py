"""From a document to all its records: the one door to the parsers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from loaders.coverage.summary import coverage_of
from loaders.document import Document
from loaders.parse.kinds import (
    LOCALITY_PROFILE,
    NEWS_ARTICLE,
    NEWSLETTER,
    PARTNERSHIP_PAGE,
    RESULTS_OVERVIEW,
    kind_of_page,
)
from loaders.parse.locality_profile import parse_locality_profile
from loaders.parse.news_article import parse_news_article
from loaders.parse.newsletter import parse_newsletter
from loaders.parse.partnership_page import parse_partnership_page
from loaders.parse.results_overview import parse_results_overview
from loaders.records import DocumentRecord, Extraction, Problem
from loaders.resolve.extraction import resolve
from loaders.resolve.namesakes import doubts, meant_instead
from loaders.resolve.places import Gazetteer, gazetteer
from loaders.text.boilerplate import content

_Parser = Callable[[Document, Gazetteer], Extraction]
_PARSERS: Mapping[str, _Parser] = {
    LOCALITY_PROFILE: parse_locality_profile,
    PARTNERSHIP_PAGE: parse_partnership_page,
    RESULTS_OVERVIEW: parse_results_overview,
    NEWS_ARTICLE: parse_news_article,
    NEWSLETTER: parse_newsletter,
}
_OF_ONE_TOWN = (LOCALITY_PROFILE, PARTNERSHIP_PAGE, NEWS_ARTICLE)
_LONGEST_TITLE = 200  # characters
_UNKNOWN = (
    "this is no page of a known kind: a partnership, a locality, an overview of results, "
    "a news article or a newsletter"
)


def extract(document: Document, known: Gazetteer | None = None) -> Extraction:
    """Read all that *document* says, and tell what was not read.

    A page of no known kind gives no records and a problem.
    *known* are the places that may be named: without it, those of the shipped tables.
    """
    parse = _PARSERS.get(kind_of_page(document) or "", _unknown)
    places = known or gazetteer()
    found = parse(document, places)
    namesake = meant_instead(document, found.document.municipalities, places)
    if namesake and found.document.kind in _OF_ONE_TOWN:
        places = places.meaning(namesake)
        found = parse(document, places)
    found = resolve(found, places)
    record = replace(found.document, retrieved=document.retrieved)
    doubtful = tuple(doubts(document, record.municipalities, places)) if record.kind else ()
    found = replace(found, document=record, problems=(*found.problems, *doubtful))
    return replace(found, coverage=coverage_of(document, found))


def _shortened(title: str) -> str:
    """Cut what is no title of the Agency's, perhaps a file of data that is a single line."""
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _unknown(document: Document, _: Gazetteer) -> Extraction:
    own = content(document)  # a title is never taken from the contacts around it
    first = next(iter(own or document.lines))
    title = _shortened(" ".join((document.title or (first.text if own else "")).split()))
    record = DocumentRecord(None, title, document.sha256, len(document.text), document.url)
    unknown = Problem(first.start, first.end, _UNKNOWN)
    return Extraction(record, problems=(*document.problems, unknown))

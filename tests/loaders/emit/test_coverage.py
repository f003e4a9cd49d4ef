"""What was read of a page and what was not, as statements."""

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import concept, resource, term
from loaders.emit.extraction import emit
from loaders.records import (
    Completeness,
    Coverage,
    DocumentRecord,
    Extraction,
    Share,
    Span,
    digest_of,
)

COVERAGE = Coverage(
    lines=Share(used=3, structure=1, unread=2),
    characters=Share(used=80, structure=10, unread=10),
    kinds=(Completeness("membership", 0, "stated-none", expected=True),),
    unread=(Span(2, 7, digest=digest_of("words")),),
)
DOCUMENT = DocumentRecord(
    "partnership-page", "Lokální partnerství Most", "0" * 64, 100, "http://example.org/lp-most"
)
QUADS = emit(Extraction(DOCUMENT, coverage=COVERAGE))[1]
NODE = resource("document", "lp-most")


def values(subject: NamedNode, predicate: str) -> list[object]:
    """Give what *subject* has by *predicate*."""
    wanted = (subject, term(predicate))
    return [quad.object for quad in QUADS if (quad.subject, quad.predicate) == wanted]


def test_the_lines_are_counted_by_their_use() -> None:
    """A class without lines has none, and says so."""
    assert values(NODE, "v:usedLines") == [Literal(3)]
    assert values(NODE, "v:boilerplateLines") == [Literal(0)]


def test_a_kind_of_statement_tells_what_was_found_and_how() -> None:
    """That the source itself says there is none is kept."""
    completeness = resource("completeness", "lp-most--membership")
    assert values(NODE, "v:completeness") == [completeness]
    assert values(completeness, "v:ofKind") == [term("org:Membership")]
    assert values(completeness, "v:found") == [Literal(0)]
    assert values(completeness, "v:expected") == [Literal(True)]
    assert values(completeness, "v:readAs") == [concept("completeness", "stated-none")]


def test_a_place_left_unread_is_a_range_of_characters_without_its_words() -> None:
    """RFC 5147 names it within the document; the digest proves the words."""
    place = NamedNode(f"{NODE.value}#char=2,7")
    assert values(NODE, "v:unread") == [place]
    assert (values(place, "oa:start"), values(place, "oa:end")) == ([Literal(2)], [Literal(7)])
    assert values(place, "v:digest") == [Literal(digest_of("words"))]
    assert not [quad for quad in QUADS if _is_quote(quad)]


def test_a_document_without_coverage_says_nothing_of_it() -> None:
    """Older record files have none."""
    predicates = {quad.predicate for quad in emit(Extraction(DOCUMENT))[1]}
    assert not predicates & {term("v:usedLines"), term("v:completeness"), term("v:unread")}


def _is_quote(quad: Quad) -> bool:
    return quad.predicate == term("oa:exact")

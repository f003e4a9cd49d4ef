"""The named graph of one document: statements, each with the place that says so."""

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from graph.iris import concept, graph_name, resource, term
from loaders.emit.statements import Statements, plain
from loaders.records import Extraction, Place, Span, SupportPeriodRecord
from loaders.resolve.places import Gazetteer, gazetteer


class PageGraph(Statements):
    """The graph of the document with that *key*, under construction.

    *known* are the places that its names may hold: without it, those of the shipped tables.
    """

    def __init__(self, key: str, extraction: Extraction, known: Gazetteer | None = None) -> None:
        super().__init__(graph_name(f"document/{key}"))
        self.key = key
        self.known = known or gazetteer()
        self.node = resource("document", key)
        self._published = extraction.document.published
        self._support = [r for r in extraction.records if isinstance(r, SupportPeriodRecord)]
        self._taken: Counter[tuple[str, str]] = Counter()

    def own(self, kind: str, slug: str) -> str:
        """Give the slug of a node of *kind* that is this document's own.

        Where a page names two things alike, the later ones are numbered in the order of the page.
        """
        slug = slug or kind  # a name in another script leaves no slug
        self._taken[kind, slug] += 1
        nth = self._taken[kind, slug]
        return f"{self.key}--{slug}" if nth == 1 else f"{self.key}--{slug}-{nth}"

    def numbered(self, kind: str) -> str:
        """Give the slug of a node of *kind* that has no name, by its order in the document."""
        self._taken[kind, ""] += 1
        return f"{self.key}--{self._taken[kind, '']:02d}"

    def time_of(self, places: Iterable[Place]) -> str | None:
        """Tell when a status held: in the period of support that the page is about, else its day.

        A page with several periods tells of the present; only a sole one dates what it lists.
        """
        if len(self._support) == 1 and {*places} & {*self._support[0].municipalities}:
            return self._support[0].period
        return self._published

    def concepts(
        self, subject: NamedNode, predicate: str, scheme: str, codes: Iterable[str]
    ) -> None:
        """State that *subject* has the concepts *codes* of the code list *scheme*."""
        self.add(subject, predicate, *(concept(scheme, code) for code in codes))

    def organisation(self, subject: NamedNode, predicate: str, key: str | None) -> None:
        """State an organisation by its *key*, where there is one."""
        self.add(subject, predicate, resource("organisation", key) if key else None)

    def evidence(self, slug: str, span: Span, *bodies: NamedNode) -> None:
        """State where the document says what *bodies* hold, as a Web Annotation."""
        node = resource("evidence", slug)
        target, position, quote = (
            NamedNode(f"{node.value}#{part}") for part in ("target", "position", "quote")
        )
        self.type(node, "oa:Annotation")
        self.add(node, "oa:motivatedBy", term("oa:identifying"))
        self.add(node, "oa:hasBody", *bodies)
        self.add(node, "oa:hasTarget", target)
        self.type(target, "oa:SpecificResource")
        self.add(target, "oa:hasSource", self.node)
        self.add(target, "oa:hasSelector", position)
        self.type(position, "oa:TextPositionSelector")
        self.add(position, "oa:start", Literal(span.start))
        self.add(position, "oa:end", Literal(span.end))
        self.add(position, "v:digest", plain(span.digest))
        if span.exact is not None:
            self.add(target, "oa:hasSelector", quote)
            self.type(quote, "oa:TextQuoteSelector")
            self.add(quote, "oa:exact", Literal(span.exact))

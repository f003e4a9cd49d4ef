"""What a query may have meant: words that this graph does not know, each with the nearest it knows.

The query is cut into tokens, not parsed: it may well be no SPARQL.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from api.terms import KnownTerms, Term, Terminology, in_query, namespace
from graph.errors import VazbyError
from graph.mistakes import KEYWORDS
from graph.namespaces import PREFIXES
from graph.query_errors import QuerySyntaxError
from graph.releases import Release
from graph.search_tokens import unescaped
from graph.selections import unplaced
from graph.undeclared import TOKEN

LONGEST = 20_000
"""Characters of a query that is looked at."""

PATIENCE = 2.0
"""Seconds that an answer waits for its hints."""

MOST = 5
_OF_IRIS = {"term", "namespace"}
_PREDICATE = re.compile(r"(?:[/|^!;]|\^\()\s*\Z"), re.compile(r"\s*(?:[/|*+]|\?(?!\w))")
_NEAR_BY = 200  # characters that are looked at
_DATA = re.compile(r"\b(?:VALUES|DESCRIBE)\b[^{}]*\Z", re.IGNORECASE)
_TERM_NEXT = re.compile(r"\s+[?$<\[(_\"'\w:-]")
_TYPE = f"{PREFIXES['rdf']}type"
_NEAR = 70  # of 100, how alike words must be to be taken for each other
_OURS = tuple(PREFIXES[name] for name in ("cl", "res", "g", "ruian"))

Declared = Mapping[str, re.Match[str]]
"""The declaration of each prefix."""


@dataclass(frozen=True)
class Hint:
    """A word of the query that is not known, and what may have been meant.

    *kind* is ``term``, ``prefix``, ``namespace`` of a prefix, ``variable`` or ``keyword``;
    *nearest* what to write instead, empty where nothing is near, *term* the class or property that
    it is, of the kind *only* where no other fits there; *usual* the namespace that the prefix has
    here. *line* and *column* count from 1.
    """

    kind: str
    written: str
    start: int
    line: int = 0
    column: int = 0
    nearest: str = ""
    needs: str = ""
    term: Term | None = None
    only: str = ""
    usual: str = ""

    def mend(self, query: str) -> str:
        """Write *query* as it may have been meant."""
        end = self.start + len(self.written)
        return self.needs + query[: self.start] + (self.nearest or self.written) + query[end:]


async def hints(
    terminology: Terminology, release: Release, query: str, problem: VazbyError | None
) -> list[Hint]:
    """Find what *query* says that *release* does not know; words of SPARQL where it is none.

    Nothing where that takes long or fails: the answer is worth more than what may be said of it.
    """
    if len(query) > LONGEST:
        return []
    try:
        async with asyncio.timeout(PATIENCE):
            broken = isinstance(problem, QuerySyntaxError)
            return await find(terminology, release, query, broken=broken)
    except (TimeoutError, VazbyError):
        return []


async def find(
    terminology: Terminology, release: Release, query: str, *, broken: bool
) -> list[Hint]:
    """Find them however long it takes; one that is *broken* has words that SPARQL has not."""
    known = await terminology.of(release)
    found = list(_look(query, known, broken=broken))
    doubtful = {hint.nearest for hint in found if hint.kind in _OF_IRIS}
    occurring = await terminology.occurring(sorted(doubtful)) if doubtful else set()
    kept = [hint for hint in found if hint.kind not in _OF_IRIS or hint.nearest not in occurring]
    kept += [] if broken else _variables(query)
    once = {hint.written: hint for hint in reversed(kept)}
    return [_complete(hint, query, known) for hint in list(once.values())[::-1][:MOST]]


def _look(query: str, known: KnownTerms, *, broken: bool) -> Iterator[Hint]:
    """Find the doubtful words; the IRI of a doubtful term is put down as *nearest* for now."""
    tokens = [*TOKEN.finditer(query)]
    declared = {token["name"]: token for token in tokens if token["declared"]}
    typed, last = False, None
    for token in tokens:
        typed = _is_type(query, last, token, declared, again=typed)
        for hint in _doubts(token, declared, known, broken=broken):
            property_only = "property" if _is_predicate(query, last, token) else ""
            yield replace(hint, only="class" if typed else property_only)
        last = token


def _is_predicate(query: str, last: re.Match[str] | None, token: re.Match[str]) -> bool:
    """Tell whether *token* stands where a property does: in a path, or between two terms."""
    start, end = token.span()
    before, behind = _PREDICATE
    if behind.match(query, end) or before.search(query, max(0, start - _NEAR_BY), start):
        return True
    is_behind_term = last is not None and not query[last.end() : start].strip()
    brace = query.rfind("{", 0, start)
    is_data = _DATA.search(query, max(0, brace - _NEAR_BY), max(0, brace))
    return is_behind_term and not is_data and bool(_TERM_NEXT.match(query, end))


def _is_type(
    query: str,
    last: re.Match[str] | None,
    token: re.Match[str],
    declared: Declared,
    *,
    again: bool,
) -> bool:
    """Tell whether *token* stands where a class does: behind ``a``, or a comma and such a class."""
    if last is None:
        return False
    between = query[last.end() : token.start()].strip()
    prefix, _, local = (last["curie"] or "").partition(":")
    bound = declared[prefix]["namespace"] if prefix in declared else PREFIXES.get(prefix, "")
    iri = (last["iri"] or "")[1:-1] or bound + local
    return (not between and (last["word"] == "a" or iri == _TYPE)) or (again and between == ",")


def _doubts(
    token: re.Match[str], declared: Declared, known: KnownTerms, *, broken: bool
) -> Iterator[Hint]:
    if token["curie"] and not token["type"]:
        yield from _name(token, declared, known)
    elif token["iri"] and not token["type"]:
        yield from _iri(token["iri"], token.start("iri"), token["iri"][1:-1], known)
    elif broken and token["word"] and token["word"].upper() not in KEYWORDS:
        yield Hint("keyword", token["word"], token.start("word"))


def _name(token: re.Match[str], declared: Declared, known: KnownTerms) -> Iterator[Hint]:
    prefix, _, local = token["curie"].partition(":")
    start = token.start("curie")
    if prefix not in declared:
        yield Hint("prefix", token["curie"], start)
        return
    bound, usual = declared[prefix]["namespace"], PREFIXES.get(prefix, "")
    iri = bound + unescaped(local)
    yield from _iri(token["curie"], start, iri, known)
    if bound not in {"", usual} and usual + unescaped(local) in known and _is_iri(iri):
        place = declared[prefix].start("namespace")
        yield Hint("namespace", bound, place, nearest=iri, usual=usual)


def _iri(written: str, start: int, iri: str, known: KnownTerms) -> Iterator[Hint]:
    """Doubt an IRI of a namespace whose terms are all known, and any of our own."""
    doubtful = namespace(iri) in known.namespaces or iri.startswith(_OURS)
    if doubtful and iri not in known and len(iri) > len(namespace(iri)) and _is_iri(iri):
        yield Hint("term", written, start, nearest=iri)


def _variables(query: str) -> Iterator[Hint]:
    """Doubt what is selected and stands nowhere in the pattern."""
    selected, others = unplaced(query)
    for token in selected:
        yield Hint("variable", token.text, token.start, nearest=_nearest(token.text, others))


def _is_iri(text: str) -> bool:
    try:
        return bool(NamedNode(text))
    except ValueError:
        return False


def _complete(hint: Hint, query: str, known: KnownTerms) -> Hint:
    before = query[: hint.start]
    hint = replace(
        hint, line=before.count("\n") + 1, column=hint.start - (before.rfind("\n") + 1) + 1
    )
    if hint.kind == "namespace":
        return replace(hint, nearest=hint.usual)
    if hint.kind == "variable":
        return hint
    if hint.kind == "keyword":
        return replace(hint, nearest=_nearest(hint.written.upper(), KEYWORDS))
    if hint.kind == "prefix":
        return _prefix(hint, query, known)
    return _term(hint, query, known)


def _prefix(hint: Hint, query: str, known: KnownTerms) -> Hint:
    """Declare the prefix that is meant; what it begins may not be known either."""
    prefix, _, local = hint.written.partition(":")
    meant = prefix if prefix in PREFIXES else _nearest(prefix, PREFIXES)
    if not meant:
        return hint
    iri = PREFIXES[meant] + local
    if PREFIXES[meant] in known.namespaces and iri not in known:
        return _term(replace(hint, kind="term", nearest=iri), query, known)
    return replace(
        hint, nearest=f"{meant}:{local}", needs=_declare({meant: PREFIXES[meant]}, query)
    )


def _term(hint: Hint, query: str, known: KnownTerms) -> Hint:
    """Find the term whose name is like that of the unknown one."""
    iri = hint.nearest
    local = iri[len(namespace(iri)) :]
    fitting = [term for term in known.terms if hint.only in {"", term.kind}]
    at_home = [term for term in fitting if term.iri.value.startswith(namespace(iri))]
    elsewhere = [term for term in fitting if term.kind != "concept"]  # codes are called anything
    for terms in (at_home, elsewhere):
        names = {term: term.local for term in terms}
        best = process.extractOne(local, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
        if best:
            text, prefixes = in_query(best[2].iri.value)
            needs = _declare(prefixes, query)
            return replace(hint, nearest=text, needs=needs, term=best[2])
    return replace(hint, nearest="")


def _nearest(word: str, words: Iterable[str]) -> str:
    best = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(best[0]) if best else ""


def _declare(prefixes: Mapping[str, str], query: str) -> str:
    """Declare those of *prefixes* that *query* does not declare."""
    missing = {name: iri for name, iri in prefixes.items() if f"<{iri}>" not in query}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in missing.items())

"""How a partnership began: its own first meeting or establishment, and what it grew from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.dates import DateMention, find_dates
from loaders.document import Document, Line
from loaders.records import Problem, Span

_PARTNERSHIP = r"(?:(?:lokální\w*|místní\w*)\s+partnerství|\bLP\b|\bpartnerství)"
_SUBJECT = (
    r"(?<!rámci )(?:(?:lokální|místní)\s+partnerství|\bLP\b|(?<!ho )(?<!mu )(?<!ím )\bpartnerství)"
)
_MADE = r"(?:ustaveno|ustanoveno|založeno|zřízeno|vytvořeno|ustavilo\s+se|vzniklo)"
_CUES = (
    (
        "constituting-meeting",
        r"ustavující\w*\s+(?:setkání|schůz\w+|jednání|zasedání)"
        r"(?!\s+(?:pracovní|zastupitel|výbor|komis|sdružení|rady|skupin))",
    ),
    (
        "first-meeting",
        rf"{_PARTNERSHIP}[^.;:]*?(?:poprvé\s+(?:se\s+)?sešl\w+|se\s+sešl\w+\s+poprvé)|"
        rf"poprvé\s+se\s+{_PARTNERSHIP}[^.;:]*?sešl\w+|"
        rf"první\s+(?:setkání|jednání|schůzk\w+|zasedání)\s+(?:členů\s+)?{_PARTNERSHIP}",
    ),
    (
        "established",
        rf"{_SUBJECT}[^.;:]{{0,80}}?\b(?:bylo\s+(?:\w+\s+){{0,4}})?{_MADE}|"
        rf"\bbylo\s+[^.;:]{{0,60}}?{_MADE}\s+{_SUBJECT}|"
        rf"\bvzniklo\s+[^.;:]{{0,60}}?{_SUBJECT}|"
        rf"\bustavení\w*\s+{_PARTNERSHIP}",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?i)(?<!\w)(?:{cue})")) for kind, cue in _CUES)
_NOT_YET = re.compile(
    r"(?i)\b(?:bude|budou|mělo\s+by|má\s+být|je\s+plánován\w*|plánuje|nebyl\w*|nevzniklo|"
    r"kroky\s+k|připravuje|uskuteční|proběhne|sejde|vznikne|obnoven\w*|novém\s+složení)\b"
)
_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_OF_A_PAPER = re.compile(r"(?i)\b(?:memorand|dohod|smlouv|usnesení)\w*")
_CONTINUES = re.compile(
    r"(?i)\bnaváz\w+\s+na\s+(?:(?:dosavadní|předchozí)\s+)?(?:činnost|práci|fungování)?\s*"
    r"(?P<bodies>[^.]+)"
)
_BODIES = {
    "skupiny": "skupina",
    "komise": "komise",
    "výboru": "výbor",
    "rady": "rada",
    "týmu": "tým",
}
_BODY = re.compile(rf"(?i)\b(?:{'|'.join(_BODIES)})\b")


@dataclass(frozen=True)
class Founding:
    """A beginning that the page tells of: *kind* is a code of event-kind, *date* is EDTF."""

    kind: str | None = None
    date: str | None = None
    evidence: Span | None = None


def read_founding(
    document: Document, sentences: Sequence[Line]
) -> tuple[Founding, tuple[Problem, ...]]:
    """Read how the partnership began, and what speaks of its beginning without being certain.

    A constituting meeting comes before a first meeting, and that before an establishment.
    """
    told = [found for sentence in sentences if (found := _beginning(document, sentence))]
    dated = [found for found in told if isinstance(found, Founding)]
    problems = tuple(found for found in told if isinstance(found, Problem))
    if not dated:
        return Founding(), problems
    order = [kind for kind, _ in _PATTERNS]
    chosen = min(dated, key=lambda found: order.index(found.kind or ""))
    others = tuple(_another(found) for found in dated if not _agree(found, chosen))
    return chosen, problems + others


def read_predecessors(sentences: Sequence[Line]) -> tuple[str, ...]:
    """Give the labels of the groups and commissions on whose work the partnership built."""
    for sentence in sentences:
        found = _CONTINUES.search(sentence.text)
        if found and _BODY.search(found["bodies"]):
            return tuple(_label(body) for body in _split_bodies(found["bodies"]))
    return ()


def _beginning(document: Document, sentence: Line) -> Founding | Problem | None:
    kind, cue = _cue(sentence.text)
    dates = find_dates(sentence.text, sentence.start)
    if cue is None or not dates:
        return None
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    date = min(dates, key=lambda date: _distance(date, end))
    doubt = _doubt(date, document.text[end : max(end, date.start)])
    if doubt:
        return Problem(start, max(end, date.end), doubt)
    return Founding(kind, date.edtf, document.span(sentence.start, max(end, date.end)))


def _cue(text: str) -> tuple[str, re.Match[str] | None]:
    """Give the kind of beginning that *text* tells as done, and the words that tell it."""
    if not _NOT_YET.search(text):
        for kind, pattern in _PATTERNS:
            cue = pattern.search(text)
            if cue:
                return kind, cue
    return "", None


def _doubt(date: DateMention, between: str) -> str:
    """Say why *date* may not be that of the beginning; *between* are the words before it."""
    if date.edtf is None:
        return date.reason
    if _OF_A_PAPER.search(between):
        return "the date is that of another act, not of the beginning"
    return "" if _POINT.fullmatch(date.edtf) else "the beginning is told as a period"


def _distance(date: DateMention, end: int) -> tuple[bool, int]:
    """Rank the dates: those after the cue first, the nearest first."""
    return (date.start < end, abs(date.start - end))


def _agree(one: Founding, other: Founding) -> bool:
    first, second = one.date or "", other.date or ""
    return first.startswith(second) or second.startswith(first)


def _another(found: Founding) -> Problem:
    evidence = found.evidence or Span(0, 0)
    reason = f"another beginning is told, {found.kind} of {found.date}"
    return Problem(evidence.start, evidence.end, reason)


def _split_bodies(text: str) -> list[str]:
    """Take the bodies apart at "a" outside brackets; what follows ", které" tells of them."""
    told = re.split(r",\s+(?:kter|jež|jenž)", text)[0]
    parts = re.split(r"\s+a\s+(?=[^()]*(?:\(|$))", told)
    return [part.strip(" ,") for part in parts if _BODY.search(part)]


def _label(body: str) -> str:
    """Give *body* in the nominative: "pracovní skupiny plánu" is the "pracovní skupina plánu"."""
    first = _BODY.search(body)
    if not first:
        return body
    noun = first.group()
    nominative = _BODIES[noun.lower()]
    label = nominative if noun.islower() else nominative.capitalize()
    return f"{body[: first.start()]}{label}{body[first.end() :]}"

"""How completely a page was read, kind of record by kind: that nothing was found is not zero."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from loaders.coverage.passage import UNREAD, USED, Passage
from loaders.document import Document
from loaders.parse.cut_off import CUT_OFF
from loaders.parse.kinds import (
    LOCALITY_PROFILE,
    NEWS_ARTICLE,
    NEWSLETTER,
    PARTNERSHIP_PAGE,
    RESULTS_OVERVIEW,
)
from loaders.records import RECORD_TYPES, Completeness, Extraction, PartnershipRecord, Record
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import NOUN

_EXPECTED: Mapping[str | None, tuple[str, ...]] = {
    PARTNERSHIP_PAGE: ("partnership", "membership", "working-group", "plan", "measure"),
    LOCALITY_PROFILE: ("partnership", "plan", "measure"),
    RESULTS_OVERVIEW: ("plan", "measure", "support-period"),
    NEWS_ARTICLE: ("measure",),
    NEWSLETTER: ("measure",),
}
"""What the pages of each kind tell as a rule, by our reading of the site."""

# The words by which a passage speaks of a kind of record, whether or not one was read from it.
_CUES = {
    "partnership": NOUN,
    "membership": rf"\bčlen(?:ové|y|ů)\b[^.:]*(?:{NOUN}|:)",
    "working-group": r"\b(?:pracovní|tematick)\w*\s+(?:\w+\s+)?skupin|\bpodskupin",
    "plan": r"\b(?:strategick|akční|komunitní|lokální|místní)\w*\s+plán|"
    r"\bplán\w*\s+(?:sociálního|rozvoje)",
    "measure": r"\bopatření\b|\baktivit",
    "project": rf"\bprojekt\w*\s+(?:[„“\"]|(?-i:[{CAPITAL}]))",
    "count": r"\b(?!(?:19|20)\d\d\b)\d+\s+[^\W\d_]{3,}",
    "event": r"\b(?:setkání|jednání|referend\w+|konferenc\w+|seminář\w*|schůz\w+)\b",
    "support-period": r"\bAgentur\w+[^.]*\b(?:19|20)\d\d\b",
}
_SPEAKS_OF = {name: Cue(cue, re.IGNORECASE) for name, cue in _CUES.items()}
_MADE = r"(?:zřízen|ustaven|ustanoven|založen|vytvořen|zpracován|vypracován|jmenován)[aoiy]?\b"
_THERE_IS_NONE = Cue(
    rf"\bne(?:byl[aoiy]?|jsou)\s+(?:\w+\s+){{0,3}}?{_MADE}|{_MADE}\s+ne(?:byl[aoiy]?|jsou)\b|"
    r"\bne(?:vznik|exist|pracuj|působ)\w*|\bžádn\w+",
    re.IGNORECASE,
)


def completeness(
    document: Document, extraction: Extraction, found: Sequence[Passage]
) -> Iterator[Completeness]:
    """Tell of each kind of record how many were *found* and what is known of the rest."""
    counts = _counted(extraction.records)
    expected = _EXPECTED.get(extraction.document.kind, ())
    cut, partly = _cut_off(document, extraction, found), _partly_read(found, extraction.records)
    unread = [one.words.text for one in found if one.use == UNREAD]
    is_read = any(record.type == "event" for record in extraction.records)
    if not is_read and any(map(_SPEAKS_OF["event"].search, unread)):
        partly.add("event")  # of which the founding alone was read
    for name in RECORD_TYPES:
        if name in cut:
            state = "cut-off"
        elif counts[name]:
            state = "partly-read" if name in partly else "read"
        else:
            state = _silence(_SPEAKS_OF[name], unread)
        yield Completeness(name, counts[name], state, name in expected)


def _counted(records: Sequence[Record]) -> Counter[str]:
    """Count what is stated by kind: a partnership that is told of twice once, its founding too."""
    told = [record for record in records if isinstance(record, PartnershipRecord)]
    counts = Counter(record.type for record in records)
    counts["partnership"] = len({record.partnership for record in told})
    counts["event"] += sum(1 for record in told if record.founded or record.founding)
    return counts


def _cut_off(document: Document, extraction: Extraction, found: Sequence[Passage]) -> set[str]:
    """Give the kinds of record in whose midst the page ends."""
    if any(problem.reason == CUT_OFF for problem in extraction.problems):
        return {"membership"}
    last = next((one for one in reversed(found) if one.use == USED), None)
    return _types(last, extraction.records) if document.problems and last else set()


def _partly_read(found: Sequence[Passage], records: Sequence[Record]) -> set[str]:
    """Give the kinds of record of which a list has items that were not read."""
    partly: set[str] = set()
    for is_list, items in groupby(found, key=lambda one: one.words.bullet is not None):
        listed = list(items)
        if is_list and any(one.use == UNREAD for one in listed):
            partly.update(*(_types(one, records) for one in listed))
    return partly


def _types(passage: Passage, records: Sequence[Record]) -> set[str]:
    return {records[number].type for number in passage.records}


def _silence(speaks_of: Cue, unread: Sequence[str]) -> str:
    """Tell why there is no record: the page says nothing, that there is none, or we cannot read."""
    told = [text for text in unread if speaks_of.search(text)]
    if any(map(_THERE_IS_NONE.search, told)):
        return "stated-none"
    return "not-understood" if told else "not-told"

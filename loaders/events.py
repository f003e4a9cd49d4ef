"""Events: referendums, meetings, and revisions of plans."""

import re
from collections.abc import Iterator

from loaders.measures import Setting
from loaders.records import EventRecord
from loaders.status import status_of

_REFERENDUM = re.compile(r"(?:v\s+)?(?:místní\w*\s+)?referend(?:u|um|a|em)", re.IGNORECASE)
_COMMA = re.compile(r",\s+")


def referendums(setting: Setting, start: int, end: int) -> Iterator[EventRecord]:
    """Give the referendum that the words between *start* and *end* tell of, and its outcome."""
    text = setting.text(start, end)
    here = setting.narrowed(text)
    found = [*_REFERENDUM.finditer(text)]
    if not found:
        return
    verdict = status_of(text)
    deciding = [match for match in found if verdict.cue and _same_clause(text, match, verdict.cue)]
    match = (deciding or found)[0]
    names = " a ".join(place.label for place in here.places)
    yield EventRecord(
        evidence=here.document.span(start + match.start(), start + match.end()),
        kind="referendum",
        label=f"Místní referendum: {names}" if names else "Místní referendum",
        municipalities=here.places,
        outcome=verdict.status if verdict.status in ("rejected", "approved") else None,
    )


def _same_clause(text: str, match: re.Match[str], cue: str) -> bool:
    """Whether no comma stands between the referendum and the words of its outcome."""
    between = sorted((match.start(), text.index(cue)))
    return _COMMA.search(text, *between) is None

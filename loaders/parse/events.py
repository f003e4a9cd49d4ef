"""Events: referendums, meetings, and revisions of plans."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.parse.status import status_of
from loaders.records import EventRecord
from loaders.resolve.town_slugs import town_slug
from loaders.text.cues import Cue, told_in
from loaders.text.dates import find_dates
from loaders.text.partnerships import IN_ANY_CASE
from loaders.text.persons import names_person
from loaders.text.points import year_of
from loaders.text.sentences import sentences

_REFERENDUM = Cue(r"(?:v\s+)?(?:místní\w*\s+)?referend(?:u|um|a|em)", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_MEETING = Cue(
    r"(?P<which>(?:další|příští|mimořádné|poslední|(?P<day>dnešní|včerejší)m?)\s+)?"
    r"(?P<what>jednání|setkání|zasedání|schůz(?:ka|ce|e|i))"
    rf"(?P<whose>\s+(?:{IN_ANY_CASE}|pracovní\w*\s+skupin\w+))?",
    re.IGNORECASE,
)
_DAYS_BEFORE = {"dnešní": 0, "včerejší": 1}
_FOUNDING = re.compile(r"ustavující|poprvé|první", re.IGNORECASE)
_REVISION = Cue(r"(?<!\w)(?:reviz\w*|revidov\w+|aktualiz\w+)", re.IGNORECASE)
_PLAN = Cue(r"(?<!\w)(?:plán\w*|SPSZ)(?!\w)", re.IGNORECASE)
_APPROVAL = Cue(r"(?<!\w)schvál\w+", re.IGNORECASE)
_OF_REVISION = re.compile(r"(?<!\w)(?:ji|tu|tuto|reviz\w+|aktualizac\w+)(?!\w)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?<!\w)(?:bude|budou|má\s+být|by|nebyl\w*|neschvál\w+)(?!\w)", re.IGNORECASE
)
_ANY = sum(cue.bit for cue in (_REFERENDUM, _MEETING, _REVISION))
_BODIES = (
    (re.compile(r"zastupitel", re.IGNORECASE), "zastupitelstvo"),
    (re.compile(r"(?<!\w)rad(?:a|ou|y|ě)\s+obce", re.IGNORECASE), "rada-obce"),
    (re.compile(r"(?<!\w)rad(?:a|ou|y|ě|ní)(?!\w)", re.IGNORECASE), "rada-mesta"),
)


def referendums(setting: Setting, start: int, end: int) -> Iterator[EventRecord]:
    """Give the referendum that the words between *start* and *end* tell of, and its outcome."""
    text = setting.text(start, end)
    found = [*_REFERENDUM.finditer(text)]
    if not found:
        return
    here = setting.narrowed(text)
    verdict = status_of(text)
    deciding = [match for match in found if verdict.cue and _same_clause(text, match, verdict.cue)]
    match = (deciding or found)[0]
    names = " a ".join(place.label for place in here.places)
    yield EventRecord(
        evidence=here.document.span(start + match.start(), start + match.end()),
        kind="referendum",
        label=f"Místní referendum: {names}" if names else "Místní referendum",
        date=_date(text, None),
        municipalities=here.places,
        outcome=verdict.status if verdict.status in ("rejected", "approved") else None,
    )


def prose_events(
    lines: Sequence[Line], setting: Setting, published: str | None
) -> Iterator[EventRecord]:
    """Give the events that sentences tell; *published* is the day of the page, if known.

    "Today" and "last year" are resolved by that day alone. A meeting without a date is none.
    """
    of_revision = False
    for sentence in sentences(lines):
        if not (of_revision or told_in(sentence.text) & _ANY):
            continue
        here = setting.narrowed(sentence.text)
        yield from referendums(here, sentence.start, sentence.end)
        yield from _meetings(here, sentence, published)
        if of_revision or _is_revision(sentence.text):
            yield from _approvals(here, sentence, published)
        of_revision = _is_revision(sentence.text)
        if of_revision:
            yield from _revisions(here, sentence, published)


def _meetings(setting: Setting, sentence: Line, published: str | None) -> Iterator[EventRecord]:
    for match in _MEETING.finditer(sentence.text):
        if not (match["whose"] or match["day"]) or _FOUNDING.search(sentence.text):
            continue
        when = _relative_day(match["day"], published) or _date(sentence.text, published)
        if when:
            yield replace(
                _event(setting, sentence, match.span(), "meeting", _meeting_label(match)), date=when
            )


def _revisions(setting: Setting, sentence: Line, published: str | None) -> Iterator[EventRecord]:
    found = _event(setting, sentence, (0, len(sentence.text)), "plan-revision", "Revize plánu")
    yield replace(found, date=_date(sentence.text, published))


def _approvals(setting: Setting, sentence: Line, published: str | None) -> Iterator[EventRecord]:
    text = sentence.text
    if _NOT_YET.search(text) or not (_APPROVAL.search(text) and _OF_REVISION.search(text)):
        return
    found = _event(
        setting, sentence, (0, len(text)), "plan-revision-approval", "Schválení revize plánu"
    )
    yield replace(found, date=_date(text, published), decided_by=_body(setting, text))


def _event(
    setting: Setting, sentence: Line, span: tuple[int, int], kind: str, label: str
) -> EventRecord:
    start, end = span
    if names_person(sentence.text[start:end]):
        start, end = next(match.span() for match in _WORDS_OF[kind].finditer(sentence.text))
    words = sentence.text[start:end].rstrip(" .")
    at = sentence.start + start
    return EventRecord(
        setting.document.span(at, at + len(words)), kind, label, municipalities=setting.places
    )


_WORDS_OF = {"meeting": _MEETING, "plan-revision": _REVISION, "plan-revision-approval": _APPROVAL}


def _is_revision(text: str) -> bool:
    of_plan = _REVISION.search(text) and _PLAN.search(text)
    return bool(of_plan and not _NOT_YET.search(text))


def _meeting_label(match: re.Match[str]) -> str:
    which = match["day"] or (match["which"] or "").strip()
    label = " ".join(f"{which} {match['what']}{match['whose'] or ''}".split())
    return f"{label[0].upper()}{label[1:]}"


def _relative_day(words: str | None, published: str | None) -> str | None:
    if not words or not published or len(published) != len("2016-08-03"):
        return None
    day = date.fromisoformat(published) - timedelta(days=_DAYS_BEFORE[words.lower()])
    return day.isoformat()


def _date(text: str, published: str | None) -> str | None:
    found = find_dates(text, year=year_of(published))
    return next((date.edtf for date in found if date.edtf and "/" not in date.edtf), None)


def _body(setting: Setting, text: str) -> str | None:
    kind = next((kind for pattern, kind in _BODIES if pattern.search(text)), None)
    return f"{kind}-{town_slug(setting.places[0])}" if kind and len(setting.places) == 1 else None


def _same_clause(text: str, match: re.Match[str], cue: str) -> bool:
    """Whether no comma stands between the referendum and the words of its outcome."""
    between = sorted((match.start(), text.index(cue)))
    return _COMMA.search(text, *between) is None

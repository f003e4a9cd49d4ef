"""The working groups of a partnership: from a sentence that counts them up, or from a list."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Document, Line
from loaders.parse.themes import themes_of
from loaders.records import Problem, WorkingGroupRecord
from loaders.text.bullet_lists import bullet_lists, enumerated, trimmed
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL, NOUN

_GROUPS = re.compile(
    r"\b(?:pracovní\w*|tematick\w+)\s+(?:\w+\s+)?skupin\w*|\bpodskupin\w*|"
    r"\b(?:dvě|dvou|tř[ie]|třech|čtyř\w+|pět\w*|šest\w*|sed[mn]\w*|osm\w*)\s+skupin\w*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:ne(?:byl|vznik|jsou|ní|pracuj)\w*|bude|budou|plánuj\w*|zanik\w*|zruš\w+)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\bskupin\w*[^.:]*:\s+(?P<groups>[^.:]+)|\bskupin\w*\s+\((?P<bracketed>[^()]+[;,][^()]+)\)|"
    r"\bskupin\w*\s+(?:\([^)]*\)\s+)?(?:pro|(?:se\s+)?zaměř\w+\s+(?:se\s+)?na)\s+(?:oblast\w*\s+)?(?P<areas>[^.:,]+(?:,[^.:]+)+)|"
    rf"\bskupin\w*\s+[„\"]?(?=(?-i:[{CAPITAL}]))(?!(?:{LOCAL}|LP\b))(?P<named>[^.:]+)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\bskupina\s+(?:(?:pro|zaměřená\s+na)\s+|(?=(?-i:[{CAPITAL}])))(?P<area>.+?)"
    r"(?=,?\s+(?:a\s+)?(?:pracovní\s+)?skupina\b|"
    rf"\s+(?:se|je|jedná|řeší|vede|jednou|ve?\s+(?-i:[{CAPITAL}])\w+)\b|[.;]|$)",
    re.IGNORECASE,
)
_NEXT_CAPITAL = re.compile(rf"(?:[,;]|\s+[ai])\s+(?=[{CAPITAL}])")
_SUBORDINATE = re.compile(r",\s+(?:kter|jež|jejichž|kde)\w*.*$")
# In the name of a group single words tell a theme that in a sentence would tell too little.
_BARE = (
    ("zamestnanost", re.compile(r"^práce\b|\ba\s+práce$", re.IGNORECASE)),
    ("rodina-deti", re.compile(r"\bděti\b", re.IGNORECASE)),
    ("bezpecnost-prevence", re.compile(r"\bbezpečn", re.IGNORECASE)),
)
_AREAS = re.compile(r"\boblast\w*\s*:\s+(?P<groups>[^.:]+)", re.IGNORECASE)
_SPECIAL = re.compile(
    r"^(?:(?:\w+\s+){0,2}zřízená|zvláštní|speciální|další)\s+(?:pracovní\s+)?skupina\s+se\s+"
    r"(?:zaměř\w+|zaměřuje)\s+na\s+(?P<purpose>[^.]+)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^(?:členové\s+)?pracovní\s+skupin[ay]\s+(?!{LOCAL}|{NOUN}|LP\b)(?:pro\s+)?[„\"]?"
    r"(?P<label>[^:.]{3,80}?)[“\"]?\s*:?$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"^člen|\bskupina\b", re.IGNORECASE)  # the members of one group
_NUMBERS = (
    ("dvě", "dva", "dvou", "dvěma"),
    ("tři", "tří", "třech"),
    ("čtyři", "čtyř", "čtyřech"),
    ("pět", "pěti"),
    ("šest", "šesti"),
    ("sedm", "sedmi"),
    ("osm", "osmi"),
    ("devět", "devíti"),
    ("deset", "deseti"),
)
_COUNTS = {word: count for count, words in enumerate(_NUMBERS, start=2) for word in words}
_LINE_END = len("\r\n\r\n")
_UNCOUNTED = "the page does not say how many groups there are; each area was taken for one"


def read_working_groups(
    document: Document, lines: Sequence[Line], sentences: Sequence[Line], partnership: str
) -> tuple[list[WorkingGroupRecord], list[Problem]]:
    """Read the working groups of *partnership*, each once, in the order of the page."""
    problems: list[Problem] = []
    found = [*_from_prose(sentences, problems), *_from_lists(lines), *_from_headings(lines)]
    groups: dict[str, WorkingGroupRecord] = {}
    for place, label in sorted(found, key=lambda pair: pair[0].start):
        record = WorkingGroupRecord(
            document.span(place.start, place.end), label, _themes(label), partnership
        )
        groups.setdefault(label.casefold(), record)
    return list(groups.values()), problems


def _themes(label: str) -> tuple[str, ...]:
    bare = (theme for theme, words in _BARE if words.search(label))
    return tuple(dict.fromkeys((*themes_of(label), *bare)))


def _from_prose(sentences: Sequence[Line], problems: list[Problem]) -> Iterator[tuple[Line, str]]:
    previous = Line(0, 0, "")
    for sentence in sentences:
        special = _SPECIAL.match(sentence.text)
        if special:
            place = trimmed(special.group(), sentence.start)
            yield place, f"skupina pro {special['purpose']}"
        yield from ((item, item.text) for item in _told(sentence, previous, problems))
        previous = sentence


def _told(sentence: Line, previous: Line, problems: list[Problem]) -> tuple[Line, ...]:
    """Give the groups that *sentence* tells: each called a group, or all counted up."""
    each = [*_EACH.finditer(sentence.text)]
    if _NONE.search(sentence.text):
        return ()
    if len(each) > 1:
        return tuple(trimmed(one["area"], sentence.start + one.start("area")) for one in each)
    listed = _listing(sentence, previous)
    heading = previous.text if _announces(previous) else ""
    count = _stated_count(sentence.text) or _stated_count(heading)
    return _items(sentence, listed, count, problems) if listed else ()


def _listing(sentence: Line, previous: Line) -> tuple[int, int] | None:
    """Give where *sentence* counts up groups, which the one before may have called so."""
    text = sentence.text
    if _announces(previous) and sentence.start - previous.end <= _LINE_END and "," in text:
        return 0, len(text.rstrip("."))
    if _NUMBERED_LIST.search(text) and _GROUPS.search(text):
        return text.index("1)"), len(text.rstrip("."))
    found = _LISTED.search(text) if _GROUPS.search(text) else None
    if found is None and _GROUPS.search(previous.text):
        found = _AREAS.search(text)
    if found is None:
        return None
    name = found.lastgroup or "groups"
    is_one = name == "named" and not _NEXT_CAPITAL.search(found[name])
    return None if is_one else found.span(name)


_NUMBERED_LIST = re.compile(r"\b1\)\s.*\b2\)")


def _announces(line: Line) -> bool:
    """Tell whether *line* is a heading over the groups: "Pracovní skupiny:"."""
    about = _GROUPS.search(line.text) and not _OF_ONE.search(line.text)
    return bool(about) and line.text.endswith(":")


def _items(
    sentence: Line, span: tuple[int, int], count: int | None, problems: list[Problem]
) -> tuple[Line, ...]:
    text = _SUBORDINATE.sub("", sentence.text[slice(*span)])
    offset = sentence.start + span[0]
    if _NUMBERED_LIST.search(text):
        return _numbered(text, offset)
    if text[0].isupper() and _NEXT_CAPITAL.search(text):
        return _capitalised(text, offset)
    items = tuple(map(_without_for, enumerated(text, offset)))
    if count == len(items):
        return items
    if any(re.search(r"\s(?:a|i)\s", item.text) for item in items[:-1]):
        return items
    if count is None:
        problems.append(Problem(offset, offset + len(text), _UNCOUNTED))
    return (*items[:-1], *_pair(items[-1]))


def _without_for(item: Line) -> Line:
    """Take "pro" off an area: "pro bydlení, pro zaměstnanost"."""
    body = item.text.removeprefix("pro ")
    return Line(item.end - len(body), item.end, body)


def _capitalised(text: str, offset: int) -> tuple[Line, ...]:
    """Split where the next capital letter begins the next name: "Rodina a děti, Bydlení"."""
    joints = [*_NEXT_CAPITAL.finditer(text)]
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    return tuple(trimmed(text[a:b], offset + a) for a, b in zip(starts, ends, strict=True))


def _numbered(text: str, offset: int) -> tuple[Line, ...]:
    marks = [*re.finditer(r"\b\d{1,2}\)\s*", text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    pieces = (
        trimmed(re.sub(r"\s+a\s*$", "", text[mark.end() : end]), offset + mark.end())
        for mark, end in zip(marks, ends, strict=True)
    )
    return tuple(piece for piece in pieces if piece.text)


def _pair(item: Line) -> tuple[Line, ...]:
    """Take the end of an enumeration apart at its last "a"."""
    left, _, right = item.text.rpartition(" a ")
    if not left:
        return (item,)
    return trimmed(left, item.start), _without_for(trimmed(right, item.end - len(right)))


def _stated_count(text: str) -> int | None:
    before = text.lower().split(":")[0]
    words = re.findall(r"\w+", before)
    return next((_COUNTS[word] for word in words if word in _COUNTS), None)


def _from_lists(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        if _GROUPS.search(heading) and not (_OF_ONE.search(heading) or heading.endswith(".")):
            items = (trimmed(item.text.rstrip("."), item.start) for item in group.items)
            yield from ((item, item.text) for item in items)


def _from_headings(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Give the groups whose names stand as headings over lists of their members."""
    for line in lines:
        named = _NAMED.match(line.text)
        if named and not line.bullet:
            start = line.start + named.start("label")
            yield trimmed(named["label"], start), named["label"].strip()

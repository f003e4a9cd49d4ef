"""The working groups of a partnership: from a sentence that counts them up, or from a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.document import Document, Line
from loaders.parse.group_names import (
    bare_name,
    first_mark,
    group_names,
    is_numbered,
    themes_of_group,
)
from loaders.parse.organisation_items import is_organisation
from loaders.records import Problem, WorkingGroupRecord
from loaders.text.bullet_lists import BulletList, bullet_lists, trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.verbs import finite_verbs

_GROUPS = Cue(
    r"\b(?:pracovní\w*|tematick\w+)\s+(?:\w+\s+)?skupin\w*|\bpodskupin\w*|"
    r"\b(?:dvě|dvou|tř[ie]|třech|čtyř\w+|pět\w*|šest\w*|sed[mn]\w*|osm\w*)\s+skupin\w*|"
    rf"\b{NOUN}[^.,:]*\b(?:prac|působ|fung|schá|děl|rozděl)\w+\s+(?:se\s+)?(?:ve?\s+|do\s+)?skupin\w*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:ne(?:byl|vznik|jsou|ní\b|má\b|měl|pracuj|existuj|funguj|zříd|zřiz|ustav|vytvoř)\w*|"
    r"bude|budou|m(?:á|ají)\s+být|měl\w*\s+by|by\s+měl\w*|vzniknou|vznikne|"
    r"plánuj\w*|v\s+plánu\s+je|uvaž\w+|zanik\w*|zruš\w+|slouč\w+|doporuč\w+|navrh\w+|zvaž\w+|"
    r"(?:zřídit|ustavit|vytvořit|založit))\b",
    re.IGNORECASE,
)
# What became of one of them later: "přičemž jedna se sloučila", "z nichž jedna zanikla".
_FATE = re.compile(
    r",\s+(?:přičemž|z\s+nichž|ze\s+kterých|později|posléze)\s+[^:]*?"
    r"\b(?:slouč|spoj|zanik|zruš|rozděl|ukonč)\w*[^:]*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\bnav[aá]z\w+|\bna\s+(?:\w+\s+)?skupinách\b|\bpředchůd\w+|\bčlenem\b|\bčlen\w*\s+(?:pracovní\w*\s+)?skupin",
    re.IGNORECASE,
)
# What stands between is about the groups, not about what they agreed on.
_ABOUT = r"(?:(?!\b(?:priorit|opatřen|cíl|témat|plán|projekt|návrh)\w*)[^.:])*"
_PLURAL = r"skupin(?!(?:a|u|ě|ou)\b)\w*"
_LISTED = re.compile(
    rf"(?<!cílové )(?<!cílových )\bskupin(?!(?:a|u|ou)\b)\w*{_ABOUT}?"
    r"(?::|\s[–—-](?=[^.:]*(?:,|\sa\s)))\s+(?!\w+krát\b)(?P<groups>(?:[^.:]|\.(?=\w)|(?<=č)\.)+)|"
    r"\bskupin\w*\s+\((?P<bracketed>[^()]+(?:[;,]|\sa\s)[^()]+)\)|"
    rf"\b{_PLURAL}\s+(?:\([^)]*\)\s+)?(?:pro|(?:se\s+)?zaměř\w+\s+(?:se\s+)?na)\s+(?:oblast\w*\s+)?(?P<areas>[^.:,]+(?:,[^.:]+)+)|"
    rf"\b{_PLURAL}\s+[„\"]?(?=(?-i:[{CAPITAL}]))(?!(?:{LOCAL}|LP\b))(?P<named>[^.:]+)",
    re.IGNORECASE,
)
# These say less: what they lead to must be themes.
_SPOKEN = re.compile(
    rf"\b{_PLURAL},?\s+(?:a\s+to\s+|kter\w+\s+)?(?:(?:se\s+)?(?:věnuj|zabýv|zaměř|soustřed|řeš)\w*\s+(?:se\s+)?)?"
    r"(?:(?:pro|na|v)\s+)?(?:oblast\w*\s+|problematik\w+\s+|témat\w*\s+)?(?P<areas>[^.:]+)|"
    r"\boblast\w*\s+(?P<before>[^.:]+?)\s+(?:byl|vznik|prac|působ|fung|exist|jsou|se\b)[^.:]*\bskupin",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:skupin[au](?:,?\s+a\s+to)?|(?-i:PS))\s+"
    rf"(?:(?:pro|zaměřen[áou]+\s+na)\s+|[„\"]?(?=(?-i:[{CAPITAL}]))|(?<=PS\s)(?!č\.|\d))(?P<area>.+?)"
    r"(?=,?\s+(?:a\s+)?(?:(?:pracovní\s+)?skupin[au]|(?-i:PS))\b|"
    rf"\s+(?:se|je|jednou|\w+(?:uje|ují)|jedná|řeší|vede|ve?\s+(?-i:[{CAPITAL}])\w+)\b|"
    r",\s+(?:\w{1,3}\s+)?(?:kter|jej|přičemž)|\s+\(|\)|\.(?!\w)|[;“\"]|$)",
    re.IGNORECASE,
)
# of a plan these are its areas
_AREAS = re.compile(
    r"^(?:(?!plán|strategi|dokument)[^:])*\boblast\w*\s*:\s+(?P<groups>[^.:]+)", re.IGNORECASE
)
_SPECIAL = re.compile(
    r"^(?:(?:\w+\s+){0,2}zřízená|zvláštní|speciální|další)\s+(?:pracovní\s+)?skupina\s+se\s+"
    r"(?:zaměř\w+|zaměřuje)\s+na\s+(?P<purpose>[^.]+)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^(?:členové\s+)?pracovní\s+skupin[ay]\s+(?!{LOCAL}|{NOUN}|LP\b)(?:pro\s+)?[„\"]?"
    r"(?P<label>[^:.(][^:.]{2,79}?)[“\"]?\s*:?$",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(r"(?:tematické\s+)?pracovní\s+skupiny(?:\s+\w+){0,4}", re.IGNORECASE)
_OF_ONE = re.compile(
    r"^člen\w*\s+(?:\w+\s+)?(?:pracovn|tematick|skupin|PS\b)|\bskupina\b", re.IGNORECASE
)  # the members of one group
_MEMBERS = re.compile(r"členové\s+(?:\w+\s+)?(?:pracovní\w*|tematick\w+)\s", re.IGNORECASE)
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
_LONGEST_NAME = 6  # words
_FEWEST = 2
_CALLED_SO = re.compile(r"(?:pracovní\s+skupina|PS)\s", re.IGNORECASE)

_Found = tuple[Line, str]  # where a group is told, and its name


def read_working_groups(
    document: Document, lines: Sequence[Line], sentences: Sequence[Line], partnership: str
) -> tuple[list[WorkingGroupRecord], list[Problem]]:
    """Read the working groups of *partnership*, each once, in the order of the page."""
    problems: list[Problem] = []
    told = [*_from_prose(sentences, problems), *_from_lists(lines), *_from_headings(lines)]
    found = told or [*_spoken_of(sentences)]
    groups: dict[str, WorkingGroupRecord] = {}
    for place, label in sorted(found, key=lambda pair: pair[0].start):
        record = WorkingGroupRecord(
            document.span(place.start, place.end), label, themes_of_group(label), partnership
        )
        groups.setdefault(label.casefold(), record)
    return list(groups.values()), problems


def _from_prose(sentences: Sequence[Line], problems: list[Problem]) -> Iterator[_Found]:
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
    sentence = replace(sentence, text=_FATE.sub(".", sentence.text))
    if _NONE.search(sentence.text) or _MEMBERS.match(sentence.text):
        return ()
    each = _called_so(sentence)
    if len(each) >= _FEWEST:
        return each
    span = _listing(sentence, previous)
    if span is None:
        return _of_themes(sentence)
    heading = previous.text if _announces(previous) else ""
    count = _stated_count(sentence.text) or _stated_count(heading)
    start = sentence.start + span[0]
    items, doubt = group_names(sentence.text[slice(*span)], start, count)
    if doubt:
        problems.append(Problem(start, sentence.start + span[1], doubt))
    return (*filter(_is_theme, each), *items)


def _called_so(sentence: Line) -> tuple[Line, ...]:
    """Give the names that stand each after a "skupina" of its own."""
    return tuple(
        bare_name(trimmed(one["area"], sentence.start + one.start("area")))
        for one in _EACH.finditer(sentence.text)
    )


def _spoken_of(sentences: Sequence[Line]) -> Iterator[_Found]:
    """Give the single groups that a page without any list of them speaks of by their themes."""
    for sentence in sentences:
        if not (_NONE.search(sentence.text) or _EARLIER.search(sentence.text)):
            yield from ((one, one.text) for one in _called_so(sentence) if _is_theme(one))


def _of_themes(sentence: Line) -> tuple[Line, ...]:
    """Give the themes that *sentence* says groups are for, where it names nothing else."""
    text = sentence.text
    found = _SPOKEN.search(text) if _GROUPS.search(text) and not _EARLIER.search(text) else None
    name = found.lastgroup if found else None
    if not found or not name:
        return ()
    items, _ = group_names(found[name], sentence.start + found.start(name), _stated_count(text))
    return items if len(items) >= _FEWEST and all(map(_is_theme, items)) else ()


def _is_theme(item: Line) -> bool:
    return len(item.text.split()) <= _LONGEST_NAME and bool(themes_of_group(item.text))


def _listing(sentence: Line, previous: Line) -> tuple[int, int] | None:
    """Give where *sentence* counts up groups, which the one before may have called so."""
    text = sentence.text
    if _announces(previous) and sentence.start - previous.end <= _LINE_END and "," in text:
        return 0, len(text.rstrip("."))
    if is_numbered(text) and _GROUPS.search(text):
        return first_mark(text), len(text.rstrip("."))
    found = _LISTED.search(text) if _GROUPS.search(text) else None
    if found is None and _GROUPS.search(previous.text):
        found = _AREAS.search(text)
    if found is None:
        return None
    name = found.lastgroup or "groups"
    if name == "named" and not _are_names(group_names(found[name], 0, None)[0]):
        return None
    return found.span(name)


def _are_names(items: Sequence[Line]) -> bool:
    """Tell several names, each with a capital or a theme, from a group and what it did."""
    named = all(item.text[0].isupper() or themes_of_group(item.text) for item in items)
    return len(items) >= _FEWEST and named


def _announces(line: Line) -> bool:
    """Tell whether *line* is a heading over the groups: "Pracovní skupiny:"."""
    about = _GROUPS.search(line.text) and not _OF_ONE.search(line.text)
    return bool(about) and line.text.endswith(":")


def _stated_count(text: str) -> int | None:
    before = text.lower().split(":")[0]
    words = re.findall(r"\w+", before)
    return next((_COUNTS[word] for word in words if word in _COUNTS), None)


def _from_lists(lines: Sequence[Line]) -> Iterator[_Found]:
    """Give the groups of bullets, or of short lines, under a heading that tells of groups."""
    for group in bullet_lists(lines):
        called = tuple(item for item in group.items if _CALLED_SO.match(item.text))
        if _heads_groups(group):
            yield from _named(group.items)
        elif len(called) >= _FEWEST:
            yield from _named(called)
    for number, line in enumerate(lines):
        yield from _named(_short_lines(line, lines[number + 1 :]))


def _named(items: Iterable[Line]) -> Iterator[_Found]:
    return ((name, name.text) for name in map(bare_name, items))


def _heads_groups(group: BulletList) -> bool:
    """Tell whether *group* stands under groups; a sentence must count its items."""
    heading = group.heading.text if group.heading else ""
    if not _GROUPS.search(heading) or _OF_ONE.search(heading):
        return False
    return not heading.endswith(".") or _stated_count(heading) == len(group.items)


def _short_lines(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the names under *heading* on a page without bullets; without a colon they are themes."""
    is_bare = _BARE_HEADING.fullmatch(heading.text) and not heading.bullet
    if not (_announces(heading) or is_bare):
        return ()
    names = tuple(takewhile(_is_name, below))
    told = sum(map(_is_theme, names))
    return names if len(names) >= _FEWEST and (not is_bare or 2 * told > len(names)) else ()


def _is_name(line: Line) -> bool:
    is_short = len(line.text.split()) <= _LONGEST_NAME and not line.text.endswith((".", ":"))
    return is_short and not line.bullet and line.text[0].isupper() and not is_organisation(line)


def _from_headings(lines: Sequence[Line]) -> Iterator[_Found]:
    """Give the groups whose names stand as headings over lists of their members."""
    for line in lines:
        named = _NAMED.match(line.text)
        if named and not line.bullet and not any(finite_verbs(named["label"])):
            start = line.start + named.start("label")
            yield trimmed(named["label"], start), named["label"].strip()

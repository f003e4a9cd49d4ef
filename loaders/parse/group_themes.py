"""Working groups told by nothing but an enumeration of themes, wherever a sentence has it."""

import re
from collections.abc import Iterator
from itertools import groupby

from loaders.document import Line
from loaders.parse.group_names import bare_name, group_names, is_theme, stated_count
from loaders.parse.group_turns import LEADS
from loaders.text.cues import Cue
from loaders.text.verbs import finite_verbs

_OF_ONE = Cue(r"\bskupin(?:a|u|ě|ou)\b", re.IGNORECASE)
_SIGN = re.compile(r"[:.()|–—]\s*|,\s+(?=(?:kter|jež|jejich|aby|kde|přičemž|se\s|tj\.))|\s-\s")
_JOINT = re.compile(r",\s+(?:a\s+)?|;\s+|\s+(?:a|i)\s+|\s+/\s+")
# What groups have worked out is not what they are about, nor are those of others.
_OF_OTHERS = Cue(
    r"\b(?:návrh|navrh|opatřen|priorit|cíl|plán(?!ování\b)|projekt|problém|potřeb|zpracova|připravi|předlož|"
    r"působnost|náplň|nedostat|zazně|chyb[ěí]|upozor|diskut|hovoř|mluvi|stěž|shod|dohod|domluv|doporuč|akční|cílov|věkov|zastoup|zased|pořád|uspořád|besed|seminář)\w*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"\s*(?:{LEADS}|(?:(?:pracovní|tematick)\w*\s+)?(?:(?:pod)?skupin|tým|téma|oblast|otáz|problematik)\w*,?\s+|"
    r"(?:řeš|věnuj|zabýv|zaměř|soustřeď?)\w*\s+(?:se\s+)?|tj\.\s+|jsou\s+|se\s+|to\s+|a\s+|i\s+)*+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\b(?:skupin|prvn|druh|třet|čtvrt|pát)\w*", re.IGNORECASE)
_FEWEST = 2


def theme_runs(sentence: Line) -> tuple[Line, ...]:
    """Give the items of the one enumeration in *sentence* of which each is a theme, if any.

    Two or more such enumerations tell more than the groups, and nothing is certain.
    """
    if _OF_OTHERS.search(sentence.text) or _OF_ONE.search(sentence.text):
        return ()
    runs = [run for start, end in _stretches(sentence.text) for run in _runs(sentence, start, end)]
    return runs[0] if len(runs) == 1 else ()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of *text* between two signs that no enumeration goes over."""
    start = 0
    for sign in _SIGN.finditer(text):
        yield start, sign.start()
        start = sign.end()
    yield start, len(text)


def _runs(sentence: Line, start: int, end: int) -> Iterator[tuple[Line, ...]]:
    """Give the runs of themes between *start* and *end* of *sentence*."""
    pieces = list(_pieces(sentence.text, start, end))
    for told, run in groupby(pieces, key=lambda piece: _is_told(sentence.text, *piece)):
        spans = list(run)
        if told and len(spans) >= _FEWEST:
            first = _own_start(sentence.text, *spans[0])
            words = sentence.text[first : spans[-1][1]]
            count = stated_count(sentence.text.replace(words, ":"))
            names, _ = group_names(words, sentence.start + first, count)
            if len(names) >= _FEWEST and all(map(is_theme, names)):
                yield names


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for joint in _JOINT.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _is_told(text: str, start: int, end: int) -> bool:
    own = _own_start(text, start, end)
    name = bare_name(Line(own, end, text[own:end]))
    return is_theme(name) and not _NO_NAME.search(name.text)


def _own_start(text: str, start: int, end: int) -> int:
    """Give where the name begins behind the verb, or the word for groups, that leads to it."""
    verb = max((verb.end() for verb in finite_verbs(text[start:end])), default=0)
    lead = _LEAD.match(text, start + verb, end)
    return lead.end() if lead else start

"""Sentences of a page with their offsets."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from simplemma import split_sentences

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.legal_forms import LETTERS
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.verbs import has_finite_verb

_REMEMBERED = 200  # lines: each kind of record reads those of a page anew
LONGEST = 2000
"""Characters of the longest sentence; what is longer is no sentence and is read in pieces."""

# "se spolkem o.s. Naděje" goes on, "vede Naděje, o.s. Město …" does not
_GOES_ON = Cue(
    rf"(?:(?<!\w)(?:ul|zal|usn|nám|č|čp|č\.\s?[pojev]|sv|tř|tj|tzn|mj|[Kk]pt|[Gg]en|[Pp]lk|[Pp]rof|tzv|např|resp|Mgr|Ing|Bc|Dr)\.|"
    rf"(?:^|(?<![{LOWER}])[{LOWER}]+\s+)(?:o\.\s?s|z\.\s?s|o\.\s?p\.\s?s|z\.\s?ú)\.)$"
)
# "skupiny: I. Bydlení, II. Práce": the numeral of an item
_NUMERAL = Cue(r"(?:[:,;]|(?<!\w)(?:a|i|skupiny))\s+[IVX]{1,4}\.$")
_DAY_AND_MONTH, _YEAR = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.$"), re.compile(r"(?:19|20)\d\d\b")
_FORM = re.compile(r",\s+(?:o\.\s?s|z\.\s?s|o\.\s?p\.\s?s|z\.\s?ú)\.$")  # it may also open a name
# "Členem je Ratolest, z. s. Schůzky svolává město": letters with spaces between them may end one
# and so may the number of a house: "a ZŠ Most, Riegrova 4. O přijetí dalších rozhodne"
_CLOSED = Cue(
    rf"(?:(?:,|(?<!\w)[{CAPITAL}]\w*)\s+{LETTERS}|,\s+[{CAPITAL}]\w+(?:\s+(?:[{CAPITAL}]\w+|okruh|ulice|náměstí|nábřeží|třída|cesta))?\s+\d{{1,4}})\.\s+(?=[{CAPITAL}])"
)
_NO_SPACE = Cue(rf"(?<=[{LOWER}]{{3}})(?<!www)\.(?=[{CAPITAL}][{LOWER}]*\s)")  # "úroveň.Město leží"


def sentences(lines: Iterable[Line]) -> Iterator[Line]:
    """Split *lines* into sentences; each is a :class:`Line` with offsets into the same text."""
    for line in lines:
        yield from sentences_of(line)


@lru_cache(_REMEMBERED)
def sentences_of(line: Line) -> tuple[Line, ...]:
    """Split one line into its sentences."""
    found: list[Line] = []
    position = 0
    for sentence in _split(line.text):
        position = line.text.index(sentence, position)
        for piece in _pieces(sentence):
            start = line.start + position
            position += len(piece)
            if piece.strip():
                found.append(
                    line._replace(
                        start=start, end=start + len(piece), text=piece, column=0, blank=0
                    )
                )
    return tuple(found)


def _split(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    end = 0
    plain = text.replace("\u00a0", " ")  # "… Riegrova 4. O\u00a0přistoupení"
    for part in split_sentences(plain, lang="cs"):
        start = plain.index(part, end)
        end = start + len(part)
        if parts and _is_one(parts[-1], part):
            start = text.rindex(parts.pop(), 0, start)
        parts.append(text[start:end])
    found = (piece for part in parts for piece in _unglued(part))
    if _CLOSED.search(text) is None:
        return tuple(found)
    return tuple(piece for part in found for piece in _closed(part))


def _is_one(before: str, part: str) -> bool:
    """Tell whether *before* ends in a stop that ends no sentence."""
    is_day = _YEAR.match(part) is not None and _DAY_AND_MONTH.search(before) is not None
    goes_on = _GOES_ON.search(before) or _NUMERAL.search(before)
    return is_day or goes_on is not None or _counts_on(before, part)


def _counts_on(before: str, part: str) -> bool:
    """Tell names that are counted up through a form that opens one: "Centrum, o.s. Naděje, ZŠ"."""
    return "," in part and _FORM.search(before) is not None and not has_finite_verb(part)


def _unglued(text: str) -> Iterator[str]:
    """Divide *text* where no space stands between two sentences."""
    start = 0
    for stop in _NO_SPACE.finditer(text):
        yield text[start : stop.end()]
        start = stop.end()
    yield text[start:]


def _closed(text: str) -> Iterator[str]:
    """Divide *text* behind a legal form that a clause follows, which is no other name."""
    stops = [stop.end() for stop in _CLOSED.finditer(text)]
    start = 0
    for stop, until in pairwise((*stops, len(text))):
        if has_finite_verb(text[stop:until]):
            yield text[start:stop].rstrip()
            start = stop
    yield text[start:]


def _pieces(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        end = sentence.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence

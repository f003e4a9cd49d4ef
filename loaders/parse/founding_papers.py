"""The papers of a beginning: the record of a meeting, and what sealed that it was founded."""

import re
from collections.abc import Sequence

from loaders.text.points import DateMention
from loaders.text.predications import Predication

_RECORD_OF = re.compile(
    r"\b(?:zápis|záznam|protokol|prezenční\s+listin|listin\w*\s+přítomných|fotografi|snímk)\w*\s+ze?\s+"
    r"(?:(?:jeho|samotn\w+|tohoto)\s+)?$",
    re.IGNORECASE,
)
# The day that it bears, not one on which it was put out: "nese datum 23. 1.", "je ze dne 23. 1.".
_DATED = re.compile(
    r"(?:[^,;:]{0,60}?\s)?(?:(?:nese|má)\s+datum|(?:je|byl[ay]?)\s+datován[ay]?|datovan\w+|pochází|\(?\s*ze?(?=\s)|je(?=\s+ze?\s))"
    r"(?:\s+(?:ze?|dne|dnem|na|den|k))*\s*(?:\(\s*)?",
    re.IGNORECASE,
)
_BEARS = re.compile(r"\s+(?:nese|má|je\s+datován[ay]?|pochází|je)\s+(?:\w+\s+){0,2}", re.IGNORECASE)
_SEALED = re.compile(r"\b(?:stvrd|stvrz|zpeče[tť]|potvrdi|podeps)\w*", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:podeps|podpis|přija|schváli|stvrd|uzavře)\w*", re.IGNORECASE)


def is_record(before: str) -> bool:
    """Whether the words *before* a meeting are those of its record: "zápis z prvního zasedání"."""
    return _RECORD_OF.search(before) is not None


def day_of_record(
    text: str, span: tuple[int, int], dates: Sequence[DateMention], offset: int
) -> DateMention | None:
    """Give the one of *dates* that the record bears of the meeting told in *span* of *text*."""
    start, end = span
    record = _RECORD_OF.search(text, 0, start)
    for date in dates if record else ():
        is_behind = _DATED.fullmatch(text, end, max(end, date.start - offset))
        is_before = record and _BEARS.fullmatch(text, date.end - offset, record.start())
        if is_behind or is_before:
            return date
    return None


def sealed_in(part: Predication, behind: Predication | None) -> Predication | None:
    """Give the clause *behind* that tells when what sealed *part* was signed: "…, které podepsali".

    Without it the beginning has no day there.
    """
    is_paper = behind is not None and behind.is_relative and _SIGNED.search(behind.text)
    return behind if is_paper and _SEALED.search(part.text) else None


def is_sealed(words: str) -> bool:
    """Whether *words*, which name a paper, tell that it sealed what they began with."""
    return re.search(r"\b(?:stvrd|stvrz|zpeče[tť])\w*", words, re.IGNORECASE) is not None

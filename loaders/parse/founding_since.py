"""Since when a partnership is: the day from which on it does what it is told to do."""

import re

from loaders.document import Line
from loaders.text.points import DateMention

_SINCE = re.compile(
    r"\bode?\s+(?:(?:dne|začátku|počátku|konce|poloviny|roku|pondělí|úterý|středy|čtvrtka|pátku)\s+)*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\(\s*(?:činné\s+|zal\.\s+)?(?:{_SINCE.pattern})?$", re.IGNORECASE)
_OPEN = "/.."
_PART_OF_YEAR = re.compile(r"polovin|pololet|čtvrtlet|kvartál", re.IGNORECASE)


def is_since(sentence: Line, date: DateMention) -> bool:
    """Whether *date* is since when it has been: none in brackets "(since 2014 at a standstill)"."""
    before = sentence.text[: date.start - sentence.start]
    if _IN_BRACKETS.search(before):
        return re.match(r"\s*\)", sentence.text[date.end - sentence.start :]) is not None
    is_open = (date.edtf or "").endswith(_OPEN)
    return is_open or _SINCE.search(before) is not None


def begun(sentence: Line, date: DateMention) -> DateMention:
    """Give the day on which a period began that went on for a while; a half of a year is one."""
    told = sentence.text[date.start - sentence.start : date.end - sentence.start]
    if _PART_OF_YEAR.search(told):
        return date
    return date._replace(edtf=date.edtf.partition("/")[0]) if date.edtf else date

"""What a sentence must hold to tell a measure: a theme, work, or deeds that are counted up."""

import re

from loaders.parse.measure_introductions import INTRODUCTION, OBJECT, SUCH_AS
from loaders.parse.status import Verdict, is_deed
from loaders.parse.status_cues import DEED
from loaders.text.cues import Cue, told_in
from loaders.text.lexicon import lexicon

# What is done with papers is told by other records.
PAPER = re.compile(
    r"plán|strateg|projekt|žádost|memorand|analýz|jednán|skupin|spoluprác|partnerstv", re.IGNORECASE
)
BY_DEED = Cue(
    r"(?<!\w)(?:\w+(?:ením|áním|ěním|utím|etím)|nákupem|vznikem|výstavbou|opravou|rekonstrukcí|podporou)\s",
    re.IGNORECASE,
)
_PREPARES = Cue(r"(?:(?:při|roz)prav|(?:na)?plánuj|chyst)\w*", re.IGNORECASE)
_EMPLOYED = re.compile(
    r"zaměstn(?:al[aoiy]?|án[iy])$|(?:práci|zaměstnání|uplatnění)$", re.IGNORECASE
)
_TO_EMPLOY = re.compile(r"(?<!\w)zaměstnat(?!\w)", re.IGNORECASE)
_WORK = Cue(r"zaměst|prác|uplatněn", re.IGNORECASE)
_COUNTS_UP = (  # deeds, which need no theme
    Cue(":").bit | OBJECT.bit | INTRODUCTION.bit | SUCH_AS.bit | BY_DEED.bit | _PREPARES.bit
)


def may_tell(said: str) -> bool:
    """Tell by its words whether *said* may tell a measure: most sentences are soon left out so."""
    told = told_in(said)
    is_deed_told = told & DEED.bit and told & _COUNTS_UP
    return bool(told & _WORK.bit or is_deed_told or lexicon("theme").find(said))


def employs(text: str, verdict: Verdict) -> re.Match[str] | None:
    """Find in *text* and the words of its *verdict* that people got work, or are to get it."""
    return _EMPLOYED.search(verdict.cue or "") or _TO_EMPLOY.search(text)


def is_deed_to_come(text: str, verdict: Verdict) -> bool:
    """Tell what is prepared or planned by a noun of doing, whatever its theme."""
    thing = text.partition(verdict.cue or "")[2].strip()
    is_to_come = _PREPARES.match(verdict.cue or "") is not None
    return is_to_come and is_deed(thing) and not PAPER.search(thing)

"""A beginning told as a milestone: its day and what came about, alone in a line of a list."""

import re
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.founding_acts import CONSTITUTING, ESTABLISHED, FIRST_MEETING
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import FOUNDING, LOCAL, MEETING, NOUN
from loaders.text.points import TIME, YEAR
from loaders.text.year_headings import day_in_year

_IT = rf"(?:(?:{LOCAL}\w*\s+)?{NOUN}|(?-i:LP))"
_MEETING = rf"(?:společn\w+\s+)?{MEETING}"
_MEETS = r"(?:sešlo|schází|setkalo|setkává|zasedlo|zasedá)"
_DONE = (
    r"(?:vzniká|vzniklo|vznik|startuje|start|(?:je\s+|bylo\s+)?(?:slavnostně\s+)?(?:založeno|ustaveno|ustanoveno|zřízeno|zahájeno)|"
    r"(?:založení|ustavení|ustanovení|zřízení|vytvoření)|zahájení\s+(?:činnosti|práce)|(?:ustavuje|zakládá)\s+se|"
    r"(?:je\s+|bylo\s+)?uvedeno\s+(?:v|do)\s+život\w?|(?:začíná|začalo)\s+(?:pracovat|fungovat|působit)|zahajuje\s+činnost|zahájilo\s+činnost)"
)
_ACTS = (
    rf"(?P<constituting>{FOUNDING}\s+{_MEETING}(?:\s+{_IT})?)|"
    rf"(?P<first>první\s+{_MEETING}\s+{_IT}|poprvé\s+(?:se\s+)?{_MEETS}\s+{_IT}"
    rf"|{_IT}\s+(?:se\s+)?(?:poprvé\s+{_MEETS}|{_MEETS}\s+poprvé))|"
    rf"(?P<established>(?:od\s+\w+\s+)?{_DONE}\s+{_IT}|{_IT}\s+{_DONE}|(?:funguje|pracuje|působí)\s+{_IT})"
)
_PLACE = rf"(?:\s+(?:ve?|na)\s+\w+|\s+(?-i:[{CAPITAL}])\w+){{0,2}}"
_WHEN = rf"(?:(?:dne|od|ve?|na|rok|roku|roce)\s+)*{TIME}"
_MILESTONE = Cue(rf"^(?:{_WHEN}\.?\s*(?:[:|–—,-]\s*)?(?:{_ACTS}){_PLACE})[.;]?$", re.IGNORECASE)
_NAMED_FIRST = Cue(rf"^(?:{_ACTS}){_PLACE}\s*(?:[:|–—,(-]\s*)?{_WHEN}\)?[.;]?$", re.IGNORECASE)
# Where it is told of what has been: "leden – v Odrách se koná ustavující setkání".
_WAS_HELD = re.compile(rf"^(?:(?:ve?|na)\s+[{CAPITAL}]\w+\s+)?(?:se\s+koná\s+|koná\s+se\s+)?")
_NAME = re.compile(_IT, re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_KINDS = (
    ("constituting", CONSTITUTING),
    ("first", FIRST_MEETING),
    ("established", ESTABLISHED),
)


class Milestone(NamedTuple):
    """A beginning of *kind* told from *start* to *end*, in the year between *year*, as offsets.

    *is_named* tells that the partnership is named; whose a "constituting meeting" is may be open.
    """

    kind: str
    start: int
    end: int
    year: tuple[int, int]
    is_named: bool


def milestone_of(line: Line) -> Milestone | None:
    """Give the milestone that *line* tells; its year may be the one that heads it.

    Then *year* is where the day stands: "21. dubna ustavující setkání partnerství".
    """
    day = day_in_year(line)
    if day is None:
        return milestone(line.text)
    told = milestone(f"{day['day']} {line.year} – {_WAS_HELD.sub('', line.text[day.end() :])}")
    return told and told._replace(start=day.end(), end=len(line.text), year=day.span("day"))


def milestone(text: str) -> Milestone | None:
    """Give the beginning that is all that the line *text* tells, with its day.

    >>> milestone("10. 9. 2012 ustavující setkání partnerství").kind
    'constituting-meeting'
    """
    found = _MILESTONE.search(text) or _NAMED_FIRST.search(text)
    year = _BARE_YEAR.search(text) if found else None
    if found is None or year is None:
        return None
    name, kind = next(pair for pair in _KINDS if found[pair[0]])
    is_named = _NAME.search(found[name]) is not None
    return Milestone(kind, *found.span(name), year.span(), is_named)

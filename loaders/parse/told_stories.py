"""Articles and reports without a day or a section: known by what they tell of a partnership."""

import re
from collections.abc import Sequence

from loaders.document import Document, Line
from loaders.parse.founding import read_founding
from loaders.parse.plans import read_plans
from loaders.resolve.places import gazetteer
from loaders.text.partnerships import IN_ANY_CASE, NAMED
from loaders.text.sentences import sentences
from loaders.text.verbs import has_finite_verb

_NAMED = re.compile(NAMED, re.IGNORECASE)
_IN_FULL = re.compile(rf"(?<!\w){IN_ANY_CASE}", re.IGNORECASE)
_OF_AGENCY = re.compile(
    rf"(?<!\w)(?:{IN_ANY_CASE}|(?-i:Agentur|ASZ)(?!\w*\s+(?:práce|Czech))|sociální\w*\s+začleňování)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:(?:závěrečn|průběžn|výročn|hodnot[ií]c|souhrnn|evaluačn|monitorovac)\w+\s+)?zpráv[ay]\s+"
    r"(?:o|pro|za|z)(?!\w)(?!\s+(?:lokalit|měst|obc|kraj))|"
    r"(?:závěrečn\w+\s+|průběžn\w+\s+)?(?:evaluace|(?:vy)?hodnocení)(?=\s*:|\s+(?:plán|spoluprác|projekt|partnerst|strateg))",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 80  # characters
_TO_READER = re.compile(r"(?<!\w)\w+(?:áte|íte|ete)(?!\w)", re.IGNORECASE)  # "Ptáte se nás"
_HEAD = 2  # lines among which a report is called one


def is_report(lines: Sequence[Line]) -> bool:
    """Tell a report to or of a town by its title or the line below it, and by its partnership."""
    is_called = any(_REPORT.match(line.text) for line in lines[:_HEAD] if not line.bullet)
    return is_called and any(_NAMED.search(line.text) for line in lines)


def is_story(document: Document, lines: Sequence[Line]) -> bool:
    """Tell an article by a headline that is a sentence, and by what stands below it.

    That is how a partnership began, a plan that was approved, or, of a town that the headline
    names, any word of a partnership or of the Agency.
    """
    title, *body = lines
    towns = gazetteer().find(title.text)
    is_of_town = bool(towns) and title.text[towns[0].end :].startswith(": ")
    if not (is_of_town or has_finite_verb(title.text)):
        return False
    is_told = any(_OF_AGENCY.search(line.text) for line in body) and not title.text.endswith("?")
    return (is_told and bool(towns)) or _tells_beginning_or_plan(document, title, body)


def is_news_headline(line: Line) -> bool:
    """Tell a headline that is a sentence; one with a colon or to the reader may be of any page."""
    is_short = len(line.text) <= _LONGEST_HEADLINE and line.text[-1] not in ".!?:"
    is_open = ":" in line.text or "\t" in line.text or _TO_READER.search(line.text)
    return is_short and not is_open and has_finite_verb(line.text)


def tells_facts(document: Document, lines: Sequence[Line]) -> bool:
    """Tell a page without a headline that is a sentence by the facts that stand in it."""
    return _tells_beginning_or_plan(document, lines[0], lines[1:])


def _tells_beginning_or_plan(document: Document, title: Line, body: Sequence[Line]) -> bool:
    """Tell how a partnership began, or that a plan was approved."""
    told = tuple(sentences([line for line in body if not line.bullet]))
    is_named = any(_IN_FULL.search(line.text) for line in body)
    if is_named and read_founding(document, told)[0].date:
        return True
    known = gazetteer()
    plans = read_plans(document, told, known.places(title.text), known)[0]
    return any(plan.status == "approved" for plan in plans)

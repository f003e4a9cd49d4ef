"""A newsletter: a row of short stories, each under the name of its town."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from loaders.document import Document, Line
from loaders.parse.headings import find_towns
from loaders.parse.kinds import NEWSLETTER
from loaders.parse.measures import Setting
from loaders.parse.news_article import is_about_meeting, read_story
from loaders.parse.regions import of_one_district, region_of
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    Problem,
    Record,
)
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_subjects import town_of_subject
from loaders.text.boilerplate import content
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.points import YEAR
from loaders.text.sentences import sentences

_ISSUE = re.compile(
    rf"(?:\w+-?)?(?:newsletter|zpravodaj|bulletin)\b\D{{0,30}}\d{{1,2}}/(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
_IN_CAPITAL = re.compile(r"\b(?:v\s+praze|do\s+prahy)(?!\s+\d)", re.IGNORECASE)  # but a venue
_ABOUT_TOWNS = MeasureRecord | PlanRecord | PartnershipRecord
_MOST_WORDS = 12
_MOST_BEFORE = 2  # words before the town of a paragraph: "Ve městě Telč"
_LAST_PLACE = re.compile(r"\b(?:ze?|ve?|do|na)\s+\w+$", re.IGNORECASE)
_SIGN = r"[>›»▶►*#=~|\s]+"
_NUMBER = rf"\d{{1,2}}[.)]?\s+(?=[{CAPITAL}])"
_MARK = re.compile(
    rf"^(?:{_SIGN})?{_NUMBER}|^{_SIGN}|{_SIGN}$"
)  # of a heading in an issue that is plain text
_HEAD = 4
"""How many lines may stand before the first story and tell the month of the issue."""


@dataclass(frozen=True)
class _Story:
    """The towns that a heading names, and the lines under it.

    Where the heading names a *region*, they are the towns that the lines name; where these name but
    one, each sentence is about the towns that it speaks of itself. Under any other heading each
    paragraph is a story of the town with which it begins.
    """

    places: tuple[Place, ...]
    body: tuple[Line, ...]
    region: str | None = None
    is_headed: bool = True


def parse_newsletter(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the stories of *document* that stand under a town or a region; the rest is of none."""
    lines = tuple(_without_contents(content(document)))
    title = lines[0]
    published = _month(lines[:_HEAD])
    records: list[Record] = []
    problems: list[Problem] = [*document.problems]
    told_of = (story for story in _stories(lines, gazetteer) if story.places or story.region)
    stories = [story for story in told_of if story.body]
    for story in stories:
        told, doubts = read_story(Setting(document, gazetteer, story.places), story.body, published)
        records += told
        problems += doubts
    record = DocumentRecord(
        kind=NEWSLETTER,
        title=" ".join((document.title or title.text).split()),
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        published=published,
        municipalities=_towns(stories, records),
    )
    return Extraction(record, tuple(records), tuple(problems))


def _without_contents(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Leave out the contents of an issue: items that stand again over the stories."""
    last = {line.text.casefold(): line.start for line in lines}
    return (
        line
        for line in lines
        if not (_is_numbered(line) and last[line.text.casefold()] > line.start)
    )


def _is_numbered(line: Line) -> bool:
    return line.bullet is not None or re.match(_NUMBER, line.text) is not None


def _month(lines: tuple[Line, ...]) -> str | None:
    """Give the month of the issue; "Newsletter 2/2012" is the second of its year, of any month."""
    issue = next((found for line in lines if (found := _ISSUE.match(line.text))), None)
    if issue:
        return issue["year"]
    dates = (date.edtf for line in lines for date in find_dates(line.text))
    told = next(filter(None, dates), "")
    return told.rpartition("/")[2] or None  # of two months the last: then it came out


def _stories(lines: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    home = _headed(_headline(lines[0]), (), gazetteer)
    headings = [place for place in range(len(lines)) if _is_heading(lines, place)]
    for heading, until in pairwise((*headings, len(lines))):
        headline = _headline(lines[heading])
        body = lines[heading + 1 : until]
        places = _headed(headline, body, gazetteer)
        region = None if places else region_of(headline.split(":")[0])
        if home and not places and len(home) == 1:  # the paper of one town
            yield _Story(home, body, is_headed=False)
        elif places or region:
            towns = places or _of_region(region, body, gazetteer)
            is_headed = not _names_venue(headline, body)
            yield _Story(towns, body, region, is_headed=is_headed)
        else:
            yield from _paragraphs(body, gazetteer)


def _paragraphs(body: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    """Give the paragraphs that begin with one town as stories; a calendar tells but of venues."""
    for line in body:
        lead = next(sentences([line]), line)
        named = [found for found in gazetteer.find(lead.text) if found.place]
        begins = bool(named) and len(lead.text[: named[0].start].split()) <= _MOST_BEFORE
        if begins and not (is_about_meeting(lead) or find_dates(lead.text[: named[0].start])):
            places = tuple(place for found in named[:1] if (place := found.place))
            is_headed = lead.text.startswith(":", named[0].end)
            yield _Story(places, (line._replace(bullet=None),), is_headed=is_headed)
        elif not begins and (town := town_of_subject(lead.text, gazetteer)):
            yield _Story((town,), (line._replace(bullet=None),), is_headed=False)


def _headed(headline: str, body: tuple[Line, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns of *headline*; which of several namesakes is meant its *body* may tell.

    It may also tell that a common word is one: "Štíty řekly plánu ano" of what "ve Štítech" was.
    """
    if _IN_CAPITAL.search(headline):
        return ()
    _, mentions = find_towns(headline, gazetteer)
    if any(found.place is None for found in mentions) or not mentions:
        told = tuple(place for line in body for place in gazetteer.places(line.text))
        _, near = find_towns(headline, gazetteer, told)
        mentions = near if mentions else [found for found in near if found.place in told]
    return tuple(dict.fromkeys(found.place for found in mentions if found.place))


def _of_region(
    region: str | None, body: tuple[Line, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the towns that the story of a region names, where they are more than one."""
    mentions = [found for line in body for found in gazetteer.find(line.text)] if region else []
    told = of_one_district(mentions, gazetteer)
    return told if len(told) > 1 else ()


def _towns(stories: list[_Story], records: list[Record]) -> tuple[Place, ...]:
    """Give the towns of the headings, and those of which the other stories tell something."""
    told = (record for record in records if isinstance(record, _ABOUT_TOWNS))
    headed = (place for story in stories if story.is_headed for place in story.places)
    return tuple(dict.fromkeys([*headed, *(town for one in told for town in one.municipalities)]))


def _names_venue(headline: str, body: tuple[Line, ...]) -> bool:
    """Tell where a seminar was, of which the *body* tells: "Co jsme si odnesli z Olomouce"."""
    is_of_meeting = any(map(is_about_meeting, islice(sentences(body), 1)))
    return is_of_meeting and _LAST_PLACE.search(headline) is not None


def _is_heading(lines: tuple[Line, ...], place: int) -> bool:
    """Tell a short line that is no sentence, no item of several, and no date of a calendar."""
    text = _headline(lines[place])
    is_short = len(text.split()) <= _MOST_WORDS and not text.endswith(tuple(".,;:!?“"))
    return is_short and not _is_item(lines, place) and text[:1].isupper()


def _is_item(lines: tuple[Line, ...], place: int) -> bool:
    """Whether the line at *place* stands in a list: a sign before a single line marks a heading."""
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    is_last = place == len(lines) - 1
    sign = _sign(lines[place])
    return bool(sign) and (is_last or any(_sign(line) == sign for line in beside))


def _sign(line: Line) -> str:
    """Give the sign before *line*, that of all numbers alike."""
    return re.sub(r"\d+", "1", line.bullet or "")


def _headline(line: Line) -> str:
    return _MARK.sub("", line.text)

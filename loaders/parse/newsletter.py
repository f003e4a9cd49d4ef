"""A newsletter: a row of short stories, each under the name of its town."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from loaders.document import Document, Line
from loaders.parse.headings import find_towns
from loaders.parse.headlines import (
    dated_headline,
    headline,
    in_full,
    is_aside,
    is_headline,
    is_invitation,
    with_run_in,
    without_contents,
)
from loaders.parse.kinds import NEWSLETTER
from loaders.parse.measures import Setting
from loaders.parse.news_article import is_about_meeting, read_story
from loaders.parse.regions import (
    member_towns,
    municipalities_of,
    of_one_district,
    region_of,
    surroundings,
)
from loaders.parse.town_items import is_untitled, towns_of_items
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
from loaders.resolve.places import Gazetteer, Mention
from loaders.resolve.town_subjects import town_of_subject
from loaders.text.boilerplate import content
from loaders.text.datelines import read_dateline
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import NOUN
from loaders.text.points import MONTH, YEAR, read_point
from loaders.text.sentences import sentences
from loaders.text.verbs import is_whole_sentence

_ISSUE = re.compile(
    rf"(?:\w+-?)?(?:newsletter|zpravodaj|bulletin)\b\D{{0,30}}\d{{1,2}}/(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
# Of an issue whose name stands in another line: "číslo 2/2012 – duben až červen".
_NUMBER = re.compile(
    rf"(?:číslo|č\.)\s*\d{{1,2}}\s*/\s*(?P<year>{YEAR})(?!\d)"
    rf"(?:\W+(?:{MONTH}\s*(?:až|a|[-–/])\s*)?(?P<month>{MONTH}))?",
    re.IGNORECASE,
)
_IN_REGION = re.compile(rf"(?<!\w)(?:[Nn]a|[Zz]e?|[Dd]o)\s+(?P<stem>[{CAPITAL}]\w+[sc]k)[ua](?!\w)")
_IN_CAPITAL = re.compile(r"\b(?:v\s+praze|do\s+prahy)(?!\s+\d)", re.IGNORECASE)  # but a venue
_ABOUT_TOWNS = MeasureRecord | PlanRecord | PartnershipRecord
_MOST_BEFORE = 2  # words before the town of a paragraph: "Ve městě Telč"
_LAST_PLACE = re.compile(r"\b(?:ze?|ve?|do|na)\s+\w+$", re.IGNORECASE)
_CAPITAL_CITY = "Praha"
_TOWN_ACTS = re.compile(
    rf"\b(?:{NOUN}\b|(?:strategick|akční)\w*\s+plán|pracovní\w*\s+skupin|zastupitel|radni[cč]|radní\b|"
    r"měst(?:o|a|em)\b|ob(?:ec|ce|cí)\b|starost)",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    day: str | None = None

    @property
    def told_on(self) -> str | None:
        """The day of its headline, else that of the place and day with which it begins."""
        dateline = read_dateline(self.body[0]) if self.body else None
        return self.day or (dateline.date if dateline and dateline.place else None)


def parse_newsletter(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the stories of *document* that stand under a town or a region; the rest is of none."""
    lines = tuple(with_run_in(tuple(without_contents(content(document))), gazetteer))
    title = lines[0]
    published = _month(lines[:_HEAD])
    records: list[Record] = []
    problems: list[Problem] = [*document.problems]
    told_of = (story for story in _stories(lines, gazetteer) if story.places or story.region)
    stories = [story for story in told_of if story.body]
    for story in stories:
        setting = Setting(document, gazetteer, story.places)
        told, doubts = read_story(setting, story.body, story.told_on or published)
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


def _month(lines: tuple[Line, ...]) -> str | None:
    """Give the month of the issue; "Newsletter 2/2012" is the second of its year, of any month."""
    issue = next((found for line in lines if (found := _ISSUE.match(line.text))), None)
    if issue:
        return issue["year"]
    dates = (date.edtf for line in lines for date in find_dates(line.text))
    told = next(filter(None, dates), "")
    return told.rpartition("/")[2] or _of_number(lines)  # of two months the last: then it came out


def _of_number(lines: tuple[Line, ...]) -> str | None:
    """Give the last month, else the year, that the number of the issue tells."""
    number = next((found for line in lines if (found := _NUMBER.match(line.text))), None)
    month = read_point(f"{number['month']} {number['year']}") if number else None
    return month or (number["year"] if number else None)


def _stories(lines: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    headings = [place for place in range(len(lines)) if _is_heading(lines, place, gazetteer)]
    above = lines[: headings[0]] if headings else lines
    home = _headed(headline(lines[0]), (), gazetteer)
    is_list = bool(towns_of_items(above, gazetteer)) and (not home or is_untitled(above, gazetteer))
    home = () if is_list else home
    yield from _paragraphs(above, gazetteer) if is_list else ()
    for heading, until in pairwise((*headings, len(lines))):
        words, body = headline(lines[heading]), _as_told(lines[heading + 1 : until])
        is_regional = _names_region(words, gazetteer)
        counted = municipalities_of(body, gazetteer) if is_regional else ()
        places = counted if len(counted) > 1 else _headed(words, body, gazetteer)
        region = None if places else region_of(words.split(":")[0])
        if home and not places and len(home) == 1:  # the paper of one town
            yield _Story(home, body, is_headed=False)
        elif places or region:
            towns = places or _of_region(region, body, gazetteer)
            is_headed = not _names_venue(words, body)
            yield _Story(towns, body, region, is_headed, _day(lines[heading]))
        elif not is_aside(words):
            yield from _untitled(body, gazetteer)


def _as_told(body: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give the bullets right under a headline without their signs, where all are sentences."""
    items = tuple(takewhile(lambda line: line.bullet is not None, body))
    are_told = all(is_whole_sentence(line.text) for line in items)
    told = tuple(line._replace(bullet=None) for line in items) if are_told else items
    return told + body[len(items) :]


def _is_heading(lines: tuple[Line, ...], place: int, gazetteer: Gazetteer) -> bool:
    return is_headline(lines, place) or dated_headline(lines, place, gazetteer)


def _day(line: Line) -> str | None:
    """Give the day that stands with the town in a headline: of that day is what is told."""
    days = (date.edtf for date in find_dates(line.text))
    return next((day for day in days if day and _WHOLE_DAY.fullmatch(day)), None)


def _untitled(body: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    """Give the story of the one town that *body* tells of under no town, else its paragraphs."""
    are_notes = any(line.bullet and line.text.endswith(".") for line in body)
    told = () if are_notes or not _is_of_town(body) else _spoken_of(body, gazetteer)
    if len(told) == 1 and told == _spoken_of(body[:1], gazetteer):
        yield _Story(told, body, is_headed=False)
    else:
        yield from _paragraphs(body, gazetteer)


def _is_of_town(lines: tuple[Line, ...]) -> bool:
    """Tell what a town does, or its partnership, from what others tell of some town."""
    return any(_TOWN_ACTS.search(line.text) for line in lines)


def _spoken_of(lines: tuple[Line, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns that sentences speak of, but for venues and the capital."""
    told = (one.text for one in sentences(lines) if not is_invitation(one))
    towns = (place for text in told for place in gazetteer.places(text))
    return tuple(dict.fromkeys(place for place in towns if place.label != _CAPITAL_CITY))


def _paragraphs(body: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    """Give the paragraphs that tell of one town as stories; a calendar tells but of venues."""
    for line in body:
        lead = next(sentences([line]), line)
        named = [found for found in _named_in(lead, line, gazetteer) if found.place]
        begins = bool(named) and len(lead.text[: named[0].start].split()) <= _MOST_BEFORE
        own = line._replace(bullet=None)
        if begins and not (is_about_meeting(lead) or find_dates(lead.text[: named[0].start])):
            places = tuple(place for found in named[:1] if (place := found.place))
            is_headed = lead.text.startswith(":", named[0].end)
            yield _Story(places, (own,), is_headed=is_headed)
        elif not begins and (town := town_of_subject(lead.text, gazetteer)):
            yield _Story((town,), (own,), is_headed=False)
        elif _is_of_town((lead,)):
            told = _spoken_of((line,), gazetteer)
            if len(told) == 1 and told == _spoken_of((lead,), gazetteer):
                yield _Story(told, (own,), is_headed=False)


def _named_in(lead: Line, line: Line, gazetteer: Gazetteer) -> list[Mention]:
    """Give the towns of *lead*; the region that the rest of its *line* tells parts namesakes."""
    found = gazetteer.find(lead.text)
    is_open = any(one.place is None for one in found)
    return gazetteer.find(lead.text, surroundings((line,), gazetteer)) if is_open else found


def _headed(words: str, body: tuple[Line, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns of a headline; which of several namesakes is meant its *body* may tell.

    It may also tell that a common word is one: "Štíty řekly plánu ano" of what "ve Štítech" was.
    """
    if _IN_CAPITAL.search(words):
        return ()
    _, mentions = find_towns(words, gazetteer)
    is_open = not mentions or any(found.place is None for found in mentions)
    is_short = len(mentions) == 1 and words[mentions[0].start : mentions[0].end].isalpha()
    if not (is_open or is_short):
        return tuple(dict.fromkeys(found.place for found in mentions if found.place))
    told = tuple(place for line in body for place in gazetteer.places(line.text))
    if is_open:
        _, near = find_towns(words, gazetteer, surroundings(body, gazetteer) or told)
        mentions = near if mentions else [found for found in near if found.place in told]
    named = tuple(dict.fromkeys(found.place for found in mentions if found.place))
    full = in_full(words, told, *named) if len(named) <= 1 else None
    return (full,) if full else named


def _names_region(words: str, gazetteer: Gazetteer) -> bool:
    """Tell a headline of a region and no town: "Na Mostecku vzniklo …"."""
    found = _IN_REGION.search(words)
    region = region_of(f"{found['stem']}o") if found else None
    return region is not None and not find_towns(words, gazetteer)[1]


def _of_region(
    region: str | None, body: tuple[Line, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the towns that the story of a region names, where they are more than one, or members.

    Where members have their seats tells none.
    """
    told = [line for line in body if not line.bullet] if region else []
    mentions = [found for line in told for found in gazetteer.find(line.text)]
    members = member_towns(body, gazetteer) if region else ()
    named = dict.fromkeys((*of_one_district(mentions, gazetteer), *members))
    return tuple(named) if len(named) > 1 or members else ()


def _towns(stories: list[_Story], records: list[Record]) -> tuple[Place, ...]:
    """Give the towns of the headings, and those of which the other stories tell something."""
    told = (record for record in records if isinstance(record, _ABOUT_TOWNS))
    headed = (place for story in stories if story.is_headed for place in story.places)
    return tuple(dict.fromkeys([*headed, *(town for one in told for town in one.municipalities)]))


def _names_venue(words: str, body: tuple[Line, ...]) -> bool:
    """Tell where a seminar was, of which the *body* tells: "Co jsme si odnesli z Olomouce"."""
    is_of_meeting = any(map(is_about_meeting, islice(sentences(body), 1)))
    return is_of_meeting and _LAST_PLACE.search(words) is not None

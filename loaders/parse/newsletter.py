"""A newsletter: a row of short stories, each under the name of its town."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Document, Line
from loaders.parse.headings import find_towns
from loaders.parse.kinds import NEWSLETTER
from loaders.parse.measures import Setting
from loaders.parse.news_article import read_story
from loaders.records import DocumentRecord, Extraction, Place, Problem, Record
from loaders.resolve.places import Gazetteer
from loaders.text.boilerplate import content
from loaders.text.dates import find_dates

_MOST_WORDS = 12
_HEAD = 4
"""How many lines may stand before the first story and tell the month of the issue."""


@dataclass(frozen=True)
class _Story:
    """The towns that a heading names, and the lines under it."""

    places: tuple[Place, ...]
    body: tuple[Line, ...]


def parse_newsletter(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the stories of *document* that stand under a town; the rest is of no town."""
    lines = content(document)
    title = lines[0]
    published = _month(lines[:_HEAD])
    records: list[Record] = []
    problems: list[Problem] = [*document.problems]
    stories = [story for story in _stories(lines, gazetteer) if story.places and story.body]
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
        municipalities=tuple(dict.fromkeys(place for story in stories for place in story.places)),
    )
    return Extraction(record, tuple(records), tuple(problems))


def _month(lines: tuple[Line, ...]) -> str | None:
    dates = (date.edtf for line in lines for date in find_dates(line.text))
    return next((date for date in dates if date and "/" not in date), None)


def _stories(lines: tuple[Line, ...], gazetteer: Gazetteer) -> Iterator[_Story]:
    headings = [place for place, line in enumerate(lines) if _is_heading(line)]
    for heading, until in zip(headings, [*headings[1:], len(lines)], strict=True):
        _, mentions = find_towns(lines[heading].text, gazetteer)
        places = tuple(dict.fromkeys(found.place for found in mentions if found.place))
        yield _Story(places, lines[heading + 1 : until])


def _is_heading(line: Line) -> bool:
    """Tell a short line that is no sentence, no item, and no date of a calendar."""
    is_short = len(line.text.split()) <= _MOST_WORDS and not line.text.endswith(tuple(".,;:!?“"))
    return is_short and not line.bullet and line.text[0].isupper()

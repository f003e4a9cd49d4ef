"""A news article: what it tells of a town's measures, plan, partnership, numbers and meetings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Document, Line
from loaders.parse.carried_plans import runs_of
from loaders.parse.counts import read_counts
from loaders.parse.events import prose_events
from loaders.parse.headings import find_towns
from loaders.parse.kinds import NEWS_ARTICLE, is_news_section
from loaders.parse.listed_measures import listed_measures, told_in_lists
from loaders.parse.measures import Setting
from loaders.parse.member_bodies import counted_bodies
from loaders.parse.member_lists import announced_members, member_items
from loaders.parse.members import Members, members_of
from loaders.parse.organisation_items import are_mostly_organisations
from loaders.parse.plans import read_plans
from loaders.parse.projects import prose_projects
from loaders.parse.prose_measures import prose_measures
from loaders.parse.regions import (
    begins_with_region,
    municipalities_of,
    surroundings,
    towns_of_regions,
    towns_that_decide,
)
from loaders.parse.story_partnerships import story_partnerships
from loaders.parse.support_periods import prose_support
from loaders.parse.tabled_plans import with_tabled
from loaders.parse.town_items import is_untitled, parts_by_item, towns_of_list
from loaders.parse.town_parts import parts_by_town, towns_of_headings
from loaders.parse.working_groups import read_working_groups
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    Problem,
    Record,
    WorkingGroupRecord,
)
from loaders.resolve.places import Gazetteer, Mention, named_in_short
from loaders.resolve.town_subjects import town_of_subject
from loaders.text.boilerplate import content
from loaders.text.cells import with_rows
from loaders.text.datelines import read_dateline
from loaders.text.points import year_of
from loaders.text.sentences import sentences

_FROM_PLAN = re.compile(
    r"(?<!\w)(?:aktivit\w+|opatření|kroky)\s+vycház\w+\s+z(?:e)?\s+(?:\w+\s+){0,3}plánu",
    re.IGNORECASE,
)
_THE_TOWN = re.compile(
    r"(?<!\w)(?:měst(?:o|a|u|ě|em)|obec|radnice|radní|zastupitel\w+)(?!\w)", re.IGNORECASE
)
_IN_CAPITAL = re.compile(r"\bv Praze(?! \d)")
_VENUE = re.compile(
    r"(?<!\w)(?:seminář|konferenc|školení|workshop|kulat\w+\s+st[oů]l)", re.IGNORECASE
)
_CAPITAL_CITY = "Praha"
_FEWEST_COUNTED = 3


@dataclass(frozen=True)
class _Article:
    """The parts of an article; *body* leaves out the title and the place and date before it.

    *is_by_items* is whether it is a list whose items each begin with their town.
    """

    title: Line
    body: tuple[Line, ...]
    published: str | None
    towns: tuple[Place, ...]
    is_by_items: bool


def parse_news_article(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the article *document*; who said what is left out, with the names of persons."""
    article = _read(document, gazetteer)
    setting = Setting(document, gazetteer, article.towns)
    records: list[Record] = []
    problems = [*document.problems, *_town_problems(article)]
    apart = parts_by_item if article.is_by_items else parts_by_town
    for here, body in apart(setting, article.body):
        told, doubts = read_story(here, body, article.published)
        records += told
        problems += doubts
    return Extraction(_document_record(document, article), tuple(records), tuple(problems))


def read_story(
    setting: Setting, body: Sequence[Line], published: str | None
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read what the *body* of a story tells of the towns of *setting*, and what is doubtful in it.

    *published* is the day of the page (EDTF), if known.
    """
    prose = [line for line in body if not line.bullet]
    told = tuple(sentences(prose))
    with_facts = tuple(sentences(with_rows(prose)))
    partnerships, doubts = story_partnerships(setting, body, with_facts, published)
    groups, uncertain = _groups(setting, body, told, partnerships)
    members = _members(setting, body, partnerships)
    plans, problems = read_plans(
        setting.document, told, setting.places, setting.gazetteer, today=published
    )
    plans = with_tabled(plans, body, runs_of(body, setting), setting)
    counts = read_counts(prose, setting, published)
    records: tuple[Record, ...] = (
        *partnerships,
        *members.records,
        *groups,
        *plans,
        *_measures(setting, body, plans, told),
        *prose_projects(prose, setting),
        *counts.records,
        *prose_events(prose, setting, published),
        *prose_support(prose, setting, year_of(published)),
    )
    return records, (*doubts, *members.problems, *uncertain, *problems, *counts.problems)


def _read(document: Document, gazetteer: Gazetteer) -> _Article:
    lines = [line for line in content(document) if not is_news_section(line)]
    title, *rest = lines or (Line(0, 0, ""),)
    is_dated = read_dateline(title) is not None
    if is_dated:
        title, rest = _first_words(title), [title, *rest]
    dateline = next(filter(None, map(read_dateline, rest)), None)
    body = [told for line in rest if (told := _without_dateline(line)).text]
    is_item = not is_dated and is_untitled([title, *body], gazetteer)
    body = [title, *body] if is_item else body
    place = dateline.place if dateline else ""
    above = place if is_item or is_dated else f"{title.text}\n{place}"
    of_list = towns_of_list(above, body, gazetteer)
    return _Article(
        title,
        tuple(body),
        dateline.date if dateline else None,
        of_list or _towns(gazetteer, title.text, place, body),
        bool(of_list),
    )


def _first_words(line: Line) -> Line:
    """Give the first sentence of an article that has no headline."""
    return next(iter(sentences([_without_dateline(line)])), line)


def _without_dateline(line: Line) -> Line:
    found = None if line.column else read_dateline(line)  # the day in a cell is that of a fact
    end = found.end if found else 0
    return line._replace(start=line.start + end, text=line.text[end:])


def _towns(
    gazetteer: Gazetteer, title: str, dateline: str, body: Sequence[Line]
) -> tuple[Place, ...]:
    """Give the towns of the title, else those that the text counts up.

    Without either, those of the dateline, unless the text speaks of other towns only: the Agency
    writes from Prague or from the seat of a region about other towns and about none.
    """
    in_body = gazetteer.places(" ".join(line.text for line in body))
    mentions = _spoken_of(title, body, in_body, gazetteer)
    spoken = (named_in_short(one.place, in_body) or one.place for one in mentions if one.place)
    named = tuple(dict.fromkeys(spoken))
    if named:
        return _without_venue(named, title)
    approving = towns_that_decide(body, gazetteer) if begins_with_region(title) else ()
    if len(approving) >= _FEWEST_COUNTED:
        return approving
    subject = town_of_subject(title, gazetteer)
    if subject and any(subject in gazetteer.places(line.text) for line in body):
        return (subject,)
    headed = towns_of_headings(body, gazetteer)
    if headed:
        return headed
    counted = municipalities_of(body, gazetteer)
    regional = towns_of_regions(body, gazetteer)
    if len(counted) >= _FEWEST_COUNTED and not set(counted) <= set(regional):
        return counted
    lines = [*_of_towns(body)]
    near = tuple(place for line in lines for place in gazetteer.places(line.text))
    told = [places for line in lines if (places := _elsewhere(gazetteer, line.text, near))]
    written = _elsewhere(gazetteer, dateline)
    if (
        not told
        or _is_of_its_town(lines[0], gazetteer)
        or any(set(written) & set(places) for places in told)
    ):
        return written
    return tuple(dict.fromkeys((*told[0], *regional)))


def _spoken_of(
    title: str, body: Sequence[Line], in_body: tuple[Place, ...], gazetteer: Gazetteer
) -> list[Mention]:
    """Give the towns of *title*; the region that *body* tells says which of namesakes is meant."""
    _, mentions = find_towns(title, gazetteer)
    if all(found.place for found in mentions):
        return mentions
    return find_towns(title, gazetteer, surroundings(body, gazetteer) or in_body)[1]


def _is_of_its_town(lead: Line, gazetteer: Gazetteer) -> bool:
    """Tell whether *lead* speaks of "the town" and names none: that of the dateline is meant."""
    return bool(_THE_TOWN.search(lead.text)) and not gazetteer.find(lead.text)


def _without_venue(places: tuple[Place, ...], title: str) -> tuple[Place, ...]:
    """Leave out the capital where something of another town takes place in it."""
    others = tuple(place for place in places if place.label != _CAPITAL_CITY)
    return others if others and _IN_CAPITAL.search(title) else places


def _of_towns(body: Sequence[Line]) -> Iterator[Line]:
    """Give the sentences of *body* but those about meetings, which tell only a venue."""
    return (one for one in sentences(body) if not is_about_meeting(one))


def is_about_meeting(sentence: Line) -> bool:
    """Tell whether *sentence* speaks of a meeting, so that its town is but a venue."""
    return _VENUE.search(sentence.text) is not None


def _elsewhere(gazetteer: Gazetteer, text: str, near: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """Give the towns of *text* but for the capital, where the Agency has its seat.

    Of namesakes that one is meant that lies by one of *near*.
    """
    is_open = any(found.place is None for found in gazetteer.find(text))
    places = gazetteer.places(text, near if is_open else ())
    return tuple(place for place in places if place.label != _CAPITAL_CITY)


def _groups(
    setting: Setting,
    body: Sequence[Line],
    told: Sequence[Line],
    partnerships: Sequence[PartnershipRecord],
) -> tuple[list[WorkingGroupRecord], list[Problem]]:
    """Give the working groups of the one partnership that the story speaks of."""
    if len(partnerships) != 1:
        return [], []
    key = partnerships[0].partnership
    return read_working_groups(setting.document, body, told, key)


def _members(
    setting: Setting, body: Sequence[Line], partnerships: Sequence[PartnershipRecord]
) -> Members:
    """Give the members that the story announces of the one partnership that it speaks of."""
    if len(partnerships) != 1:
        return Members()
    is_announced = are_mostly_organisations(announced_members(body))
    items = member_items(body) if is_announced else counted_bodies(body)
    key = partnerships[0].partnership
    return members_of(setting.document, items, body, key, setting.gazetteer)


def _measures(
    setting: Setting, body: Sequence[Line], plans: Sequence[PlanRecord], told: Sequence[Line]
) -> Iterator[MeasureRecord]:
    """Give the measures; those before "these activities follow from the plan" are the plan's."""
    plan = plans[0].plan or None if len(plans) == 1 else None
    until = next((line.start for line in told if _FROM_PLAN.search(line.text)), 0)
    planned = replace(setting, plan=plan)
    prose = [line for line in body if not line.bullet]
    in_lists = (*listed_measures(body, planned), *told_in_lists(body, planned))
    for found in (*prose_measures(prose, planned), *in_lists):
        of_plan = found.status == "planned" and found.evidence.end <= until
        yield replace(found, plan=plan) if of_plan else found


def _document_record(document: Document, article: _Article) -> DocumentRecord:
    return DocumentRecord(
        kind=NEWS_ARTICLE,
        title=" ".join(article.title.text.split()),
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        published=article.published,
        municipalities=article.towns,
    )


def _town_problems(article: _Article) -> tuple[Problem, ...]:
    if article.towns:
        return ()
    return (Problem(article.title.start, article.title.end, "the article names no known town"),)
